using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using StudyHub.Schema.Catalog.Live.Sql;
using StudyHub.Schema.Planning;

namespace StudyHub.Schema.Catalog.Live.Planning;

/// <summary>Gives the nodes their statements: removals and what makes or alters an object, without what completes it.</summary>
internal sealed class PlanStatements(LiveChanges changes, PlanNodes nodes)
{
    private const string NotValid = " NOT VALID";
    private const string NotEnforced = " NOT ENFORCED";

    // Before it, a partition has identities of its own.
    private const int IdentityIsInherited = 17;

    private readonly NotNullStatements notNull = new(changes, nodes);

    public void Add(LiveChange change)
    {
        if (nodes.Removal(change.Id) is { } removal) AddRemoval(change, removal);
        if (nodes.Making(change.Id) is not { } making) return;
        if (change.Fate == Fate.Alter) AddAlteration(change, making);
        else AddCreation(change, making);
    }

    private void AddRemoval(LiveChange change, PlanNode removal)
    {
        LiveObject before = change.Before!;
        if (change.IsMovedOver)
        {
            removal.Add(TypeSql.Rename(before));
            nodes.Part(change.Id, NodePart.Ending).Add($"drop {TypeSql.Word(before.Id.Kind)} {TypeSql.Old(before)}");
        }
        else if (removal.IsOf(change.Id) && DropSql.Of(before) is { } sql)
        {
            removal.Add(sql, loses: DropSql.Loses(before));
        }
    }

    private void AddCreation(LiveChange change, PlanNode making)
    {
        LiveObject after = change.After!;
        if (!making.IsOf(change.Id)) return;
        switch (change.Id.Kind)
        {
            case LiveKind.Table:
                making.Add(TableSql.Create(after, TableLines(after, making)));
                break;
            case LiveKind.Column:
                making.Add($"{TargetSql.AlterParent(after)} add column {ColumnSql.Definition(after, Inlined(after, making))}");
                break;
            case LiveKind.Index when nodes.IsSwapped(change):
                nodes.Part(change.Id, NodePart.Index).Add(IndexSql.CreateBeside(after), StepRun.Outside);
                making.Add(IndexSql.TakeName(after));
                break;
            case LiveKind.Index when nodes.IsLate(change):
                making.Add(IndexSql.CreateConcurrently(after["definition"]!), StepRun.Outside);
                break;
            case LiveKind.PrimaryKey or LiveKind.UniqueConstraint when nodes.IsLate(change):
                nodes.Part(change.Id, NodePart.Index).Add(IndexSql.CreateConcurrently(after["index_definition"]!), StepRun.Outside);
                making.Add(TableSql.ConstraintOfIndex(after));
                break;
            case LiveKind.Check or LiveKind.ForeignKey
                when nodes.StaysWithRows(after.Parent!.Value) && LooksAtRows(after):
                making.Add(CreateSql.Of(after, changes.After) + NotValid.ToLowerInvariant());
                AddValidation(after);
                break;
            case LiveKind.ViewColumn or LiveKind.IdentitySequence or LiveKind.DefaultPrivileges:
                break;
            default:
                making.Add(CreateSql.Of(after, changes.After));
                break;
        }
    }

    private static bool LooksAtRows(LiveObject constraint)
        => !constraint["definition"]!.EndsWith(NotValid, StringComparison.Ordinal) && !constraint["definition"]!.EndsWith(NotEnforced, StringComparison.Ordinal);

    private void AddValidation(LiveObject after)
        => nodes.Part(after.Id, NodePart.Validation).Add($"{TargetSql.AlterParent(after)} validate constraint {after.Own}", StepRun.Alone);

    private void AddAlteration(LiveChange change, PlanNode making)
    {
        LiveObject before = change.Before!;
        LiveObject after = change.After!;
        bool isOwn = making.IsOf(change.Id);
        switch (change.Id.Kind)
        {
            case LiveKind.Extension:
                if (change.Attributes.Contains("schema")) making.Add($"alter extension {after.Id.Name} set schema {after["schema"]}");
                if (change.Attributes.Contains("version")) making.Add($"alter extension {after.Id.Name} update to '{after["version"]}'");
                break;
            case LiveKind.Enum:
                foreach (string sql in TypeSql.AddedLabels(before, after)) making.Add(sql, StepRun.Alone);
                break;
            case LiveKind.Domain:
                foreach (string sql in TypeSql.AlterDomain(before, after)) making.Add(sql);
                break;
            case LiveKind.Attribute when before["type"] != after["type"] || before["collation"] != after["collation"]:
                making.Add($"{TargetSql.AlterParent(after)} alter attribute {after.Own} type {ColumnSql.Type(after)}");
                break;
            case LiveKind.Sequence:
                if (before["persistence"] != after["persistence"]) making.Add($"alter sequence {after.Id.Name} set {(after["persistence"] is null ? "logged" : "unlogged")}");
                if (before["type"] != after["type"] || before["options"] != after["options"])
                    making.Add(SequenceSql.Alter(before, after), loses: SequenceSql.Restarts(before, after) ? $"where {after.Id.Name} stands" : null);
                break;
            case LiveKind.Function or LiveKind.Procedure when change.Attributes.Contains("definition"):
                making.Add(CreateSql.Of(after, changes.After));
                break;
            case LiveKind.Table:
                string[] actions = TableSql.Changes(before, after).ToArray();
                if (actions.Length > 0) making.Add($"alter table {after.Id.Name} {string.Join(", ", actions)}");
                break;
            case LiveKind.Column:
                AlterColumn(change, making, isOwn);
                break;
            case LiveKind.Default:
                making.Add(CreateSql.Default(after));
                break;
            case LiveKind.View when change.Attributes.Any(attribute => attribute is "definition" or "columns" or "options"):
                making.Add(ViewSql.Create(after, replaces: true));
                break;
            case LiveKind.MaterializedView:
                string[] moves = StorageOptions.Changes(before["options"], after["options"]).ToArray();
                if (before["access_method"] != after["access_method"]) making.Add($"alter materialized view {after.Id.Name} set access method {after["access_method"] ?? "heap"}");
                if (before["tablespace"] != after["tablespace"]) making.Add($"alter materialized view {after.Id.Name} set tablespace {after["tablespace"] ?? "pg_default"}");
                if (moves.Length > 0) making.Add($"alter materialized view {after.Id.Name} {string.Join(", ", moves)}");
                break;
            case LiveKind.Rule when change.Attributes.Contains("definition"):
                making.Add(after["definition"]!.TrimEnd(';').Replace("CREATE RULE", "CREATE OR REPLACE RULE", StringComparison.Ordinal));
                break;
            case LiveKind.Policy when change.Attributes.Any(attribute => attribute is "roles" or "using" or "with_check"):
                making.Add(SecuritySql.AlterPolicy(before, after));
                break;
            case LiveKind kind when (kind.IsConstraint() || kind == LiveKind.DomainConstraint) && change.Attributes.Contains("definition"):
                AddValidation(after);
                break;
            default:
                break;
        }
    }

    private void AlterColumn(LiveChange change, PlanNode making, bool isOwn)
    {
        LiveObject before = change.Before!;
        LiveObject after = change.After!;
        // The type of an inherited column goes with that of the table above.
        string? retype = change.IsRetyped && isOwn ? RetypeSql.Of(before, after, change.Cause is not null, changes.Before.Server) : null;
        string[] actions = ColumnSql.Changes(before, after, retype, notNull.IsSetAtOnce(change), notNull.IsDropped(change)).ToArray();
        string? loses = retype is not null && change.Cause is null && RetypeSql.MayLose(before, after, changes.Before.Server)
            ? $"what {after["type"]} cannot hold of {after.Id.Name}" : null;
        notNull.AddFirst(change, making);
        if (actions.Length > 0) making.Add(ColumnSql.AlterEach(after, actions), loses: loses);
        notNull.AddRest(change, making);
        if (ColumnSql.SequenceRename(before, after) is { } rename) making.Add(rename);
    }

    /// <summary>Columns, then constraints, that share the table's node.</summary>
    private List<string> TableLines(LiveObject table, PlanNode making)
    {
        IReadOnlyList<LiveObject> children = changes.After.ChildrenOf(table.Id);
        bool isPartition = table["partition_bound"] is not null;
        bool takesIdentity = isPartition && changes.After.MajorVersion >= IdentityIsInherited;
        List<string> lines = children
            .Where(child => child.Id.Kind == LiveKind.Column && (!child.Is("inherited") || child.Is("local") || isPartition))
            .OrderBy(child => int.Parse(child["position"]!, CultureInfo.InvariantCulture))
            .Select(column => ColumnSql.Definition(Own(column, isPartition, takesIdentity), Inlined(column, making)))
            .ToList();
        lines.AddRange(children
            .Where(child => child.Id.Kind.IsConstraint() && (!child.Is("inherited") || isPartition) && nodes.Making(child.Id) == making)
            .OrderBy(child => child.Id.Kind != LiveKind.PrimaryKey).ThenBy(child => child.Id)
            .Select(TableSql.Constraint));
        return lines;
    }

    /// <summary>Without what it has of the tables above.</summary>
    private static LiveObject Own(LiveObject column, bool isPartition, bool takesIdentity)
    {
        LiveObject own = takesIdentity && column.Is("inherited") ? column.With("identity", null) : column;
        return !isPartition && own["not_null_origin"] is "inherited" ? own.With("not_null", null) : own;
    }

    private LiveObject? Inlined(LiveObject column, PlanNode making)
        => changes.After.Find(LiveKind.Default, column.Id.Name) is { } found && nodes.Making(found.Id) == making ? found : null;
}
