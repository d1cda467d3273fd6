using System.Linq;
using StudyHub.Schema.Generators.Entities;

namespace StudyHub.Schema.Generators.Emit;

/// <summary>
/// Insert, update, upsert. All send the same parameters, one for each column that the record gives or is found by: PostgreSQL takes a
/// parameter of a known type that a statement does not use, and one list is emitted in place of one for each statement.
/// </summary>
internal sealed partial class RepositoryEmitter
{
    private const int MostOptional = 63;

    private void EmitWrites()
    {
        if (entity.IsInsertOnly) EmitInsertOnly();
        else EmitStoring();
        EmitValues();
        EmitLeft();
    }

    private void EmitStoring()
    {
        EmitWrite("InsertAsync", "InsertRowAsync(row", "Adds the row and returns it as it is stored." + LeftToTheDatabase());
        if (!entity.Key.IsEmpty) EmitUpdate();
        if (!entity.Key.IsEmpty)
            foreach (EntityUpdate update in entity.Updates) EmitUpdate(update);
        if (!entity.Key.IsEmpty && PropertiesOf(entity.Key).All(p => p.Origin == ColumnOrigin.Record))
            EmitUpsert("", "Sql.Key", entity.Key.ToArray());
        foreach (EntityKey key in entity.UniqueKeys) EmitUpsert("By" + Names(key), "FindBy" + Names(key), key.Properties.ToArray());
    }

    private void EmitInsertOnly() => writer.WriteApart($$"""
        {{Documentation("Adds the row. It is not returned: who adds it may not see it." + LeftToTheDatabase())}}
        public global::System.Threading.Tasks.Task InsertAsync({{entity.Type}} row, {{Cancellation}})
            => InsertUnseenAsync(row, cancellationToken);
        """);

    private void EmitUpdate(EntityUpdate update) => writer.WriteApart($$"""
        {{Documentation($"Stores {EntitySql.List(update.Properties)} of the row under its key, and nothing else of it; returns it as it is stored.")}}
        /// <exception cref="global::StudyHub.Schema.Failures.RowNotFoundException">No row with this key is there for the session's user to change.</exception>
        public global::System.Threading.Tasks.Task<{{entity.Type}}> Update{{update.Rule}}Async({{entity.Type}} row, {{Cancellation}})
            => UpdateRowAsync(Update{{update.Rule}}, row, cancellationToken);
        """);

    private void EmitUpdate()
    {
        if (sql.ChangedColumns.Length == 0) return;
        writer.WriteApart($$"""
            {{Documentation("Stores the row under its key and returns it as it is stored. Keys and what the database keeps itself stay as they are.")}}
            /// <exception cref="global::StudyHub.Schema.Failures.RowNotFoundException">No row with this key is there for the session's user to change.</exception>
            public global::System.Threading.Tasks.Task<{{entity.Type}}> UpdateAsync({{entity.Type}} row, {{Cancellation}})
                => UpdateRowAsync(row, cancellationToken);
            """);
    }

    private void EmitUpsert(string suffix, string statement, string[] key)
    {
        // Where nothing but the key is given there is nothing to store over the row that is there.
        if (sql.ChangedColumns.All(p => key.Contains(p.Name))) return;
        string about = $"Adds the row, or stores it over the one with the same {string.Join(" and ", key)}; returns it as it is stored.";
        EmitWrite($"Upsert{suffix}Async", $"UpsertRowAsync({statement}, row", about + (sql.DeletedAt is null ? "" : " A deleted row is restored."));
    }

    private void EmitWrite(string method, string call, string about) => writer.WriteApart($$"""
        {{Documentation(about)}}
        public global::System.Threading.Tasks.Task<{{entity.Type}}> {{method}}({{entity.Type}} row, {{Cancellation}})
            => {{call}}, cancellationToken);
        """);

    private void EmitValues()
    {
        writer.WriteApart($$"""
            /// <inheritdoc/>
            protected override global::Npgsql.NpgsqlParameter[] Values({{entity.Type}} row) => new global::Npgsql.NpgsqlParameter[]
            {
            """);
        writer.Indent();
        foreach (EntityProperty property in sql.SentColumns) writer.Write(arguments.OfRow(property) + ",");
        writer.Outdent().Write("};");
    }

    private void EmitLeft()
    {
        EntityProperty[] optional = sql.OptionalColumns;
        if (optional.Length == 0) return;
        if (optional.Length > MostOptional)
        {
            throw new System.InvalidOperationException(
                $"{entity.Name} has {Number(optional.Length)} columns that may be left to their DEFAULT; a row can tell of {Number(MostOptional)}. Make some required.");
        }
        string bits = string.Join(" | ", optional.Select((p, i) => $"({IsEmpty(p)} ? {(1L << i).ToString(System.Globalization.CultureInfo.InvariantCulture)}L : 0L)"));
        writer.WriteApart($$"""
            /// <inheritdoc/>
            protected override long Left({{entity.Type}} row) => {{bits}};
            """);
    }

    private string LeftToTheDatabase()
    {
        EntityProperty[] optional = sql.OptionalColumns;
        return optional.Length == 0 ? ""
            : $" {string.Join(", ", optional.Select(p => p.Name))}, where empty, {(optional.Length == 1 ? "is" : "are")} given by the database.";
    }

    private static string IsEmpty(EntityProperty property)
        => $"row.{CSharpText.Name(property.Name)} " + (property.IsNullable || !property.IsValueType ? "is null" : "== default");
}
