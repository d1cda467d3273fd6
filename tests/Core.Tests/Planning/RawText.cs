using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Lexing;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Core.Tests.Planning;

/// <summary>What an author does in the files of db/objects when a table or a column that they name gets another name or goes.</summary>
internal static class RawText
{
    /// <summary>Null where an object names a column that is gone.</summary>
    public static SchemaModel? Following(SchemaModel model, TableModel before, TableModel after)
    {
        HashSet<Identifier> had = [.. before.Columns.Select(column => column.Name)];
        HashSet<Identifier> has = [.. after.Columns.Select(column => column.Name)];
        Dictionary<Identifier, Identifier> renamed = after.Columns.Where(column => column.RenamedFrom is { } old && had.Contains(old) && !has.Contains(old) && !had.Contains(column.Name))
            .ToDictionary(column => column.RenamedFrom!, column => column.Name);
        List<Identifier> gone = [.. had.Where(name => !has.Contains(name) && !renamed.ContainsKey(name))];
        HashSet<RawReference> touched = On(model, RawReference.Table(before.Name));
        if (model.RawObjects.Any(item => touched.Contains(item.Reference) && gone.Any(name => SqlWords.Mentions(item.Sql, name.Value)))) return null;
        return model with
        {
            RawObjects = model.RawObjects.Select(item => touched.Contains(item.Reference) ? item with { Sql = SqlWords.Renamed(item.Sql, renamed) } : item).ToEquatableArray(),
        };
    }

    public static SchemaModel Renamed(SchemaModel model, QualifiedName from, QualifiedName to)
    {
        string old = SqlQuoting.QualifiedName(from);
        string now = SqlQuoting.QualifiedName(to);
        return model with
        {
            RawObjects = model.RawObjects.Select(item => item with
            {
                Name = item.Name.Replace(old, now),
                Sql = item.Sql.Replace(old, now),
                Drop = item.Drop.Replace(old, now),
                Needs = item.Needs.Select(need => need == RawReference.Table(from) ? RawReference.Table(to) : need).Order().ToEquatableArray(),
            }).OrderBy(item => item.Reference).ToEquatableArray(),
        };
    }

    /// <summary>Without what stands on it.</summary>
    public static SchemaModel Without(SchemaModel model, RawReference gone)
    {
        HashSet<RawReference> all = On(model, gone);
        return model with { RawObjects = model.RawObjects.Where(item => item.Reference != gone && !all.Contains(item.Reference)).ToEquatableArray() };
    }

    /// <summary>What needs it, and what needs that.</summary>
    public static HashSet<RawReference> On(SchemaModel model, RawReference needed)
    {
        HashSet<RawReference> found = [];
        Queue<RawReference> open = new([needed]);
        while (open.TryDequeue(out RawReference? next))
            foreach (RawObjectModel item in model.RawObjects.Where(item => item.Needs.Contains(next)))
                if (found.Add(item.Reference)) open.Enqueue(item.Reference);
        return found;
    }
}
