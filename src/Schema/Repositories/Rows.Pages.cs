using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Commands;
using StudyHub.Schema.Failures;

namespace StudyHub.Schema.Repositories;

/// <summary>Pages by the values of the last row, not by its number: the thousandth costs what the first does, and rows that come or go between two pages move none of the others.</summary>
public sealed partial class Rows<T>
{
    /// <summary>One page.</summary>
    /// <param name="size">How many rows at most, from 1.</param>
    /// <param name="cursor">Next or Previous of a page that the same rows gave; null for the first page.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size is less than 1.</exception>
    /// <exception cref="InvalidCursorException">The cursor is not one of these rows, or was changed on its way.</exception>
    /// <exception cref="InvalidOperationException">The table has no key, so its rows have no order.</exception>
    public Task<Page<T>> PageAsync(int size, string? cursor = null, CancellationToken cancellationToken = default)
        => PageOfAsync(size, cursor, query.In, repository, null, cancellationToken);

    /// <param name="size">How many rows at most.</param>
    /// <param name="cursor">Null for the first page.</param>
    /// <param name="statement">What a form of the rows is read with.</param>
    /// <param name="reading">Reads one.</param>
    /// <param name="behind">Where the columns of the order begin; null where each is at its own position.</param>
    /// <param name="cancellationToken">Cancels.</param>
    private async Task<Page<TItem>> PageOfAsync<TItem>(
        int size, string? cursor, Func<RowForm, Statement> statement, Repository<TItem> reading, int? behind, CancellationToken cancellationToken)
        where TItem : class
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        ArgumentOutOfRangeException.ThrowIfEqual(size, int.MaxValue);
        if (query.Order.Count == 0) throw new InvalidOperationException($"{repository.Statements.Name} has no key, so its rows have no order to be paged in.");
        PageCursor? from = cursor is null ? null : PageCursor.Read(cursor, query, repository.Statements.Name, form.IsReversed, repository.Session.CursorKey);
        bool isBackward = from is { IsBackward: true };
        RowForm wanted = form with
        {
            IsReversed = form.IsReversed != isBackward, IsBehindCursor = from is not null, CursorNulls = from?.Nulls ?? 0,
        };
        StatementCommand command = Begin(statement(wanted));

        // One more tells whether there is another page.
        command = (from is null ? command : from.Give(command)).IntegerOrNull(size + 1);
        Task<Found<TItem>> finding = repository.Session.ExecuteAsync(command, (reading, query, size, behind, table: repository.Statements.Name), static async (reader, of, token) =>
        {
            // Small pages alone are worth the room beforehand.
            List<TItem> rows = new(Math.Min(of.size, 1_000));
            object?[] first = [], last = [];
            while (await reader.ReadAsync(token).ConfigureAwait(false))
            {
                if (rows.Count == of.size) return new Found<TItem>(rows, first, last, true);
                rows.Add(of.reading.RowOf(reader));
                if (rows.Count == 1) first = Values(reader, of.query, of.behind, of.table);
                if (rows.Count == of.size) last = Values(reader, of.query, of.behind, of.table);
            }
            return new Found<TItem>(rows, first, last, false);
        }, cancellationToken);
        Found<TItem> found;
        try
        {
            found = await finding.ConfigureAwait(false);
        }
        catch (PostgresException refused) when (from is not null && IsOfOtherTypes(refused))
        {
            throw new InvalidCursorException(repository.Statements.Name);
        }
        if (isBackward) found.Rows.Reverse();
        (object?[] top, object?[] bottom) = isBackward ? (found.Last, found.First) : (found.First, found.Last);

        // Whoever came from a page can go back to it.
        bool hasNext = found.Rows.Count > 0 && (isBackward || found.HasMore), hasPrevious = found.Rows.Count > 0 && from is not null && (!isBackward || found.HasMore);
        return new Page<TItem>(found.Rows, hasNext ? Cursor(bottom, false) : null, hasPrevious ? Cursor(top, true) : null);
    }

    private string Cursor(object?[] values, bool isBackward) => PageCursor.Write(values, query, form.IsReversed, isBackward, repository.Session.CursorKey);

    /// <summary>
    /// The columns cannot be compared with the values of the cursor, which somebody has sealed as everybody can where there is no key: nothing
    /// else of the statement depends on what is sent. Only the server knows the types; what a function of a policy lacks comes with a context.
    /// </summary>
    private static bool IsOfOtherTypes(PostgresException refused)
        => refused is { SqlState: PostgresErrorCodes.UndefinedFunction or PostgresErrorCodes.CannotCoerce, InternalQuery: null, Where: null };

    /// <exception cref="UnreadableValueException">One of them is no value that a cursor can carry.</exception>
    private static object?[] Values(NpgsqlDataReader reader, RowQuery of, int? behind, string table)
    {
        object?[] values = new object?[of.Order.Count];
        try
        {
            for (int i = 0; i < values.Length; i++)
            {
                int at = behind + i ?? of.Order[i].Column;
                values[i] = reader.IsDBNull(at) ? null : reader.GetFieldType(at) == typeof(decimal) ? WideNumber.Read(reader, at) : reader.GetValue(at);
            }
            return values;
        }
        catch (Exception failure) when (UnreadableColumn.Of(failure, reader, table) is { } unreadable)
        {
            throw unreadable;
        }
    }

    private readonly record struct Found<TItem>(List<TItem> Rows, object?[] First, object?[] Last, bool HasMore);
}
