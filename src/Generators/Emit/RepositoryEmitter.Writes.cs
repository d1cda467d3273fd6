using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Generators.Entities;

namespace StudyHub.Schema.Generators.Emit;

/// <summary>Insert, update, upsert.</summary>
internal sealed partial class RepositoryEmitter
{
    private void EmitWrites()
    {
        // The columns that may be left to their DEFAULT come first, so that all texts share the rest.
        EntityProperty[] optional = entity.Properties.Where(p => p.Origin == ColumnOrigin.RecordOrDatabase).ToArray();
        EntityProperty[] inserted = [.. optional, .. entity.Properties.Where(p => p.Origin == ColumnOrigin.Record)];
        EmitInsertText(optional, inserted);
        EmitInsert(optional, inserted);
        if (!entity.Key.IsEmpty) EmitUpdate();
        if (!entity.Key.IsEmpty && PropertiesOf(entity.Key).All(p => p.Origin == ColumnOrigin.Record))
            EmitUpsert("UpsertAsync", entity.Key.ToArray(), optional, inserted);
        foreach (EntityKey key in entity.UniqueKeys)
            EmitUpsert($"UpsertBy{Names(key)}Async", key.Properties.ToArray(), optional, inserted);
    }

    private void EmitInsertText(EntityProperty[] optional, EntityProperty[] inserted)
    {
        if (inserted.Length == 0)
        {
            writer.WriteApart($"private const string Insert = {CSharpText.Literal($"insert into {sql.Table} default values")};");
            return;
        }
        string head = $"insert into {sql.Table} ({EntitySql.List(inserted.Select(EntitySql.Column))}) values (";
        string[] values = inserted.Select((p, index) => EntitySql.Parameter(index + 1, p.Cast)).ToArray();
        if (optional.Length == 0)
        {
            writer.WriteApart($"private const string Insert = {CSharpText.Literal(head + EntitySql.List(values) + ")")};");
            return;
        }
        string tail = string.Concat(values.Skip(optional.Length).Select(value => ", " + value)) + ")";
        writer.WriteApart($"private const string InsertInto = {CSharpText.Literal(head)};");
        writer.Write($"private const string InsertValues = {CSharpText.Literal(tail)};");
        if (optional.Length > 1) return;
        writer.Write($"private const string InsertGiven = InsertInto + {CSharpText.Literal(values[0])} + InsertValues;");
        writer.Write("private const string InsertDefault = InsertInto + \"default\" + InsertValues;");
    }

    private void EmitInsert(EntityProperty[] optional, EntityProperty[] inserted)
    {
        string left = optional.Length == 0 ? "" : $" {string.Join(", ", optional.Select(p => p.Name))}, where empty, {(optional.Length == 1 ? "is" : "are")} given by the database.";
        writer.WriteApart($$"""
            {{Documentation($"Adds the row and returns it as it is stored.{left}")}}
            public global::System.Threading.Tasks.Task<{{entity.Type}}> InsertAsync({{entity.Type}} row, {{Cancellation}})
                => WriteAsync({{InsertText(optional, inserted, "")}}, cancellationToken{{Arguments.OfRow(inserted)}});
            """);
    }

    private void EmitUpdate()
    {
        EntityProperty[] changed = Changeable().ToArray();
        if (changed.Length == 0) return;
        string set = EntitySql.List(changed.Select((p, index) => $"{EntitySql.Column(p)} = {EntitySql.Parameter(index + 1, p.Cast)}"));
        string text = $"update {sql.Table} set {set} where {sql.Matches(entity.Key, changed.Length + 1)}{AndLive}";
        writer.WriteApart($$"""
            {{Documentation("Stores the row under its key and returns it as it is stored. Keys and what the database keeps itself stay as they are.")}}
            /// <exception cref="global::StudyHub.Schema.Failures.RowNotFoundException">No row with this key is there for the session's user to change.</exception>
            public global::System.Threading.Tasks.Task<{{entity.Type}}> UpdateAsync({{entity.Type}} row, {{Cancellation}})
                => WriteAsync({{CSharpText.Literal(text)}} + Returning, cancellationToken{{Arguments.OfRow(changed.Concat(PropertiesOf(entity.Key)))}});
            """);
    }

    private void EmitUpsert(string method, string[] key, EntityProperty[] optional, EntityProperty[] inserted)
    {
        List<string> set = Changeable().Where(p => !key.Contains(p.Name)).Select(p => $"{EntitySql.Column(p)} = excluded.{EntitySql.Column(p)}").ToList();
        if (set.Count == 0) return;

        // Written again, a row that was deleted is there again: the unique key would refuse a second one.
        if (sql.DeletedAt is { } deletedAt) set.Add(deletedAt + " = null");
        string conflict = $" on conflict ({EntitySql.List(PropertiesOf(key).Select(EntitySql.Column))}) do update set {EntitySql.List(set)}";
        writer.WriteApart($$"""
            {{Documentation($"Adds the row, or stores it over the one with the same {string.Join(" and ", key)}; returns it as it is stored.{(sql.DeletedAt is null ? "" : " A deleted row is restored.")}")}}
            public global::System.Threading.Tasks.Task<{{entity.Type}}> {{method}}({{entity.Type}} row, {{Cancellation}})
                => WriteAsync({{InsertText(optional, inserted, conflict)}}, cancellationToken{{Arguments.OfRow(inserted)}});
            """);
    }

    /// <summary>The INSERT as an expression of constants; only with several optional columns is it put together at run time.</summary>
    private static string InsertText(EntityProperty[] optional, EntityProperty[] inserted, string conflict) => optional.Length switch
    {
        0 => $"Insert{Plus(conflict)} + Returning",
        1 => $"{IsEmpty(optional[0])}\n            ? InsertDefault{Plus(conflict)} + Returning\n            : InsertGiven{Plus(conflict)} + Returning",
        _ => "InsertInto"
            + string.Join(" + \", \"", inserted.Take(optional.Length).Select((p, index) =>
                $" + ({IsEmpty(p)} ? \"default\" : {CSharpText.Literal(EntitySql.Parameter(index + 1, p.Cast))})"))
            + $" + InsertValues{Plus(conflict)} + Returning",
    };

    private static string IsEmpty(EntityProperty property)
        => $"row.{CSharpText.Name(property.Name)} " + (property.IsNullable || !property.IsValueType ? "is null" : "== default");

    private IEnumerable<EntityProperty> Changeable()
        => entity.Properties.Where(p => !p.IsFixed && p.Origin != ColumnOrigin.Database && !entity.Key.Contains(p.Name));

    private string AndLive => sql.DeletedAt is null ? "" : $" and {sql.DeletedAt} is null";
}
