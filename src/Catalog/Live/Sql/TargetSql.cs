namespace StudyHub.Schema.Catalog.Live.Sql;

/// <summary>How statements name an object.</summary>
internal static class TargetSql
{
    /// <summary>As COMMENT ON has it.</summary>
    public static string Of(LiveObject one) => one.Id.Kind switch
    {
        LiveKind.Check or LiveKind.PrimaryKey or LiveKind.UniqueConstraint or LiveKind.ExclusionConstraint or LiveKind.ForeignKey => $"constraint {one.Own} on {ParentName(one)}",
        LiveKind.DomainConstraint => $"constraint {one.Own} on domain {ParentName(one)}",
        LiveKind.Trigger or LiveKind.Rule or LiveKind.Policy => $"{one.Id.Kind.Word()} {one.Own} on {ParentName(one)}",
        LiveKind.ViewColumn or LiveKind.Attribute => $"column {one.Id.Name}",
        LiveKind.IdentitySequence => $"sequence {one.Id.Name}",
        LiveKind.Enum or LiveKind.Range or LiveKind.CompositeType => $"type {one.Id.Name}",
        LiveKind.Function or LiveKind.Procedure => $"{one.Id.Kind.Word()} {one.Id.Name}",
        _ => $"{one.Id.Kind.Word()} {one.Id.Name}",
    };

    /// <summary>As GRANT has it; null for what nothing can be granted on.</summary>
    public static string? OfGrant(LiveObject one) => Privileges.ObjectsWord(one.Id.Kind) switch
    {
        "tables" => $"table {one.Id.Name}",
        "sequences" => $"sequence {one.Id.Name}",
        "schemas" => $"schema {one.Id.Name}",
        "types" => $"type {one.Id.Name}",
        "functions" => one.Id.Kind == LiveKind.Procedure ? $"procedure {one.Id.Name}" : $"function {one.Id.Name}",
        _ => null,
    };

    public static string ParentName(LiveObject one) => one.Parent!.Value.Name;

    /// <summary>"alter table public.notes", for what belongs to one.</summary>
    public static string AlterParent(LiveObject one, bool only = false) => $"alter {ParentWord(one)} {(only ? "only " : "")}{ParentName(one)}";

    private static string ParentWord(LiveObject one) => one.Parent!.Value.Kind switch
    {
        LiveKind.CompositeType => "type",
        LiveKind kind => kind.Word(),
    };
}
