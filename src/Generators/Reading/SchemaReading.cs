using StudyHub.Schema.Collections;
using StudyHub.Schema.Generators.Diagnostics;
using StudyHub.Schema.Linking;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Generators.Reading;

/// <summary>All tables and objects of the assembly, linked.</summary>
/// <param name="Manifest">The schema as text; null when there is nothing of it, or linking failed.</param>
/// <param name="Findings">What does not fit together.</param>
/// <param name="Weaknesses">What the schema's row security lacks, with the record and the member that it is written at.</param>
/// <param name="Failure">A fault of ours; null while all went well.</param>
internal sealed record SchemaReading(string? Manifest, EquatableArray<Finding> Findings, EquatableArray<Finding> Weaknesses, Problem? Failure)
{
    /// <summary>The foreign keys of every table that has some.</summary>
    public EquatableArray<TableReferences> References { get; init; }
}

/// <summary>The foreign keys of one table, with those that follow from its framework.</summary>
internal sealed record TableReferences(QualifiedName Table, EquatableArray<ForeignKeyModel> Keys);
