using System;
using System.Collections.Frozen;

namespace StudyHub.Schema.Catalog.Live;

/// <summary>The words for kinds, as readings and messages have them.</summary>
internal static class LiveKinds
{
    private static readonly FrozenDictionary<string, LiveKind> ByWord = Enum.GetValues<LiveKind>().ToFrozenDictionary(Word, StringComparer.Ordinal);

    public static LiveKind Of(string word) => ByWord[word];

    /// <summary>"materialized view", "foreign key".</summary>
    public static string Word(this LiveKind kind) => kind switch
    {
        LiveKind.PrimaryKey => "primary key",
        LiveKind.ForeignKey => "foreign key",
        LiveKind.UniqueConstraint => "unique constraint",
        LiveKind.ExclusionConstraint => "exclusion constraint",
        LiveKind.DomainConstraint => "domain constraint",
        LiveKind.IdentitySequence => "identity sequence",
        LiveKind.MaterializedView => "materialized view",
        LiveKind.ViewColumn => "view column",
        LiveKind.CompositeType => "composite type",
        LiveKind.DefaultPrivileges => "default privileges",
        _ => kind.ToString().ToLowerInvariant(),
    };

    public static bool IsRoutine(this LiveKind kind) => kind is LiveKind.Function or LiveKind.Procedure or LiveKind.Aggregate;

    public static bool IsView(this LiveKind kind) => kind is LiveKind.View or LiveKind.MaterializedView;

    /// <summary>Kinds that columns can have as their type.</summary>
    public static bool IsType(this LiveKind kind) => kind is LiveKind.Enum or LiveKind.Range or LiveKind.CompositeType or LiveKind.Domain;

    /// <summary>Constraints of tables.</summary>
    public static bool IsConstraint(this LiveKind kind)
        => kind is LiveKind.Check or LiveKind.PrimaryKey or LiveKind.UniqueConstraint or LiveKind.ExclusionConstraint or LiveKind.ForeignKey;
}
