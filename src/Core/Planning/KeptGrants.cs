using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Objects;

namespace StudyHub.Schema.Planning;

/// <summary>
/// A grant on other columns is another grant to the differ. To the server only the columns that differ are given or taken: the others keep
/// their privilege, unless the column itself goes and comes back.
/// </summary>
internal sealed class KeptGrants
{
    private readonly Dictionary<ObjectId, HashSet<Identifier>> kept = [];

    /// <param name="before">With the renames made.</param>
    /// <param name="after">What is wanted.</param>
    /// <param name="dropped">What goes.</param>
    /// <param name="created">What comes.</param>
    public KeptGrants(IEnumerable<SchemaObject> before, IEnumerable<SchemaObject> after, IReadOnlyDictionary<ObjectId, SchemaObject> dropped, IReadOnlyDictionary<ObjectId, SchemaObject> created)
    {
        ILookup<(QualifiedName, Identifier, TablePrivilege), SchemaObject.Grant> had = before.OfType<SchemaObject.Grant>().ToLookup(Key);
        foreach (IGrouping<(QualifiedName, Identifier, TablePrivilege), SchemaObject.Grant> wanted in after.OfType<SchemaObject.Grant>().ToLookup(Key))
        {
            if (had[wanted.Key].ToArray() is not [var old] || wanted.ToArray() is not [var now] || !dropped.ContainsKey(old.Id) || !created.ContainsKey(now.Id)) continue;
            if (created.ContainsKey(ObjectId.Table(now.Owner))) continue;
            HashSet<Identifier> columns =
            [
                .. now.Model.Columns.Where(column => old.Model.Columns.Contains(column)
                    && ObjectId.Of(ObjectKind.Column, now.Owner, column.Value) is var id && !dropped.ContainsKey(id) && !created.ContainsKey(id)),
            ];
            if (columns.Count == 0) continue;
            kept[old.Id] = columns;
            kept[now.Id] = columns;
        }
    }

    /// <summary>What of the grant is to be given or taken; null for nothing.</summary>
    public GrantModel? Rest(SchemaObject.Grant grant)
    {
        if (!kept.TryGetValue(grant.Id, out HashSet<Identifier>? columns)) return grant.Model;
        EquatableArray<Identifier> rest = grant.Model.Columns.Where(column => !columns.Contains(column)).ToEquatableArray();
        return rest.IsEmpty ? null : grant.Model with { Columns = rest };
    }

    private static (QualifiedName, Identifier, TablePrivilege) Key(SchemaObject.Grant grant) => (grant.Owner, grant.Model.Role, grant.Model.Privilege);
}
