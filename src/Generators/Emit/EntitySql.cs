using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using StudyHub.Schema.Generators.Entities;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Generators.Emit;

/// <summary>The SQL of one entity, in the pieces that its methods share. Parameters are by position.</summary>
internal sealed class EntitySql
{
    private readonly Dictionary<string, EntityProperty> properties;

    /// <param name="entity">The entity.</param>
    /// <param name="defaultSchema">The schema of tables that name none.</param>
    public EntitySql(EntityModel entity, string defaultSchema)
    {
        properties = entity.Properties.ToDictionary(property => property.Name, StringComparer.Ordinal);
        QualifiedName table = new(entity.Schema ?? defaultSchema, entity.Table);
        TableName = table.ToString();
        Table = SqlQuoting.QualifiedName(table);
        Columns = string.Join(", ", entity.Properties.Select(Selected));
        DeletedAt = entity.IsSoftDeletable ? Column(this["DeletedAt"]) : null;
        OrderByKey = entity.Key.IsEmpty ? "" : " order by " + List(entity.Key.Select(name => Column(this[name])));
    }

    /// <summary>schema.table for messages, not quoted.</summary>
    public string TableName { get; }

    /// <summary>With its schema, quoted where needed.</summary>
    public string Table { get; }

    /// <summary>What a row is read from, in the order of the properties.</summary>
    public string Columns { get; }

    /// <summary>The column of a soft delete, quoted where needed; null where rows are deleted for good.</summary>
    public string? DeletedAt { get; }

    /// <summary>With a space in front; empty without a key.</summary>
    public string OrderByKey { get; }

    public EntityProperty this[string property] => properties[property];

    public static string Column(EntityProperty property) => Quoted(property.Column);

    public static string Quoted(string column) => SqlQuoting.Identifier(new Identifier(column));

    public static string List(IEnumerable<string> items) => string.Join(", ", items);

    /// <summary>$1, with the cast that the column needs.</summary>
    public static string Parameter(int number, string? cast = null)
        => "$" + number.ToString(CultureInfo.InvariantCulture) + (cast is null ? "" : "::" + cast);

    /// <summary>col = $1 and …, from parameter <paramref name="first"/> on. A nullable member is found by NULL too where <paramref name="matchNull"/>.</summary>
    public string Matches(IEnumerable<string> names, int first, bool matchNull = false)
        => string.Join(" and ", names.Select((name, index) =>
        {
            EntityProperty property = this[name];
            string column = Column(property);
            string parameter = Parameter(first + index, property.Cast);
            return matchNull && property.IsNullable
                ? $"({column} = {parameter} or ({parameter} is null and {column} is null))"
                : $"{column} = {parameter}";
        }));

    // A type that Npgsql does not read as the C# type is read as text.
    private static string Selected(EntityProperty property)
        => property.Cast is null ? Column(property)
            : property.Storage == ColumnStorage.EnumLabel || property.Type == "string" ? Column(property) + "::text"
            : property.Type == "string[]" ? Column(property) + "::text[]"
            : Column(property);
}
