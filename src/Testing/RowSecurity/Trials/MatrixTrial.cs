using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Lexing;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Testing.RowSecurity.Conditions;
using StudyHub.Schema.Testing.RowSecurity.Filling;

namespace StudyHub.Schema.Testing.RowSecurity.Trials;

/// <summary>
/// A database with rows, and all that is tried on it. What must come of each attempt is known once; the attempts can be run again after
/// the database was changed, in the same transaction.
/// </summary>
internal sealed class MatrixTrial
{
    private const int ChunkSize = 100;

    private readonly SchemaModel model;
    private readonly Prober prober;
    private readonly Dictionary<QualifiedName, IReadOnlyList<Attempt>> attempts = [];
    private readonly List<Attempt> sessionAttempts;

    private MatrixTrial(SchemaModel model, Prober prober, IReadOnlyList<FilledTable> tables, IReadOnlyDictionary<QualifiedName, string> emptyTables)
    {
        (this.model, this.prober, Tables, EmptyTables) = (model, prober, tables, emptyTables);
        sessionAttempts = [.. RightsTrial.OfSession(model, model.Roles)];
    }

    public IReadOnlyList<FilledTable> Tables { get; }

    public IReadOnlyDictionary<QualifiedName, string> EmptyTables { get; }

    /// <param name="model">What the database was made from.</param>
    /// <param name="connection">Of a superuser, in a transaction that is rolled back afterwards.</param>
    /// <param name="furtherRows">SQL that adds rows, or "".</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static async Task<MatrixTrial> PrepareAsync(SchemaModel model, NpgsqlConnection connection, string furtherRows, CancellationToken cancellationToken)
    {
        (IReadOnlyList<FilledTable> tables, IReadOnlyDictionary<QualifiedName, string> reasons) =
            await SchemaFill.RunAsync(model, connection, furtherRows, keepsRows: false, cancellationToken).ConfigureAwait(false);
        Prober prober = new(connection);
        await prober.PrepareAsync(cancellationToken).ConfigureAwait(false);
        MatrixTrial trial = new(model, prober, tables, reasons);
        RowRules rules = new(model);
        MentionedColumns mentioned = new(model);
        Dictionary<QualifiedName, FilledTable> byName = tables.ToDictionary(table => table.Name);
        foreach (FilledTable table in tables)
        {
            TableTrial trials = new(rules, mentioned, connection, prober, table);
            trial.attempts[table.Name] =
            [
                .. await trials.AttemptsAsync(model.Roles.OrderBy(role => role.Purpose), cancellationToken).ConfigureAwait(false),
                .. ReferenceTrial.Attempts(table, byName),
            ];
        }
        return trial;
    }

    /// <summary>Tries all attempts on the tables, and the functions that tell who asks.</summary>
    public async Task<IReadOnlyList<Observation>> RunAsync(Func<QualifiedName, bool> isWanted, CancellationToken cancellationToken)
    {
        List<Observation> observations = [];
        await AddAsync(null, sessionAttempts).ConfigureAwait(false);
        foreach (FilledTable table in Tables.Where(table => isWanted(table.Name))) await AddAsync(table, attempts[table.Name]).ConfigureAwait(false);
        return observations;

        async Task AddAsync(FilledTable? table, IReadOnlyList<Attempt> tried)
        {
            IReadOnlyList<Outcome> outcomes = await prober.RunAsync(table, tried, cancellationToken).ConfigureAwait(false);
            observations.AddRange(tried.Zip(outcomes, (attempt, outcome) => new Observation(table, attempt, outcome)));
        }
    }

    /// <summary>The first attempt that comes out otherwise than declared, in the order of the tables; null when none does.</summary>
    public async Task<Observation?> FirstDifferenceAsync(IEnumerable<QualifiedName> wanted, CancellationToken cancellationToken)
    {
        IEnumerable<(FilledTable?, IReadOnlyList<Attempt>)> all = wanted
            .Select(name => (Tables.First(table => table.Name == name), attempts[name]))
            .Select(pair => ((FilledTable?)pair.Item1, pair.Item2))
            .Prepend((null, sessionAttempts));
        foreach ((FilledTable? table, IReadOnlyList<Attempt> tried) in all)
        {
            // The plain commands tell most.
            foreach (Attempt[] few in tried.OrderByDescending(attempt => attempt.IsPlain).Chunk(ChunkSize))
            {
                IReadOnlyList<Outcome> outcomes = await prober.RunAsync(table, few, cancellationToken).ConfigureAwait(false);
                if (few.Zip(outcomes, (attempt, outcome) => new Observation(table, attempt, outcome)).FirstOrDefault(o => !o.Holds) is { } difference) return difference;
            }
        }
        return null;
    }

    /// <summary>The tables whose policies may behave otherwise when those of <paramref name="table"/> change: itself, and those that look into it.</summary>
    public IReadOnlySet<QualifiedName> AffectedBy(QualifiedName table)
    {
        HashSet<QualifiedName> affected = [table];
        int before;
        do
        {
            before = affected.Count;
            foreach (TableModel other in model.Tables)
                if (other.Policies.Any(policy => Names(policy).Overlaps(affected.Select(name => name.Name.Value)))) affected.Add(other.Name);
        }
        while (affected.Count > before);
        return affected;
    }

    private static HashSet<string> Names(PolicyModel policy)
        => [.. SqlWords.Of($"{policy.Using?.Text}\n{policy.WithCheck?.Text}").Select(word => word.Name)];
}
