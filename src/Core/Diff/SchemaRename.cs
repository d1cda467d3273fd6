using StudyHub.Schema.Naming;
using StudyHub.Schema.Objects;

namespace StudyHub.Schema.Diff;

/// <summary>A new name for an object that stays what it is.</summary>
/// <param name="Kind">A table, or what belongs to one and has a name; <see cref="ObjectKind.Enum"/> for a label of an enum.</param>
/// <param name="Table">
/// The table itself by its old name; for what belongs to it, by its new one: tables are renamed first. For a label, its enum.
/// </param>
/// <param name="From">The name in the model before.</param>
/// <param name="To">The name in the model after.</param>
public sealed record SchemaRename(ObjectKind Kind, QualifiedName Table, Identifier From, Identifier To);
