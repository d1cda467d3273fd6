using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Testing.RowSecurity.Conditions;
using StudyHub.Schema.Testing.RowSecurity.Filling;

namespace StudyHub.Schema.Testing.RowSecurity.Trials;

/// <summary>What a role may do with a table in a session, by the model: its rights, and its policies for each command.</summary>
internal sealed class Declaration
{
    private readonly NpgsqlConnection connection;
    private readonly FilledTable table;

    public Declaration(RowRules rules, NpgsqlConnection connection, FilledTable table, RoleModel role, TrialSession session)
    {
        this.connection = connection;
        this.table = table;
        Session = session;
        Rights = Rights.Of(table.Model, role);
        Select = rules.Of(table.Model, PolicyCommand.Select, check: false, session);
        Update = rules.Of(table.Model, PolicyCommand.Update, check: false, session);
        Updated = rules.Of(table.Model, PolicyCommand.Update, check: true, session);
        Delete = rules.Of(table.Model, PolicyCommand.Delete, check: false, session);
        Insert = rules.Of(table.Model, PolicyCommand.Insert, check: true, session);
        Key = [.. table.Model.PrimaryKey?.Columns ?? []];
        bool canReadKey = Key.Count > 0 && Key.All(key => Rights.Select.Any(column => column.Name == key));
        ReadColumns = canReadKey ? Key : [.. Rights.Select.Select(column => column.Name)];
    }

    public TrialSession Session { get; }

    public Rights Rights { get; }

    public RowRule Select { get; }

    public RowRule Update { get; }

    public RowRule Updated { get; }

    public RowRule Delete { get; }

    public RowRule Insert { get; }

    public IReadOnlyList<Identifier> Key { get; }

    /// <summary>What the role may read of a row to tell it: the key, or all that it may read.</summary>
    public IReadOnlyList<Identifier> ReadColumns { get; }

    /// <summary>"row(id)::text"; only where the role may read something.</summary>
    public string Reading => $"row({SqlQuoting.Identifiers(ReadColumns)})::text";

    /// <summary>The rows as they are, in the table's order.</summary>
    public Task<IReadOnlyList<DeclaredRow>> OfRowsAsync(CancellationToken cancellationToken) => OfAsync(_ => null, cancellationToken);

    /// <summary>The rows as they would be with <paramref name="changed"/>, which gives SQL for columns whose value is another one.</summary>
    public async Task<IReadOnlyList<DeclaredRow>> OfAsync(Func<ColumnModel, string?> changed, CancellationToken cancellationToken)
    {
        string reading = ReadColumns.Count == 0 ? "''" : Reading;
        await using NpgsqlBatch batch = new(connection);
        // A function of the schema's own may read the session from the settings.
        batch.BatchCommands.Add(new NpgsqlBatchCommand(
            $"select set_config('app.user_id', {Setting(Session.UserId)}, true), set_config('app.framework_id', {Setting(Session.FrameworkId)}, true)"));
        batch.BatchCommands.Add(new NpgsqlBatchCommand(
            $"select {reading}, {Select.Sql}, {Update.Sql}, {Updated.Sql}, {Delete.Sql}, {Insert.Sql} from {Rows(changed)} order by row_place"));
        await using NpgsqlDataReader reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
        List<DeclaredRow> rows = [];
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            rows.Add(new DeclaredRow(reader.GetString(0), reader.GetBoolean(1), reader.GetBoolean(2), reader.GetBoolean(3), reader.GetBoolean(4), reader.GetBoolean(5)));
        return rows;
    }

    private string Setting(string value) => SqlQuoting.Literal(Session.IsGarbage ? "" : value);

    private string Rows(Func<ColumnModel, string?> changed)
    {
        string name = SqlQuoting.Identifier(table.Model.Name.Name);
        string stored = string.Join(", ", table.Model.Columns.Where(column => column.Generated is null).Select(column =>
            changed(column) is { } value
                ? $"({value})::{TypeOf(column)} as {SqlQuoting.Identifier(column.Name)}"
                : SqlQuoting.Identifier(column.Name)).Prepend("ctid as row_place"));
        string rows = $"(select {stored} from {table.Sql}) as {name}";
        ColumnModel[] generated = [.. table.Model.Columns.Where(column => column.Generated is not null)];
        if (generated.Length == 0) return rows;
        string computed = string.Concat(generated.Select(column => $", ({column.Generated!.Text}) as {SqlQuoting.Identifier(column.Name)}"));
        return $"(select {name}.*{computed} from {rows}) as {name}";
    }

    private static string TypeOf(ColumnModel column)
    {
        string name = column.Type.Schema is { } schema ? SqlQuoting.QualifiedName(new QualifiedName(schema, new Identifier(column.Type.Name))) : column.Type.Name;
        return name + (column.Type.IsArray ? "[]" : "");
    }
}
