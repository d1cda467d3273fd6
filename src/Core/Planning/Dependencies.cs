using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Objects;

namespace StudyHub.Schema.Planning;

/// <summary>
/// What an object of one model needs to be there. Expressions and function bodies are text to us; what they call (functions) is made
/// before what holds them (tables) by the order of kinds.
/// </summary>
internal sealed class Dependencies(SchemaModel model)
{
    private readonly Dictionary<QualifiedName, TableModel> tables = model.Tables.ToDictionary(table => table.Name);

    public IEnumerable<ObjectId> Of(SchemaObject item) => item switch
    {
        SchemaObject.Enum type => [ObjectId.Schema(type.Model.Name.Schema)],
        SchemaObject.Function function => function.Model.Reads.Select(ObjectId.Table).Prepend(ObjectId.Schema(function.Model.Name.Schema)),
        SchemaObject.Table table => [ObjectId.Schema(table.Name.Schema)],
        SchemaObject.Column column => OfColumn(column),
        SchemaObject.ForeignKey key => OfForeignKey(key),
        SchemaObject.Trigger trigger => [ObjectId.Table(trigger.Owner), ObjectId.Function(trigger.Model.Function)],
        SchemaObject.Policy policy => [ObjectId.Table(policy.Owner), ObjectId.Of(ObjectKind.RowSecurity, policy.Owner), ObjectId.Role(policy.Model.Role)],
        SchemaObject.Grant grant => [ObjectId.Table(grant.Owner), ObjectId.Role(grant.Model.Role)],
        SchemaObject.Member member => [ObjectId.Table(member.Owner)],
        _ => [],
    };

    private static IEnumerable<ObjectId> OfColumn(SchemaObject.Column column)
    {
        yield return ObjectId.Table(column.Owner);
        if (column.Model.Type.Schema is { } schema) yield return ObjectId.Enum(new QualifiedName(schema, new Identifier(column.Model.Type.Name)));
    }

    /// <summary>A foreign key needs a key of the other table. A unique index will do, and that is a step of its own.</summary>
    private IEnumerable<ObjectId> OfForeignKey(SchemaObject.ForeignKey item)
    {
        yield return ObjectId.Table(item.Owner);
        yield return ObjectId.Table(item.Model.ReferencedTable);
        if (!tables.TryGetValue(item.Model.ReferencedTable, out TableModel? target)) yield break;
        EquatableArray<Identifier> columns = item.Model.ReferencedColumns;
        foreach (IndexModel index in target.Indexes)
        {
            if (index.IsUnique && index.Keys.Count == columns.Count && index.Keys.All(key => key.Column is { } c && columns.Contains(c)))
                yield return ObjectId.Of(ObjectKind.Index, target.Name, index.Name.Value);
        }
    }
}
