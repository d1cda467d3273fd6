using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Creation;
using StudyHub.Schema.Sessions;

namespace StudyHub.Schema.Testing.Rules;

/// <summary>
/// Proves that rules decide in PostgreSQL as they do in C#: draws rows for every table, writes and reads them by the repositories, asks
/// every rule method of every record about them in memory, and its SQL on the server. Rules are found by themselves.
/// </summary>
/// <example><code>
/// RuleProofResult result = await RuleProof.RunAsync(StudyHubDatabase.Schema, (login, configure) => StudyHubDatabase.Create(login, configure));
/// result.ShouldHold();
/// </code></example>
public static class RuleProof
{
    internal const string Reflection = "Rule methods, repositories and records are found and called by reflection.";

    /// <param name="schema">The generated database's <c>Schema</c>.</param>
    /// <param name="create">The generated database's <c>Create</c>.</param>
    /// <param name="options">How many rows, and from which seed; null for the default.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <typeparam name="TSession">The generated session.</typeparam>
    /// <exception cref="RuleProofException">A record cannot be made or stored, so that nothing can be said of its rules.</exception>
    /// <exception cref="PostgresUnavailableException">There is no server.</exception>
    [RequiresUnreferencedCode(Reflection)]
    [RequiresDynamicCode(Reflection)]
    public static async Task<RuleProofResult> RunAsync<TSession>(
        DatabaseSchema schema,
        Func<string, Action<DatabaseOptions>?, SchemaDatabase<TSession>> create,
        RuleProofOptions? options = null,
        CancellationToken cancellationToken = default)
        where TSession : DatabaseSession
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(create);
        options ??= new RuleProofOptions();
        RecordOfRules[] records = Asked(RecordOfRules.Of(typeof(TSession)));
        EphemeralPostgres server = options.Server ?? await EphemeralPostgres.SharedAsync(cancellationToken).ConfigureAwait(false);
        await server.TrackRolesAsync(schema.Roles, cancellationToken).ConfigureAwait(false);
        await using EphemeralDatabase scratch = await server.CreateDatabaseAsync(cancellationToken).ConfigureAwait(false);
        await using NpgsqlConnection connection = new(new NpgsqlConnectionStringBuilder(scratch.ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
        await LooseSchema.CreateAsync(schema.Model, connection, cancellationToken).ConfigureAwait(false);
        string login = await scratch.CreateLoginAsync(LooseSchema.RequestRoles(schema.Model), cancellationToken).ConfigureAwait(false);
        await using SchemaDatabase<TSession> database = create(login, null);

        ValuePool pool = ValuePool.For(records, options.Values);
        RuleTrial trial = new(connection, options, pool);
        HashSet<Type> lookedInto = [.. records.SelectMany(record => record.Rules).SelectMany(rule => rule.Lookups)];
        foreach (RecordOfRules record in records)
            trial.Add(record, await RowWriter.WriteAsync(database, record, options.Rows, pool, options.Seed, cancellationToken).ConfigureAwait(false));
        List<RuleVerdict> verdicts = [];
        foreach (RecordOfRules record in records)
            foreach (RuleOfRecord rule in record.Rules.Where(rule => rule.Lookups.Count == 0))
                verdicts.Add(await trial.TryAsync(record, rule, cancellationToken).ConfigureAwait(false));

        // A rule that looks into a table asks each of its rows for each of its own: those tables are made small.
        foreach (RecordOfRules record in records.Where(record => lookedInto.Contains(record.Type)))
        {
            await LooseSchema.EmptyAsync(connection, record.Table, cancellationToken).ConfigureAwait(false);
            trial.Add(record, await RowWriter.WriteAsync(database, record, options.LookupRows, pool, options.Seed + 1, cancellationToken).ConfigureAwait(false));
        }
        foreach (RecordOfRules record in records)
            foreach (RuleOfRecord rule in record.Rules.Where(rule => rule.Lookups.Count > 0))
                verdicts.Add(await trial.TryAsync(record, rule, cancellationToken).ConfigureAwait(false));
        return new RuleProofResult([.. verdicts.OrderBy(verdict => verdict.Rule, StringComparer.Ordinal).ThenBy(verdict => verdict.Sql, StringComparer.Ordinal)]);
    }

    /// <summary>Those with rules, and those that rules look into.</summary>
    private static RecordOfRules[] Asked(RecordOfRules[] records)
    {
        HashSet<Type> lookedInto = [.. records.SelectMany(record => record.Rules).SelectMany(rule => rule.Lookups)];
        return [.. records.Where(record => record.Rules.Count > 0 || lookedInto.Contains(record.Type))];
    }
}
