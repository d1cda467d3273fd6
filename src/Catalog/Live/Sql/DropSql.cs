namespace StudyHub.Schema.Catalog.Live.Sql;

/// <summary>The statement that removes an object by itself.</summary>
internal static class DropSql
{
    /// <summary>Null for what goes with something else alone.</summary>
    public static string? Of(LiveObject one) => one.Id.Kind switch
    {
        LiveKind.ViewColumn or LiveKind.IdentitySequence or LiveKind.DefaultPrivileges or LiveKind.Unmodelled => null,
        LiveKind.Attribute => $"{TargetSql.AlterParent(one)} drop attribute {one.Own}",
        LiveKind.Column => $"{TargetSql.AlterParent(one)} drop column {one.Own}",
        LiveKind.Default => $"{TargetSql.AlterParent(one)} alter column {one.Own} drop default",
        LiveKind kind when kind.IsConstraint() || kind == LiveKind.DomainConstraint => $"{TargetSql.AlterParent(one)} drop constraint {one.Own}",
        _ => $"drop {TargetSql.Of(one)}",
    };

    /// <summary>What is lost for good with it; null where nothing is that the definition does not say.</summary>
    public static string? Loses(LiveObject one) => one.Id.Kind switch
    {
        LiveKind.Table => $"the rows of {one.Id.Name}",
        LiveKind.Column when one["generated"] is null => $"the values of {one.Id.Name}",
        LiveKind.Attribute => $"the values of {one.Id.Name}",
        LiveKind.Sequence => $"where {one.Id.Name} stands",
        _ => null,
    };
}
