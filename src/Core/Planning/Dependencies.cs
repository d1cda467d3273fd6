using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Lexing;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Objects;

namespace StudyHub.Schema.Planning;

/// <summary>
/// What an object of one model needs to be there. Expressions are text to us: whatever of the model they name, they need. Bodies of
/// functions are looked at by PostgreSQL only when they run.
/// </summary>
internal sealed class Dependencies(SchemaModel model)
{
    private readonly Dictionary<QualifiedName, TableModel> tables = model.Tables.ToDictionary(table => table.Name);
    private readonly RawReferences references = new(model.RawObjects.IsEmpty ? [] : SchemaObjects.Of(model));
    private readonly ILookup<string, TableModel> byName = model.Tables.ToLookup(table => table.Name.Name.Value);
    private readonly ILookup<string, FunctionModel> functions = model.Functions.ToLookup(function => function.Name.Name.Value);

    public IEnumerable<ObjectId> Of(SchemaObject item) => item switch
    {
        SchemaObject.Enum type => [ObjectId.Schema(type.Model.Name.Schema)],
        SchemaObject.Function function => function.Model.Reads.Select(ObjectId.Table).Prepend(ObjectId.Schema(function.Model.Name.Schema)),
        SchemaObject.Raw raw => OfRaw(raw.Model),
        SchemaObject.Table table => [ObjectId.Schema(table.Name.Schema)],
        SchemaObject.Column column => OfColumn(column),
        SchemaObject.ForeignKey key => OfForeignKey(key),
        SchemaObject.Trigger trigger => [ObjectId.Table(trigger.Owner), ObjectId.Function(trigger.Model.Function)],
        SchemaObject.Policy policy =>
        [
            ObjectId.Table(policy.Owner), ObjectId.Of(ObjectKind.RowSecurity, policy.Owner), ObjectId.Role(policy.Model.Role), .. Mentioned(policy),
        ],
        SchemaObject.Grant grant => Columns(grant.Owner, grant.Model.Columns).Append(ObjectId.Role(grant.Model.Role)),
        SchemaObject.PrimaryKey key => Columns(key.Owner, key.Model.Columns),
        SchemaObject.Unique key => Columns(key.Owner, key.Model.Columns),
        SchemaObject.Index index => Columns(index.Owner, index.Model.Keys.Select(key => key.Column).OfType<Identifier>().Concat(index.Model.Include)).Concat(Mentioned(index)),
        SchemaObject.Check check => [ObjectId.Table(check.Owner), .. Mentioned(check)],
        SchemaObject.Seed seed => Columns(seed.Owner, seed.Model.Columns).Concat(Keys(seed.Owner, seed.Model.ConflictColumns)),
        SchemaObject.Member member => [ObjectId.Table(member.Owner)],
        _ => [],
    };

    private static IEnumerable<ObjectId> Columns(QualifiedName table, IEnumerable<Identifier> columns)
        => columns.Select(column => ObjectId.Of(ObjectKind.Column, table, column.Value)).Prepend(ObjectId.Table(table));

    /// <summary>Of a table all columns, and its key, by which a query may be grouped.</summary>
    private IEnumerable<ObjectId> OfRaw(RawObjectModel item)
    {
        if (item.Schema is { } schema) yield return ObjectId.Schema(schema);
        foreach (ObjectId needed in references.Needs(item))
        {
            yield return needed;
            if (needed.Kind != ObjectKind.Table || !tables.TryGetValue(new QualifiedName(needed.Path[0], needed.Path[1]), out TableModel? table)) continue;
            foreach (ColumnModel column in table.Columns) yield return ObjectId.Of(ObjectKind.Column, table.Name, column.Name.Value);
            if (table.PrimaryKey is not null) yield return ObjectId.Of(ObjectKind.PrimaryKey, table.Name);
        }
    }

    /// <summary>The columns, tables, functions and raw objects that an object's expressions name.</summary>
    private IEnumerable<ObjectId> Mentioned(SchemaObject.Member item)
    {
        HashSet<string> words = [.. Dependents.Texts(item).SelectMany(text => SqlWords.Of(text.Text)).Select(word => word.Name)];
        if (words.Count == 0) yield break;
        foreach (string word in words)
            foreach (FunctionModel function in functions[word]) yield return ObjectId.Function(function.Name, function.Arguments);
        foreach (RawObjectModel raw in model.RawObjects)
            if (Dependents.Mentions(item, raw)) yield return ObjectId.Raw(raw);
        foreach (ColumnModel column in tables[item.Owner].Columns)
            if (words.Contains(column.Name.Value)) yield return ObjectId.Of(ObjectKind.Column, item.Owner, column.Name.Value);
        if (!words.Contains("from")) yield break;
        foreach (string word in words)
        {
            foreach (TableModel other in byName[word])
            {
                yield return ObjectId.Table(other.Name);
                foreach (ColumnModel column in other.Columns)
                    if (words.Contains(column.Name.Value)) yield return ObjectId.Of(ObjectKind.Column, other.Name, column.Name.Value);
            }
        }
    }

    private IEnumerable<ObjectId> OfColumn(SchemaObject.Column column)
    {
        yield return ObjectId.Table(column.Owner);
        foreach (ObjectId mentioned in Mentioned(column))
            if (mentioned != column.Id) yield return mentioned;
        foreach (RawObjectModel raw in model.RawObjects)
            if (Dependents.IsOfType(column.Model, raw)) yield return ObjectId.Raw(raw);
        if (column.Model.Type.Schema is { } schema) yield return ObjectId.Enum(new QualifiedName(schema, new Identifier(column.Model.Type.Name)));
    }

    private IEnumerable<ObjectId> OfForeignKey(SchemaObject.ForeignKey item)
        => Columns(item.Owner, item.Model.Columns)
            .Concat(Columns(item.Model.ReferencedTable, item.Model.ReferencedColumns))
            .Concat(Keys(item.Model.ReferencedTable, item.Model.ReferencedColumns));

    /// <summary>Whatever makes the columns unique: a foreign key to them and an upsert by them need it. A unique index will do.</summary>
    private IEnumerable<ObjectId> Keys(QualifiedName name, EquatableArray<Identifier> columns)
    {
        if (!tables.TryGetValue(name, out TableModel? table)) yield break;
        if (table.PrimaryKey is { } key && AreThose(key.Columns)) yield return ObjectId.Of(ObjectKind.PrimaryKey, name);
        foreach (UniqueModel unique in table.Uniques)
            if (AreThose(unique.Columns)) yield return ObjectId.Of(ObjectKind.Unique, name, unique.Name.Value);
        foreach (IndexModel index in table.Indexes)
        {
            if (index.IsUnique && AreThose(index.Keys.Select(part => part.Column).OfType<Identifier>().ToEquatableArray()) && index.Keys.Count == columns.Count)
                yield return ObjectId.Of(ObjectKind.Index, name, index.Name.Value);
        }

        bool AreThose(EquatableArray<Identifier> others) => others.Count == columns.Count && others.All(columns.Contains);
    }
}
