using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Effects;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Planning;
using StudyHub.Schema.Sql;
using StudyHub.Schema.Statements;

namespace StudyHub.Schema.Database.Tests.Effects;

/// <summary>
/// Runs a plan a step at a time, each in a transaction of its own, and looks at what the server did: the locks before each commit, the
/// files of the tables, and how often the tables were scanned.
/// </summary>
internal sealed class Observation : IAsyncDisposable
{
    /// <summary>The statistics of what the session itself did are sent before the server says that it is ready again.</summary>
    private const string Flush = "select pg_stat_force_next_flush()";

    private readonly NpgsqlConnection runner;
    private readonly NpgsqlConnection observer;
    private readonly NpgsqlConnection holder;
    private readonly HashSet<uint> tables = [];

    private Observation(NpgsqlConnection runner, NpgsqlConnection observer, NpgsqlConnection holder)
        => (this.runner, this.observer, this.holder) = (runner, observer, holder);

    public static async Task<Observation> OpenAsync(ScratchDatabase database)
    {
        Observation observation = new(await database.ConnectAsync(), await database.ConnectAsync(), await database.ConnectAsync());
        foreach (NpgsqlConnection connection in new[] { observation.runner, observation.observer, observation.holder })
            await RunAsync(connection, "set timezone = 'Europe/Berlin'");
        return observation;
    }

    public async Task<string> ExecuteAsync(string sql)
    {
        await RunAsync(runner, sql);
        return sql;
    }

    /// <summary>Tables that are there from now on are those that others know.</summary>
    public async Task BeginAsync()
    {
        await RunAsync(runner, Flush);
        tables.Clear();
        foreach ((uint table, _) in await TablesAsync()) tables.Add(table);
    }

    /// <param name="claims">What is said of the step.</param>
    /// <param name="bypasses">Whether whoever runs it has BYPASSRLS.</param>
    /// <returns>Where the claims and what was seen differ.</returns>
    public async Task<List<string>> RunAsync(StepEffects claims, bool bypasses = true)
    {
        Dictionary<uint, (string Name, uint File, long Scans)> before = await TablesAsync();
        Dictionary<string, uint> ids = before.ToDictionary(table => table.Value.Name, table => table.Key);
        string sql = SqlWriter.Write(claims.Step.Statement);
        HashSet<(uint, LockMode)> locks = claims.Step.Run == StepRun.Outside ? await RunOutsideAsync(sql, ids[claims.Step.Table!.ToString()]) : await RunInsideAsync(sql);
        await RunAsync(runner, Flush);
        Dictionary<uint, (string Name, uint File, long Scans)> after = await TablesAsync();

        List<string> differences = [];
        Compare(
            "locks",
            claims.Locks.Where(taken => !bypasses || !taken.OnlyWithoutBypass).GroupBy(taken => taken.Table, (table, all) => $"{all.Max(taken => taken.Mode)} {ids[table.ToString()]}"),
            locks.Select(taken => $"{taken.Item2} {taken.Item1}"));
        Compare(
            "rewrites",
            claims.Work.Where(work => work.Kind == WorkKind.Rewrite).Select(work => ids[work.Table.ToString()].ToString()),
            before.Where(table => tables.Contains(table.Key) && after.TryGetValue(table.Key, out (string, uint File, long) now) && now.File != table.Value.File).Select(table => table.Key.ToString()));
        // Whatever reads single rows may read all where there are few.
        if (claims.Step.Statement is not (PgStatement.UpsertSeed or PgStatement.DeleteSeed or PgStatement.WithForceLifted))
        {
            HashSet<string> own = [.. claims.Work.Select(work => ids[work.Table.ToString()].ToString())];
            if (ids.TryGetValue(claims.Step.Table?.ToString() ?? "", out uint id)) own.Add(id.ToString());
            Compare(
                "scans",
                claims.Work.Select(work => ids[work.Table.ToString()].ToString()),
                before.Where(table => tables.Contains(table.Key) && after.TryGetValue(table.Key, out (string, uint, long Scans) now) && now.Scans != table.Value.Scans)
                    .Select(table => table.Key.ToString()).Where(own.Contains));
        }
        return differences;

        void Compare(string what, IEnumerable<string> claimed, IEnumerable<string> seen)
        {
            string[] left = [.. claimed.Order(StringComparer.Ordinal)];
            string[] right = [.. seen.Order(StringComparer.Ordinal)];
            if (!left.SequenceEqual(right))
                differences.Add($"{what} claimed [{string.Join(", ", left)}], seen [{string.Join(", ", right)}] with {sql}");
        }
    }

    /// <summary>Every row of the tables of a model, by its columns' names.</summary>
    public async Task<List<string>> RowsAsync(Model.SchemaModel model)
    {
        List<string> rows = [];
        foreach (Model.TableModel table in model.Tables)
        {
            string columns = SqlQuoting.Identifiers(table.Columns.Select(column => column.Name));
            await using NpgsqlCommand command = new($"select '{table.Name}' || row({columns})::text from {SqlQuoting.QualifiedName(table.Name)} order by 1", observer);
            await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync()) rows.Add(reader.GetString(0));
        }
        await RunAsync(observer, Flush);
        return rows;
    }

    public async ValueTask DisposeAsync()
    {
        await runner.DisposeAsync();
        await observer.DisposeAsync();
        await holder.DisposeAsync();
    }

    private async Task<HashSet<(uint, LockMode)>> RunInsideAsync(string sql)
    {
        await using NpgsqlTransaction transaction = await runner.BeginTransactionAsync();
        await RunAsync(runner, sql);
        HashSet<(uint, LockMode)> locks = await LocksAsync();
        await transaction.CommitAsync();
        return locks;
    }

    /// <summary>Outside a transaction locks are seen while the statement waits for one who writes.</summary>
    private async Task<HashSet<(uint, LockMode)>> RunOutsideAsync(string sql, uint table)
    {
        NpgsqlTransaction writing = await holder.BeginTransactionAsync();
        await RunAsync(holder, $"do $$ begin execute format('lock table %s in row exclusive mode', {table}::regclass); end $$");
        Task run = RunAsync(runner, sql);
        try
        {
            while (!run.IsCompleted && await ScalarAsync(observer, $"select count(*) from pg_stat_activity where pid = {runner.ProcessID} and wait_event_type = 'Lock'") is 0L)
                await Task.Delay(5);
            return await LocksAsync();
        }
        finally
        {
            await writing.RollbackAsync();
            await writing.DisposeAsync();
            await run;
        }
    }

    /// <summary>The strongest that the runner has on each table that was there, from ROW EXCLUSIVE on.</summary>
    private async Task<HashSet<(uint, LockMode)>> LocksAsync()
    {
        List<(uint Table, LockMode Mode)> found = [];
        await using NpgsqlCommand command = new(
            $"select relation, mode from pg_locks where pid = {runner.ProcessID} and locktype = 'relation' and granted", observer);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) found.Add((reader.GetFieldValue<uint>(0), Enum.Parse<LockMode>(reader.GetString(1).Replace("Lock", ""))));
        return [.. found.Where(taken => tables.Contains(taken.Table) && taken.Mode >= LockMode.RowExclusive).GroupBy(taken => taken.Table, (table, all) => (table, all.Max(taken => taken.Mode)))];
    }

    private async Task<Dictionary<uint, (string Name, uint File, long Scans)>> TablesAsync()
    {
        Dictionary<uint, (string, uint, long)> found = [];
        await using NpgsqlCommand command = new(
            """
            select c.oid, n.nspname || '.' || c.relname, pg_relation_filenode(c.oid), pg_stat_get_numscans(c.oid)
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind = 'r' and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
            """,
            observer);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) found.Add(reader.GetFieldValue<uint>(0), (reader.GetString(1), reader.GetFieldValue<uint>(2), reader.GetInt64(3)));
        return found;
    }

    private static async Task<object?> ScalarAsync(NpgsqlConnection connection, string sql)
    {
        await using NpgsqlCommand command = new(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using NpgsqlCommand command = new(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
