using StudyHub.Schema.Model;

namespace StudyHub.Schema.Linking;

/// <summary>A reference whose two ends are known.</summary>
/// <param name="IsIndexed">False: the author wants no index made for it.</param>
/// <param name="Member">The property that declares it, null for the record.</param>
/// <param name="RequiredKey">What the target lacks to be referenced; null when it has the key already.</param>
internal sealed record LinkedReference(
    TableScope Table, TableScope Target, ForeignKeyModel Key, bool IsIndexed, string? Member, UniqueModel? RequiredKey);
