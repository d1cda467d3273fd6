using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using StudyHub.Schema.Commands;

namespace StudyHub.Schema.Repositories;

/// <summary>
/// Many rows by few statements: each takes an array for every column. Rows that leave the same columns to their DEFAULT go together. COPY
/// would be as fast, but PostgreSQL refuses it on a table with row security.
/// </summary>
public abstract partial class TableRepository<T>
{
    /// <summary>A statement's rows are in memory three times while it is sent, here and at the server; more of them win nothing.</summary>
    private const int MostRows = 20_000;

    /// <summary>How many rows were added.</summary>
    protected async Task<int> InsertRowsAsync(IReadOnlyCollection<T> rows, CancellationToken cancellationToken)
    {
        int written = 0;
        foreach (Portion portion in PortionsOf(rows, null))
            written += await CountWrittenAsync(portion.Command(this, isReturning: false), cancellationToken).ConfigureAwait(false);
        return written;
    }

    /// <summary>The rows as they are stored, in the order in which they were given.</summary>
    protected Task<IReadOnlyList<T>> InsertRowsReturningAsync(IReadOnlyCollection<T> rows, CancellationToken cancellationToken)
        => WriteManyAsync(rows, null, cancellationToken);

    /// <inheritdoc cref="InsertRowsReturningAsync"/>
    protected Task<IReadOnlyList<T>> UpsertRowsAsync(RowKey key, IReadOnlyCollection<T> rows, CancellationToken cancellationToken)
        => WriteManyAsync(rows, Given(key), cancellationToken);

    private async Task<IReadOnlyList<T>> WriteManyAsync(IReadOnlyCollection<T> rows, RowKey? conflict, CancellationToken cancellationToken)
    {
        List<Portion> portions = PortionsOf(rows, conflict);
        T[] stored = new T[rows.Count];
        foreach (Portion portion in portions)
        {
            IReadOnlyList<T> returned = await QueryRowsAsync(portion.Command(this, isReturning: true), cancellationToken).ConfigureAwait(false);
            for (int i = 0; i < returned.Count; i++) stored[portion.Places[i]] = returned[i];
        }
        return stored;
    }

    private List<Portion> PortionsOf(IReadOnlyCollection<T> rows, RowKey? conflict)
    {
        ArgumentNullException.ThrowIfNull(rows);
        List<Portion> portions = [];
        Dictionary<long, Portion> open = [];
        int place = 0;

        // Where a statement is a transaction by itself, as many rows as there are go into it.
        int most = Session.EndsWithStatement ? int.MaxValue : MostRows;
        foreach (T row in rows)
        {
            long left = Left(row ?? throw new ArgumentException($"One of the rows for {Table} is null.", nameof(rows)));
            if (!open.TryGetValue(left, out Portion? portion) || portion.IsFull)
            {
                // No array tells how many rows there are of which no column is given.
                portions.Add(portion = new Portion(left, conflict, sql.Given(left).Count == 0 ? 1 : most));
                open[left] = portion;
            }
            portion.Rows.Add(row);
            portion.Places.Add(place++);
        }
        if (portions.Count > 1 && Session.EndsWithStatement)
        {
            throw new InvalidOperationException(
                $"The rows for {Table} need {portions.Count} statements, because some leave columns to their DEFAULT that others give, or all of them: WriteAsync is for one. Use RunAsync.");
        }
        return portions;
    }

    /// <summary>The rows of one statement, and where they stood among all.</summary>
    private sealed class Portion(long left, RowKey? conflict, int most)
    {
        public bool IsFull => Rows.Count >= most;

        public List<T> Rows { get; } = [];

        public List<int> Places { get; } = [];

        public StatementCommand Command(TableRepository<T> repository, bool isReturning)
        {
            TableSql sql = repository.sql;
            IReadOnlyList<int> given = sql.Given(left);
            if (given.Count == 0) return repository.Begin(conflict is not null ? conflict.Upsert(left) : isReturning ? sql.Insert(left) : sql.InsertUnseen(left));
            ColumnGathering columns = StatementCommand.Gather(Rows, sql.InsertUnseen(0), repository.Session.Json, repository.Fill);

            StatementCommand command = repository.Begin(sql.InsertMany(left, column => columns[column].Cast, conflict, isReturning));
            return given.Aggregate(command, (values, column) => columns[column].Give(values));
        }
    }
}
