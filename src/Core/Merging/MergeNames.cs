using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Objects;

namespace StudyHub.Schema.Merging;

/// <summary>Names that PostgreSQL has once: two branches may give one to different objects.</summary>
internal static class MergeNames
{
    public static IEnumerable<MergeConflict> Find(IReadOnlyDictionary<ObjectId, SchemaObject> origin, MergeSide left, MergeSide right)
    {
        ILookup<(string, string), SchemaObject> taken = New(right).ToLookup(item => item.Name, item => item.Object);
        foreach (((string, string) name, SchemaObject item) in New(left))
            foreach (SchemaObject other in taken[name])
                if (other.Id != item.Id)
                    yield return new MergeConflict(Smaller(item, other).Id, $"the {item.Id} takes the name", $"the {other.Id} takes the name");

        IEnumerable<((string, string) Name, SchemaObject Object)> New(MergeSide side) => side.Objects.Values
            .Where(item => !origin.ContainsKey(item.Id))
            .SelectMany(item => Names(item).Select(name => (name, item)));
    }

    private static SchemaObject Smaller(SchemaObject one, SchemaObject other)
        => string.CompareOrdinal(one.Id.ToString(), other.Id.ToString()) <= 0 ? one : other;

    /// <summary>Where the name must be the only one, and the name.</summary>
    private static IEnumerable<(string Space, string Name)> Names(SchemaObject item)
    {
        // Tables, indexes and the indexes of keys are relations; enums and tables are types.
        switch (item)
        {
            case SchemaObject.Table table: return [Relation(table.Name), Type(table.Name)];
            case SchemaObject.Enum type: return [Type(type.Model.Name)];
            case SchemaObject.Index index: return [Relation(new QualifiedName(index.Owner.Schema, index.Model.Name))];
            case SchemaObject.PrimaryKey key: return [Relation(new QualifiedName(key.Owner.Schema, key.Model.Name)), Constraint(key.Owner, key.Model.Name)];
            case SchemaObject.Unique key: return [Relation(new QualifiedName(key.Owner.Schema, key.Model.Name)), Constraint(key.Owner, key.Model.Name)];
            case SchemaObject.Check check: return [Constraint(check.Owner, check.Model.Name)];
            case SchemaObject.ForeignKey key: return [Constraint(key.Owner, key.Model.Name)];
            case SchemaObject.Raw { Model: { Schema: { } schema, Kind: "view" or "materialized view" or "sequence" } view }:
                return [("relation " + schema.Value, view.Name)];
            default: return [];
        }
    }

    private static (string, string) Relation(QualifiedName name) => ("relation " + name.Schema.Value, name.Name.Value);

    private static (string, string) Type(QualifiedName name) => ("type " + name.Schema.Value, name.Name.Value);

    private static (string, string) Constraint(QualifiedName table, Identifier name) => ($"constraint {table.Schema.Value}\0{table.Name.Value}", name.Value);
}
