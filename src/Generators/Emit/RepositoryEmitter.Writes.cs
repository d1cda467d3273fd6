using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Generators.Entities;

namespace StudyHub.Schema.Generators.Emit;

/// <summary>
/// Insert, update, upsert. All send the same parameters, one for each column that the record gives or is found by: PostgreSQL takes a
/// parameter of a known type that a statement does not use, and one list is emitted in place of one for each statement.
/// </summary>
internal sealed partial class RepositoryEmitter
{
    private void EmitWrites()
    {
        // The columns that may be left to their DEFAULT come first, so that all texts share the rest.
        EntityProperty[] optional = entity.Properties.Where(p => p.Origin == ColumnOrigin.RecordOrDatabase).ToArray();
        EntityProperty[] inserted = [.. optional, .. entity.Properties.Where(p => p.Origin == ColumnOrigin.Record)];
        EntityProperty[] sent = [.. inserted, .. PropertiesOf(entity.Key).Where(p => p.Origin == ColumnOrigin.Database)];
        EmitInsert(optional, inserted);
        if (!entity.Key.IsEmpty) EmitUpdate(sent);
        if (!entity.Key.IsEmpty && PropertiesOf(entity.Key).All(p => p.Origin == ColumnOrigin.Record))
            EmitUpsert("", entity.Key.ToArray(), optional);
        foreach (EntityKey key in entity.UniqueKeys) EmitUpsert("By" + Names(key), key.Properties.ToArray(), optional);
        EmitValues(sent);
    }

    private void EmitInsert(EntityProperty[] optional, EntityProperty[] inserted)
    {
        EmitInsertText(optional, inserted);
        string left = optional.Length == 0 ? ""
            : $" {string.Join(", ", optional.Select(p => p.Name))}, where empty, {(optional.Length == 1 ? "is" : "are")} given by the database.";
        writer.WriteApart($$"""
            {{Documentation($"Adds the row and returns it as it is stored.{left}")}}
            public global::System.Threading.Tasks.Task<{{entity.Type}}> InsertAsync({{entity.Type}} row, {{Cancellation}})
                => WriteRowAsync({{InsertText(optional, "Returning")}}, cancellationToken, Values(row));
            """);
    }

    private void EmitInsertText(EntityProperty[] optional, EntityProperty[] inserted)
    {
        string head = inserted.Length == 0 ? $"insert into {sql.Table} default values"
            : $"insert into {sql.Table} ({EntitySql.List(inserted.Select(EntitySql.Column))}) values (";
        string[] values = inserted.Select((p, index) => EntitySql.Parameter(index + 1, p.Cast)).ToArray();
        string end = inserted.Length == 0 ? "" : ")";
        if (optional.Length == 0)
        {
            writer.WriteApart($"private const string Insert = {CSharpText.Literal(head + EntitySql.List(values) + end)};");
            return;
        }
        string tail = string.Concat(values.Skip(optional.Length).Select(value => ", " + value)) + end;
        writer.WriteApart($"private const string InsertInto = {CSharpText.Literal(head)};");
        writer.Write($"private const string InsertValues = {CSharpText.Literal(tail)};");
    }

    private void EmitUpdate(EntityProperty[] sent)
    {
        string Assigned(EntityProperty p) => $"{EntitySql.Column(p)} = {EntitySql.Parameter(System.Array.IndexOf(sent, p) + 1, p.Cast)}";

        EntityProperty[] changed = Changeable().ToArray();
        if (changed.Length == 0) return;
        string where = string.Join(" and ", PropertiesOf(entity.Key).Select(Assigned));
        string text = $"update {sql.Table} set {EntitySql.List(changed.Select(Assigned))} where {where}{AndLive}";
        writer.WriteApart($$"""
            {{Documentation("Stores the row under its key and returns it as it is stored. Keys and what the database keeps itself stay as they are.")}}
            /// <exception cref="global::StudyHub.Schema.Failures.RowNotFoundException">No row with this key is there for the session's user to change.</exception>
            public global::System.Threading.Tasks.Task<{{entity.Type}}> UpdateAsync({{entity.Type}} row, {{Cancellation}})
                => WriteRowAsync({{CSharpText.Literal(text)}} + Returning, cancellationToken, Values(row));
            """);
    }

    private void EmitUpsert(string suffix, string[] key, EntityProperty[] optional)
    {
        List<string> set = Changeable().Where(p => !key.Contains(p.Name))
            .Select(p => $"{EntitySql.Column(p)} = excluded.{EntitySql.Column(p)}").ToList();
        if (set.Count == 0) return;

        // Written again, a row that was deleted is there again: the unique key would refuse a second one.
        if (sql.DeletedAt is { } deletedAt) set.Add(deletedAt + " = null");
        string conflict = $" on conflict ({EntitySql.List(PropertiesOf(key).Select(EntitySql.Column))}) do update set {EntitySql.List(set)}";
        string about = $"Adds the row, or stores it over the one with the same {string.Join(" and ", key)}; returns it as it is stored.";
        writer.WriteApart($$"""
            private const string OrUpdate{{suffix}} = {{CSharpText.Literal(conflict)}} + Returning;

            {{Documentation(about + (sql.DeletedAt is null ? "" : " A deleted row is restored."))}}
            public global::System.Threading.Tasks.Task<{{entity.Type}}> Upsert{{suffix}}Async({{entity.Type}} row, {{Cancellation}})
                => WriteRowAsync({{InsertText(optional, "OrUpdate" + suffix)}}, cancellationToken, Values(row));
            """);
    }

    private void EmitValues(EntityProperty[] sent)
    {
        writer.WriteApart($$"""
            private global::Npgsql.NpgsqlParameter[] Values({{entity.Type}} row) => new global::Npgsql.NpgsqlParameter[]
            {
            """);
        writer.Indent();
        foreach (EntityProperty property in sent) writer.Write(Arguments.OfRow(property) + ",");
        writer.Outdent().Write("};");
    }

    /// <summary>The INSERT and what follows it, as an expression of constants; only with several optional columns is it put together at run time.</summary>
    private static string InsertText(EntityProperty[] optional, string tail)
    {
        if (optional.Length == 0) return $"Insert + {tail}";
        string[] given = optional.Select((p, index) => CSharpText.Literal(EntitySql.Parameter(index + 1, p.Cast))).ToArray();
        return optional.Length == 1
            ? $"{IsEmpty(optional[0])}\n        ? InsertInto + \"default\" + InsertValues + {tail}\n        : InsertInto + {given[0]} + InsertValues + {tail}"
            : $"InsertInto + {string.Join(" + \", \" + ", optional.Select((p, index) => $"({IsEmpty(p)} ? \"default\" : {given[index]})"))} + InsertValues + {tail}";
    }

    private static string IsEmpty(EntityProperty property)
        => $"row.{CSharpText.Name(property.Name)} " + (property.IsNullable || !property.IsValueType ? "is null" : "== default");

    private IEnumerable<EntityProperty> Changeable()
        => entity.Properties.Where(p => !p.IsFixed && p.Origin != ColumnOrigin.Database && !entity.Key.Contains(p.Name));

    private string AndLive => sql.DeletedAt is null ? "" : $" and {sql.DeletedAt} is null";
}
