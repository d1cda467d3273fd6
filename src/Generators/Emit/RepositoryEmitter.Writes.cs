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
    private const string Commands = "global::StudyHub.Schema.Commands";

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
        EmitMany("InsertManyAsync", "InsertRowsAsync(", "Adds the rows by as few statements as can be, and tells how many they are." + LeftToTheDatabase(), "int");
        EmitMany("InsertManyReturningAsync", "InsertRowsReturningAsync(", "Adds the rows by as few statements as can be, and returns them as they are stored, in their order." + LeftToTheDatabase(), RowList);
        if (!entity.Key.IsEmpty) EmitUpdate();
        if (!entity.Key.IsEmpty)
            foreach (EntityUpdate update in entity.Updates) EmitUpdate(update);
        if (!entity.Key.IsEmpty)
            foreach (EntityPathUpdate update in entity.PathUpdates) EmitPath(update);
        if (!entity.Key.IsEmpty && PropertiesOf(entity.Key).All(p => p.Origin == ColumnOrigin.Record))
            EmitUpsert("", "Sql.Key", entity.Key.ToArray());
        foreach (EntityKey key in entity.UniqueKeys) EmitUpsert("By" + Names(key), "FindBy" + Names(key), key.Properties.ToArray());
    }

    private void EmitInsertOnly()
    {
        writer.WriteApart($$"""
            {{Documentation("Adds the row. It is not returned: who adds it may not see it." + LeftToTheDatabase())}}
            public global::System.Threading.Tasks.Task InsertAsync({{entity.Type}} row, {{Cancellation}})
                => InsertUnseenAsync(row, cancellationToken);
            """);
        EmitMany("InsertManyAsync", "InsertRowsAsync(", "Adds the rows by as few statements as can be, and tells how many they are. They are not returned." + LeftToTheDatabase(), "int");
    }

    private void EmitUpdate(EntityUpdate update) => writer.WriteApart($$"""
        {{Documentation($"Stores {EntitySql.List(update.Properties)} of the row under its key, and nothing else of it; returns it as it is stored.")}}
        /// <exception cref="global::StudyHub.Schema.Failures.RowNotFoundException">No row with this key is there for the session's user to change.</exception>{{Conflict}}
        public global::System.Threading.Tasks.Task<{{entity.Type}}> Update{{update.Rule}}Async({{entity.Type}} row, {{Cancellation}})
            => UpdateRowAsync(Update{{update.Rule}}, row, cancellationToken);
        """);

    private void EmitUpdate()
    {
        if (sql.ChangedColumns.Length == 0) return;
        writer.WriteApart($$"""
            {{Documentation("Stores the row under its key and returns it as it is stored. Keys and what the database keeps itself stay as they are.")}}
            /// <exception cref="global::StudyHub.Schema.Failures.RowNotFoundException">No row with this key is there for the session's user to change.</exception>{{Conflict}}
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
        EmitMany(
            $"UpsertMany{suffix}Async", $"UpsertRowsAsync({statement}, ",
            $"Adds the rows, or stores each over the one with the same {string.Join(" and ", key)}, by as few statements as can be; returns them as they are stored, in their order. Each key once.",
            RowList);
    }

    private void EmitWrite(string method, string call, string about) => writer.WriteApart($$"""
        {{Documentation(about)}}
        public global::System.Threading.Tasks.Task<{{entity.Type}}> {{method}}({{entity.Type}} row, {{Cancellation}})
            => {{call}}, cancellationToken);
        """);

    private void EmitMany(string method, string call, string about, string result) => writer.WriteApart($$"""
        {{Documentation(about)}}
        public global::System.Threading.Tasks.Task<{{result}}> {{method}}(global::System.Collections.Generic.IReadOnlyCollection<{{entity.Type}}> rows, {{Cancellation}})
            => {{call}}rows, cancellationToken);
        """);

    /// <summary>New values for chosen columns: a type with a property for each column that an UPDATE may store.</summary>
    private void EmitChange()
    {
        if (entity.IsInsertOnly || entity.Key.IsEmpty || sql.ChangedColumns.Length == 0) return;
        EntityProperty[] key = PropertiesOf(entity.Key).ToArray();
        string type = ChangeType;
        writer.WriteApart($$"""
            {{Documentation("Stores what the change sets of the row with this key, and nothing else of it; returns it as it is stored.")}}
            /// <exception cref="global::StudyHub.Schema.Failures.RowNotFoundException">No row with this key is there for the session's user to change.</exception>
            public global::System.Threading.Tasks.Task<{{entity.Type}}> UpdateAsync({{Arguments.Declared(key, allowNull: false)}}, {{type}} change, {{Cancellation}})
                => StoreRowAsync(BeginChange(change){{arguments.Given(key)}}, cancellationToken);

            {{Documentation("New values for columns of a row; what is not set stays as it is.")}}
            public sealed class {{type}} : {{Runtime}}.RowChange
            {
            """);
        writer.Indent();
        foreach (EntityProperty property in sql.ChangedColumns)
        {
            string name = CSharpText.Name(property.Name);
            writer.Write($"/// <summary>Sets {property.Name}.</summary>");
            writer.Write($"public {Arguments.TypeOf(property, property.IsNullable)} {name} {{ set => SetColumn({Position(property)}, value, static (values, given) => values{arguments.Of(property, property.IsNullable, "given")}); }}");
        }
        writer.Outdent().Write("}");
    }

    // A member may not be named like the type around it.
    private string ChangeType => sql.ChangedColumns.Any(p => p.Name == "Change") ? "ChangedColumns" : "Change";

    private void EmitValues()
    {
        writer.WriteApart($$"""
            /// <inheritdoc/>
            protected override {{Commands}}.StatementCommand Fill({{Commands}}.StatementCommand values, {{entity.Type}} row) => values
            """);
        writer.Indent();
        for (int i = 0; i < sql.SentColumns.Length; i++) writer.Write(arguments.OfRow(sql.SentColumns[i]) + (i + 1 < sql.SentColumns.Length ? "" : ";"));
        writer.Outdent();
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

    private string Conflict => sql.Version is null ? ""
        : $"\n/// <exception cref=\"global::StudyHub.Schema.Failures.RowConflictException{{T}}\">The row was changed after it was read.</exception>";

    private string LeftToTheDatabase()
    {
        EntityProperty[] optional = sql.OptionalColumns;
        return optional.Length == 0 ? ""
            : $" {string.Join(", ", optional.Select(p => p.Name))}, where empty, {(optional.Length == 1 ? "is" : "are")} given by the database.";
    }

    private static string IsEmpty(EntityProperty property)
        => $"row.{CSharpText.Name(property.Name)} " + (property.IsNullable || !property.IsValueType ? "is null" : "== default");
}
