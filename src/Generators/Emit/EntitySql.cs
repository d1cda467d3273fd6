using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using StudyHub.Schema.Generators.Entities;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Generators.Emit;

/// <summary>
/// What only this table has, in the order that the runtime's TableSql takes it: its columns, those that may be left to their DEFAULT
/// first, then what the record gives, then what the database gives, keys before the rest. Parameters are by position.
/// </summary>
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
        DeletedAt = entity.IsSoftDeletable ? Column(this["DeletedAt"]) : null;
        OptionalColumns = entity.Properties.Where(p => p.Origin == ColumnOrigin.RecordOrDatabase).ToArray();
        InsertedColumns = [.. OptionalColumns, .. entity.Properties.Where(p => p.Origin == ColumnOrigin.Record)];
        EntityProperty[] key = entity.Key.Select(name => this[name]).ToArray();
        Version = entity.Properties.FirstOrDefault(p => p.IsVersion);
        SentColumns = [.. InsertedColumns, .. key.Where(p => p.Origin == ColumnOrigin.Database), .. entity.Properties.Where(p => p.IsVersion)];
        Columns = [.. SentColumns, .. entity.Properties.Except(SentColumns)];
        ChangedColumns = InsertedColumns.Where(p => !p.IsFixed && !key.Contains(p)).ToArray();
    }

    /// <summary>schema.table for messages, not quoted.</summary>
    public string TableName { get; }

    /// <summary>With its schema, quoted where needed.</summary>
    public string Table { get; }

    /// <summary>All, in the order in which rows are read.</summary>
    public EntityProperty[] Columns { get; }

    /// <summary>The first of the columns: those that an INSERT may leave to their DEFAULT.</summary>
    public EntityProperty[] OptionalColumns { get; }

    /// <summary>The first of the columns: those that an INSERT names.</summary>
    public EntityProperty[] InsertedColumns { get; }

    /// <summary>The first of the columns: those that every writing statement has a parameter for.</summary>
    public EntityProperty[] SentColumns { get; }

    /// <summary>Those of the inserted columns that an UPDATE stores.</summary>
    public EntityProperty[] ChangedColumns { get; }

    /// <summary>What an UPDATE of the whole row must meet; null where the last one wins.</summary>
    public EntityProperty? Version { get; }

    /// <summary>The column of a soft delete, quoted where needed; null where rows are deleted for good.</summary>
    public string? DeletedAt { get; }

    public EntityProperty this[string property] => properties[property];

    public int OrdinalOf(EntityProperty property) => Array.IndexOf(Columns, property);

    public static string Column(EntityProperty property) => Quoted(property.Column);

    public static string Quoted(string column) => SqlQuoting.Identifier(new Identifier(column));

    public static string List(IEnumerable<string> items) => string.Join(", ", items);

    /// <summary>What a column is read as: a type that Npgsql does not read as the C# type is read as text. Null where it is read as it is.</summary>
    public static string? ReadAs(EntityProperty property)
        => property.Cast is null ? null
            : property.Storage == ColumnStorage.EnumLabel || property.Type == "string" ? "text"
            : property.Storage == ColumnStorage.EnumLabels || property.Type == "string[]" ? "text[]"
            : null;

    /// <summary>col = $1 and …; a nullable member is found by NULL too.</summary>
    public string Matches(IEnumerable<EntityProperty> members)
        => string.Join(" and ", members.Select((property, index) =>
        {
            string column = Column(property);
            string parameter = "$" + (index + 1).ToString(CultureInfo.InvariantCulture) + (property.Cast is null ? "" : "::" + property.Cast);
            return property.IsNullable ? $"({column} = {parameter} or ({parameter} is null and {column} is null))" : $"{column} = {parameter}";
        }));
}
