using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Declarations;
using StudyHub.Schema.Generators.Entities;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Generators.Reading.Graphs;

/// <summary>A table with its name, and with the foreign keys that the linked schema has of it.</summary>
internal sealed record LinkedTable(EntityModel Entity, EquatableArray<ColumnDeclaration> Columns, QualifiedName Name, EquatableArray<ForeignKeyModel> Keys)
{
    public GraphTableModel Model => new(Entity.Type, RepositoryNames.FullTypeName(Entity));

    public EntityProperty? Find(string member) => Entity.Properties.FirstOrDefault(property => property.Name == member);

    public EntityProperty? Find(Identifier column) => Entity.Properties.FirstOrDefault(property => property.Column == column.Value && !property.IsVersion);

    /// <summary>The columns as a key; null where rows cannot be matched by them in C# as PostgreSQL does.</summary>
    public GraphKeyModel? Key(EquatableArray<Identifier> columns)
    {
        GraphKeyColumn?[] found = columns.Select(Column).ToArray();
        return found.All(column => column is not null) ? new GraphKeyModel(Entity.Type, found.Select(column => column!).ToEquatableArray()) : null;
    }

    private GraphKeyColumn? Column(Identifier name)
    {
        if (Find(name) is not { } property || Columns.FirstOrDefault(column => column.Column.Name == name)?.Column is not { } column) return null;

        // What is compared without case, padded or by parts is equal in PostgreSQL where it is not in C#.
        bool isComparable = property.Storage is ColumnStorage.EnumLabel or ColumnStorage.EnumNumber
            || (property.Storage == ColumnStorage.Direct && property.Cast is null && !property.Type.EndsWith("]", System.StringComparison.Ordinal));
        if (!isComparable) return null;
        string type = property.Cast ?? (column.Type.Schema is { } schema ? SqlQuoting.QualifiedName(new QualifiedName(schema, new Identifier(column.Type.Name))) : column.Type.Name);
        return new GraphKeyColumn(property.Name, property.Type, property.IsValueType, property.IsNullable, SqlQuoting.Identifier(name), type);
    }
}
