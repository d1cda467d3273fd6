using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Queries;

namespace StudyHub.Schema.Catalog.Queries;

/// <summary>
/// Tries queries that are written in SQL on a database that has the schema: each is prepared with the types that its parameters are sent as,
/// its columns are compared with what its C# side expects, and it is planned as the role that it is for. None is executed.
/// </summary>
public static class QueryVerification
{
    /// <param name="connection">Open, in no transaction, by a role that may act as the schema's.</param>
    /// <param name="model">The schema that the database has.</param>
    /// <param name="queries">The queries.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>In the order of the queries.</returns>
    public static async Task<EquatableArray<QueryFinding>> RunAsync(
        NpgsqlConnection connection, SchemaModel model, IEnumerable<WrittenQuery> queries, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(queries);
        List<QueryFinding> findings = [];
        foreach (WrittenQuery query in queries)
        {
            int before = findings.Count;
            await DescribeAsync(connection, query, findings, cancellationToken).ConfigureAwait(false);
            // What cannot be prepared cannot be planned.
            if (findings.Count == before || findings[^1].Column is not null) await PlanAsync(connection, model, query, findings, cancellationToken).ConfigureAwait(false);
        }
        return findings.ToEquatableArray();
    }

    private static async Task DescribeAsync(NpgsqlConnection connection, WrittenQuery query, List<QueryFinding> findings, CancellationToken cancellationToken)
    {
        NpgsqlTransaction transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            await transaction.SaveAsync("before_query", cancellationToken).ConfigureAwait(false);
            try
            {
                IReadOnlyList<DescribedColumn> described = await QueryDescription.ReadAsync(connection, query, cancellationToken).ConfigureAwait(false);
                findings.AddRange(QueryColumns.Compare(query, described));
            }
            catch (PostgresException refusal)
            {
                await transaction.RollbackAsync("before_query", cancellationToken).ConfigureAwait(false);
                findings.Add(Finding(query, $"PostgreSQL refuses it: {refusal.MessageText} ({refusal.SqlState}){Place(query, refusal)}{Taken(connection, query)}"));
            }
            catch (NotSupportedException reason)
            {
                findings.Add(Finding(query, $"it cannot be described: {reason.Message}"));
            }
        }
    }

    /// <summary>Rights are looked at when a statement is planned for execution, not when it is prepared.</summary>
    private static async Task PlanAsync(NpgsqlConnection connection, SchemaModel model, WrittenQuery query, List<QueryFinding> findings, CancellationToken cancellationToken)
    {
        if (model.Roles.FirstOrDefault(role => role.Purpose.ToString() == query.Role) is not { } role) return;
        string types = string.Join(", ", query.Parameters.Select(parameter => parameter.Type));
        string nulls = string.Join(", ", query.Parameters.Select(_ => "null"));
        NpgsqlTransaction transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            try
            {
                await ExecuteAsync(connection, $"set local role {SqlQuoting.Identifier(role.Name)}", cancellationToken).ConfigureAwait(false);
                // A plan for NULLs alone would leave out what they make empty.
                await ExecuteAsync(connection, "set local plan_cache_mode = force_generic_plan", cancellationToken).ConfigureAwait(false);
                await ExecuteAsync(connection, $"prepare studyhub_query{(types.Length == 0 ? "" : $" ({types})")} as {query.Sql}", cancellationToken).ConfigureAwait(false);
                await ExecuteAsync(connection, $"explain execute studyhub_query{(nulls.Length == 0 ? "" : $" ({nulls})")}", cancellationToken).ConfigureAwait(false);
            }
            catch (PostgresException refusal)
            {
                findings.Add(Finding(query, $"as {role.Name} it fails: {refusal.MessageText} ({refusal.SqlState}); grant it by a policy, or say As = Role.… in its [Query]"));
            }
            await transaction.RollbackAsync(cancellationToken).ConfigureAwait(false);
        }
        // A prepared statement outlives its transaction.
        await ExecuteAsync(connection, "deallocate all", cancellationToken).ConfigureAwait(false);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        NpgsqlCommand command = new(sql, connection);
        await using (command.ConfigureAwait(false)) await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The parameters that the server would take otherwise than they are sent: most often the reason.</summary>
    private static string Taken(NpgsqlConnection connection, WrittenQuery query)
    {
        if (query.Parameters.IsEmpty) return "";
        using NpgsqlCommand command = new(query.Sql, connection);
        try
        {
            NpgsqlCommandBuilder.DeriveParameters(command);
        }
        catch (Exception reason) when (reason is NpgsqlException or InvalidOperationException or NotSupportedException)
        {
            return "";
        }
        IEnumerable<string> others = query.Parameters.Zip(command.Parameters.Cast<NpgsqlParameter>())
            .Where(pair => pair.Second.DataTypeName is { } type && type != pair.First.Type && type != "pg_catalog." + pair.First.Type)
            .Select(pair => $"; '{pair.First.Name}' is sent as {pair.First.Type}, and PostgreSQL takes {pair.Second.DataTypeName}");
        return string.Concat(others);
    }

    private static string Place(WrittenQuery query, PostgresException refusal)
    {
        if (refusal.Position < 1 || refusal.Position > query.Sql.Length) return "";
        string rest = query.Sql[(refusal.Position - 1)..].Split('\n')[0].Trim();
        const int Longest = 40;
        return $" at \"{(rest.Length <= Longest ? rest : rest[..Longest] + "…")}\"";
    }

    private static QueryFinding Finding(WrittenQuery query, string message) => new(query.Method, query.File, null, message);
}
