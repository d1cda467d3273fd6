using StudyHub.Schema.Naming;

namespace StudyHub.Schema.RowSecurity.Tests.Mutation;

/// <summary>One fault that is put into a database.</summary>
/// <param name="Kind">What sort of fault.</param>
/// <param name="Name">Which one exactly.</param>
/// <param name="Sql">Run by a superuser.</param>
/// <param name="Table">Where it is; null when it is in a function that many tables use.</param>
internal sealed record Mutant(MutantKind Kind, string Name, string Sql, QualifiedName? Table)
{
    /// <summary>Why nobody can do anything else because of it, so that the catalog alone can tell; null where somebody should.</summary>
    public string? WhyHarmless { get; init; }

    public override string ToString() => $"{Kind}: {Name}";
}

internal enum MutantKind
{
    DroppedPolicy,
    UsingTrue,
    CheckTrue,
    ToPublic,
    WidenedRestrictive,
    SwappedColumn,
    Disabled,
    NotForced,
    ExtraGrant,
    ExtraColumnGrant,
    LostGrant,
    HelperWithoutNullif,
    HelperOfAnotherSetting,
    HelperVolatile,
    SingleColumnKey,
}
