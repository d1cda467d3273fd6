using System;

namespace StudyHub.Schema.Catalog.Live.Sql;

/// <summary>The statement that makes an object by itself; a table's and a column's hold others, and are put together elsewhere.</summary>
internal static class CreateSql
{
    public static string Of(LiveObject one, LiveCatalog after) => one.Id.Kind switch
    {
        LiveKind.Schema => $"create schema {one.Id.Name}",
        LiveKind.Extension => $"create extension {one.Id.Name} with schema {one["schema"]}",
        LiveKind.Enum or LiveKind.Range or LiveKind.CompositeType or LiveKind.Domain => TypeSql.Create(one, after),
        LiveKind.Attribute => $"{TargetSql.AlterParent(one)} add attribute {one.Own} {ColumnSql.Type(one)}",
        LiveKind.Sequence => SequenceSql.Create(one),
        LiveKind.Function or LiveKind.Procedure or LiveKind.Aggregate => one["definition"]!.TrimEnd(),
        LiveKind.Default => Default(one),
        LiveKind.View or LiveKind.MaterializedView => ViewSql.Create(one, replaces: false),
        LiveKind.Policy => SecuritySql.CreatePolicy(one),
        LiveKind.Rule => one["definition"]!.TrimEnd(';'),
        LiveKind.Index or LiveKind.Trigger or LiveKind.Statistics => PrintedForm.Faithful(one["definition"]!),
        LiveKind kind when kind.IsConstraint() || kind == LiveKind.DomainConstraint
            => $"{TargetSql.AlterParent(one, IsOfPartitioned(one, after))} add {TableSql.Constraint(one)}",
        _ => throw new InvalidOperationException($"{one.Id} is made by no statement of its own."),
    };

    /// <summary>The partitions have constraints of their own, by their own names, which are attached.</summary>
    private static bool IsOfPartitioned(LiveObject one, LiveCatalog after)
        => one.Id.Kind is LiveKind.PrimaryKey or LiveKind.UniqueConstraint or LiveKind.ExclusionConstraint && after.Find(one.Parent!.Value)!["partition_key"] is not null;

    public static string Default(LiveObject one) => $"{TargetSql.AlterParent(one)} alter column {one.Own} set default {PrintedForm.Faithful(one["expression"]!)}";
}
