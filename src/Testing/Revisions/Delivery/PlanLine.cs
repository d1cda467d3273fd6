using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Catalog.Scratch;
using StudyHub.Schema.Checks;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Objects;
using StudyHub.Schema.Revisions;
using StudyHub.Schema.Testing.Revisions.Running;

namespace StudyHub.Schema.Testing.Revisions.Delivery;

/// <summary>Whether PostgreSQL finds rows by the new foreign keys and indexes without reading the whole of a large table, and in time.</summary>
internal sealed class PlanLine(ProofServer server, Revision revision, SchemaModel after, IReadOnlyList<TableModel> touched, RevisionProofOptions options)
{
    private const string Name = "performance";

    // Policies are conditions of every query; the check says by which column each of them searches.
    private const string ScopeRule = "SHS211";

    private const int Turns = 3;

    public async Task<Deliverable> RunAsync(CancellationToken cancellationToken)
    {
        Search[] searches = [.. touched.SelectMany(Searches)];
        HashSet<QualifiedName> names = [.. touched.Select(table => table.Name)];
        string[] scopes =
        [
            .. SchemaCheck.Run(after, []).Where(finding => finding.Rule == ScopeRule && names.Contains(finding.Table))
                .Select(finding => $"a policy of {finding.Table} searches by {finding.Column?.Value ?? "a column"}, and no index begins with it ({ScopeRule})"),
        ];
        if (searches.Length == 0 && scopes.Length == 0) return new(Name, DeliverableState.NotApplicable, "no foreign key and no index is new or changed");
        List<string> flaws = [.. scopes];
        TimeSpan planning = TimeSpan.Zero;
        TimeSpan execution = TimeSpan.Zero;
        await using ProofDatabase database = await server.PlainAsync(cancellationToken).ConfigureAwait(false);
        await using NpgsqlConnection connection = await database.OpenAsync(cancellationToken).ConfigureAwait(false);
        await ScratchSchema.BuildAsync(connection, after, cancellationToken).ConfigureAwait(false);
        foreach (IGrouping<TableModel, Search> table in searches.GroupBy(search => search.Table))
        {
            if (await VolumeRows.MakeAsync(connection, after, table.Key, options.VolumeRows, cancellationToken).ConfigureAwait(false) is { } reason)
            {
                flaws.Add($"no rows could be made for {reason}");
                continue;
            }
            foreach (Search search in table)
            {
                Plan plan = await ExplainAsync(connection, search, cancellationToken).ConfigureAwait(false);
                if (plan.ReadsAll) flaws.Add($"{search.What} is searched by reading all of {search.Table.Name}: put an index on ({string.Join(", ", search.Columns)})");
                else if (plan.Planning > options.PlanningLimit) flaws.Add($"planning a search by {search.What} takes {Ms(plan.Planning)}");
                else if (plan.Execution > options.ExecutionLimit) flaws.Add($"a search by {search.What} takes {Ms(plan.Execution)}");
                if (plan.Planning > planning) planning = plan.Planning;
                if (plan.Execution > execution) execution = plan.Execution;
            }
        }
        return flaws.Count > 0
            ? new(Name, DeliverableState.NotMet, string.Join("; ", flaws))
            : new(Name, DeliverableState.Met, string.Create(CultureInfo.InvariantCulture,
                $"{searches.Length} searches by foreign key and index on {options.VolumeRows} rows, none by reading a whole table; planning at most {Ms(planning)}, execution {Ms(execution)}"));
    }

    /// <summary>By what rows of the table will be looked for because of the revision. Other kinds of index than btree answer other questions than equality.</summary>
    private IEnumerable<Search> Searches(TableModel table)
    {
        foreach (SchemaObject.Member member in revision.Delta.Set.OfType<SchemaObject.Member>().Where(member => member.Owner == table.Name))
        {
            if (member is SchemaObject.ForeignKey { Model: var key }) yield return new Search(table, $"foreign key {table.Name}.{key.Name}", [.. key.Columns], null);
            if (member is SchemaObject.Index { Model: { Method: "btree" } index } && index.Keys.All(part => part.Column is not null))
                yield return new Search(table, $"index {table.Name}.{index.Name}", [.. index.Keys.Select(part => part.Column!)], index.Predicate);
        }
    }

    /// <summary>The best of some turns, for others use the machine as well.</summary>
    private async Task<Plan> ExplainAsync(NpgsqlConnection connection, Search search, CancellationToken cancellationToken)
    {
        Plan best = await ExplainOnceAsync(connection, search, cancellationToken).ConfigureAwait(false);
        for (int turn = 1; turn < Turns && (best.Planning > options.PlanningLimit || best.Execution > options.ExecutionLimit); turn++)
        {
            Plan next = await ExplainOnceAsync(connection, search, cancellationToken).ConfigureAwait(false);
            if (next.Planning + next.Execution < best.Planning + best.Execution) best = next;
        }
        if (!best.ReadsAll) return best;
        // Where most rows match, reading them all is right; the index is there all the same, and serves where fewer do.
        await RunAsync(connection, "set enable_seqscan = off", cancellationToken).ConfigureAwait(false);
        Plan forced = await ExplainOnceAsync(connection, search, cancellationToken).ConfigureAwait(false);
        await RunAsync(connection, "reset enable_seqscan", cancellationToken).ConfigureAwait(false);
        return forced with { Planning = best.Planning, Execution = best.Execution };
    }

    private static async Task<Plan> ExplainOnceAsync(NpgsqlConnection connection, Search search, CancellationToken cancellationToken)
    {
        string table = SqlQuoting.QualifiedName(search.Table.Name);
        string predicate = search.Predicate is null ? "true" : $"({search.Predicate.Text})";
        await using NpgsqlCommand sample = new(
            $"select {string.Join(", ", search.Columns.Select(column => SqlQuoting.Identifier(column) + "::text"))} from {table} where {predicate} "
            + $"order by ({string.Join(", ", search.Columns.Select(SqlQuoting.Identifier))}) is null limit 1", connection);
        List<string> conditions = [predicate];
        await using (NpgsqlDataReader reader = await sample.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false))
        {
            if (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                for (int i = 0; i < search.Columns.Count; i++)
                    conditions.Add($"{SqlQuoting.Identifier(search.Columns[i])} {(reader.IsDBNull(i) ? "is null" : "= " + SqlQuoting.Literal(reader.GetString(i)))}");
            else
                conditions.AddRange(search.Columns.Select(column => $"{SqlQuoting.Identifier(column)} is not null"));
        }
        await using NpgsqlCommand explain = new($"explain (analyze, format json) select * from {table} where {string.Join(" and ", conditions)}", connection);
        using JsonDocument json = JsonDocument.Parse((string)(await explain.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!);
        JsonElement root = json.RootElement[0];
        return new Plan(
            ReadsAll(root.GetProperty("Plan")), TimeSpan.FromMilliseconds(root.GetProperty("Planning Time").GetDouble()), TimeSpan.FromMilliseconds(root.GetProperty("Execution Time").GetDouble()));
    }

    private static bool ReadsAll(JsonElement node) => node.GetProperty("Node Type").GetString() == "Seq Scan"
        || (node.TryGetProperty("Plans", out JsonElement parts) && parts.EnumerateArray().Any(ReadsAll));

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = new(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    private static string Ms(TimeSpan time) => time.TotalMilliseconds.ToString("0.#", CultureInfo.InvariantCulture) + " ms";

    private sealed record Search(TableModel Table, string What, IReadOnlyList<Identifier> Columns, SqlExpression? Predicate);

    private sealed record Plan(bool ReadsAll, TimeSpan Planning, TimeSpan Execution);
}
