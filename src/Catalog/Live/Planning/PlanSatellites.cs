using System;
using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Catalog.Live.Sql;

namespace StudyHub.Schema.Catalog.Live.Planning;

/// <summary>What completes an object: owner, grants, comment, and the settings that its creation cannot say.</summary>
internal sealed class PlanSatellites(LiveChanges changes, PlanNodes nodes)
{
    public void Add(LiveChange change)
    {
        if (change.Id.Kind == LiveKind.DefaultPrivileges)
        {
            AddDefaultPrivileges(change);
            return;
        }
        // Of a view's columns nothing is told any more, or something for the first time; the view stays.
        bool isOfView = change.Id.Kind == LiveKind.ViewColumn;
        if (isOfView && change.Fate == Fate.Drop && !changes.IsDropped(change.Before!.Parent!.Value)) AddAll(change, change.Before, Emptied(change.Before));
        if (change.After is not { } after) return;
        bool isNew = change.IsMade && !(isOfView && !changes.IsMade(after.Parent!.Value));
        AddAll(change, isNew ? null : change.Before ?? Emptied(after), after);
        AddAttachment(change);
    }

    private void AddAll(LiveChange change, LiveObject? before, LiveObject after)
    {
        List<string> statements = [.. Settings(change, before, after)];
        if (OwnerChanges(change, before, after)) statements.Add(SatelliteSql.Owner(after));
        statements.AddRange(Grants(before, after));
        // An extension brings a comment along.
        bool isCommented = before is null ? after["comment"] is not null || after.Id.Kind == LiveKind.Extension : before["comment"] != after["comment"];
        if (isCommented && after.AttributeNames.Contains("comment")) statements.Add(SatelliteSql.Comment(after));
        if (statements.Count == 0) return;
        PlanNode node = nodes.Part(change.Id, NodePart.Satellites);
        foreach (string sql in statements) node.Add(sql);
    }

    private IEnumerable<string> Settings(LiveChange change, LiveObject? before, LiveObject after)
    {
        switch (change.Id.Kind)
        {
            case LiveKind.Table when change.IsMade && TableSql.Changes(null, after).ToArray() is { Length: > 0 } actions:
                yield return $"alter table {after.Id.Name} {string.Join(", ", actions)}";
                break;
            case LiveKind.Column when change.IsMade:
                if (ColumnSql.Completions(after).ToArray() is { Length: > 0 } completions) yield return ColumnSql.AlterEach(after, completions);
                if (OwnNotNull(after) is { } own) yield return own;
                break;
            case LiveKind.Trigger or LiveKind.Rule when (before?["enabled"]) != after["enabled"]:
                yield return $"alter table {TargetSql.ParentName(after)} {after["enabled"] ?? "enable"} {after.Id.Kind.Word()} {after.Own}";
                break;
            case LiveKind.Statistics when (before?["target"]) != after["target"]:
                yield return $"alter statistics {after.Id.Name} set statistics {after["target"] ?? "-1"}";
                break;
            case LiveKind.Index when (before?["tablespace"]) != after["tablespace"]:
                yield return $"alter index {after.Id.Name} set tablespace {after["tablespace"] ?? "pg_default"}";
                break;
            default:
                break;
        }
        if (after.Id.Kind == LiveKind.Index && before?["statistics"] != after["statistics"])
            foreach (string pair in Columns(before).Union(Columns(after)).Order(StringComparer.Ordinal))
                yield return $"alter index {after.Id.Name} alter column {pair} set statistics {Target(after, pair)}";
        if (change.Fate == Fate.Replace && IsReplicaIdentity(after)) yield return $"{TargetSql.AlterParent(after)} replica identity using index {after.Own}";
        bool isAnew = before is not null && NotNullStatements.IsMadeAgain(before, after);
        if (after["not_null_name"] is not null && (isAnew ? null : before?["not_null_comment"]) != after["not_null_comment"]) yield return NotNullSql.Comment(after);
        if ((before?["index_comment"]) != after["index_comment"]) yield return SatelliteSql.CommentOnIndex(after, IndexName(after));
        if (after.AttributeNames.Contains("clustered") && (before?.Is("clustered") ?? false) != after.Is("clustered"))
            yield return after.Is("clustered") ? $"{TargetSql.AlterParent(after)} cluster on {after.Own}" : $"{TargetSql.AlterParent(after)} set without cluster";

        static IEnumerable<string> Columns(LiveObject? index) => (index?["statistics"] ?? "").Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')[0]);
        static string Target(LiveObject index, string column)
            => (index["statistics"] ?? "").Split(", ").Select(pair => pair.Split('=')).FirstOrDefault(pair => pair[0] == column)?[1] ?? "-1";
    }

    /// <summary>The table is told by which index its rows are known, and forgets it with the index.</summary>
    private bool IsReplicaIdentity(LiveObject index) => index.Parent is { Kind: LiveKind.Table } table && !changes.IsMade(table)
        && changes.After.Find(table)!["replica_identity"] is { } identity && identity == changes.Before.Find(table)!["replica_identity"]
        && identity == $"using index {IndexName(index)}"
        && index.Id.Kind is LiveKind.Index or LiveKind.PrimaryKey or LiveKind.UniqueConstraint;

    /// <summary>NOT NULL that a new column's definition could not say: it is not validated, or the column is that of a table above, and no part of the statement.</summary>
    private string? OwnNotNull(LiveObject after)
    {
        if (!after.Is("not_null") || after["not_null_origin"] is "inherited") return null;
        if (after.Is("not_null_not_valid")) return NotNullSql.Add(after, isValid: false);
        bool isUnsaid = after.Is("inherited") && !after.Is("local") && changes.After.Find(after.Parent!.Value)!["partition_bound"] is null;
        if (!isUnsaid) return null;
        if (after["not_null_name"] is not null) return NotNullSql.Add(after, isValid: true);
        return PlanNodes.InheritedFrom(after, changes.After).Select(changes.After.Find).Any(above => above?.Is("not_null") ?? false) ? null : NotNullSql.Set(after);
    }

    private bool OwnerChanges(LiveChange change, LiveObject? before, LiveObject after)
    {
        if (after["owner"] is not { } owner) return false;
        if (before is null) return owner != changes.Before.Server.User;
        // A sequence that a table owns has the table's owner, and gets it with it.
        return before["owner"] is { } old && old != owner && !(change.Id.Kind == LiveKind.Sequence && before["owned_by"] is not null && after["owned_by"] is not null);
    }

    private IEnumerable<string> Grants(LiveObject? before, LiveObject after)
    {
        if (TargetSql.OfGrant(after) is { } target)
        {
            IReadOnlyList<Granted> had = before is null ? Privileges.OfNew(after, changes.Before) : Privileges.Of(before, changes.Before.Server);
            return SatelliteSql.Grants(target, null, Owner(after), had, Privileges.Of(after, changes.After.Server));
        }
        if (after.Id.Kind is LiveKind.Column or LiveKind.ViewColumn && (before?["acl"] ?? after["acl"]) is not null)
        {
            LiveObject table = changes.After.Find(after.Parent!.Value)!;
            return SatelliteSql.Grants($"table {table.Id.Name}", after.Own, Owner(table), ColumnGrants(before), Privileges.Parse(after["acl"] ?? ""));
        }
        return [];
    }

    /// <summary>Revoking a privilege of a table revokes it of the columns too.</summary>
    private IReadOnlyList<Granted> ColumnGrants(LiveObject? before)
    {
        if (before?["acl"] is not { } acl) return [];
        IReadOnlyList<Granted> granted = Privileges.Parse(acl);
        LiveId parent = before.Parent!.Value;
        if (changes.Before.Find(parent) is not { } old || changes.After.Find(parent) is not { } wanted) return granted;
        HashSet<(string, string)> revoked = Privileges.Of(old, changes.Before.Server).Select(one => one.Key).ToHashSet();
        revoked.ExceptWith(Privileges.Of(wanted, changes.After.Server).Select(one => one.Key));
        return granted.Where(one => !revoked.Contains(one.Key)).ToList();
    }

    private void AddDefaultPrivileges(LiveChange change)
    {
        LiveObject one = (change.After ?? change.Before)!;
        string target = one["objects"]!;
        string builtIn = one["schema"] is null ? changes.Before.Server.BuiltInGrants.GetValueOrDefault(target, "") : "";
        IReadOnlyList<Granted> had = Privileges.Parse(change.Before?["acl"] ?? builtIn);
        IReadOnlyList<Granted> wanted = Privileges.Parse(change.After?["acl"] ?? builtIn);
        // Those of a schema go with it.
        if (change.Fate == Fate.Drop && one.Parent is { } schema && changes.IsDropped(schema)) return;
        PlanNode node = nodes.Part(change.Id, NodePart.Satellites);
        foreach (string sql in SatelliteSql.Grants(target, null, one["role"]!, had, wanted)) node.Add($"{SecuritySql.DefaultPrivileges(one)} {sql}");
    }

    private void AddAttachment(LiveChange change)
    {
        LiveObject after = change.After!;
        LiveObject? before = change.IsMade ? null : change.Before;
        if (after.Id.Kind == LiveKind.Sequence && before?["owned_by"] != after["owned_by"] && (before is not null || after["owned_by"] is not null))
        {
            if (before?["owned_by"] is { } owner && changes.IsDropped(new LiveId(LiveKind.Column, owner)))
                nodes.Part(change.Id, NodePart.Detaching).Add(SequenceSql.OwnedBy(after, null));
            nodes.Part(change.Id, NodePart.Attaching).Add(SequenceSql.OwnedBy(after, after["owned_by"]));
        }
        if (after["attached_to"] is { } above && before?["attached_to"] != above && !changes.IsMade(after.Parent!.Value))
            nodes.Part(change.Id, NodePart.Attaching).Add($"alter index {above} attach partition {IndexName(after)}");
        if (after.Id.Kind != LiveKind.Table) return;
        if (before is null && after["partition_bound"] is not null)
        {
            foreach (string sql in TableSql.Attach(after)) nodes.Part(change.Id, NodePart.Attaching).Add(sql);
        }
        else if (before is not null && (before["parents"] != after["parents"] || before["partition_bound"] != after["partition_bound"]))
        {
            foreach (string sql in TableSql.Detach(before)) nodes.Part(change.Id, NodePart.Detaching).Add(sql);
            foreach (string sql in TableSql.Attach(after)) nodes.Part(change.Id, NodePart.Attaching).Add(sql);
        }
        if (before?["replica_identity"] != after["replica_identity"])
        {
            string identity = after["replica_identity"] ?? "default";
            const string Index = "using index ";
            if (identity.StartsWith(Index, StringComparison.Ordinal)) identity = Index + identity[(Index.Length + after.Parent!.Value.Name.Length + 1)..];
            nodes.Part(change.Id, NodePart.Attaching).Add($"alter table {after.Id.Name} replica identity {identity}");
        }
    }

    private string IndexName(LiveObject one) => one.Id.Kind == LiveKind.Index ? one.Id.Name : $"{changes.After.Find(one.Parent!.Value)!.Parent!.Value.Name}.{one.Own}";

    private static string Owner(LiveObject one) => one["owner"] ?? "current_user";

    /// <summary>The object without anything that is said of it.</summary>
    private static LiveObject Emptied(LiveObject one) => one.With("acl", null).With("comment", null);
}
