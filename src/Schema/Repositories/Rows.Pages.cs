using System;
using System.Collections.Generic;
using System.Linq;
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
    public async Task<Page<T>> PageAsync(int size, string? cursor = null, CancellationToken cancellationToken = default)
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
        StatementCommand command = Begin(wanted);

        // One more tells whether there is another page.
        command = (from is null ? command : from.Give(command)).IntegerOrNull(size + 1);
        Found found = await repository.Session.ExecuteAsync(command, (repository, query, size), static async (reader, of, token) =>
        {
            List<T> rows = [];
            object?[] first = [], last = [];
            while (await reader.ReadAsync(token).ConfigureAwait(false))
            {
                if (rows.Count == of.size) return new Found(rows, first, last, true);
                rows.Add(of.repository.RowOf(reader));
                if (rows.Count == 1) first = Values(reader, of.query);
                if (rows.Count == of.size) last = Values(reader, of.query);
            }
            return new Found(rows, first, last, false);
        }, cancellationToken).ConfigureAwait(false);
        if (isBackward) found.Rows.Reverse();
        (object?[] top, object?[] bottom) = isBackward ? (found.Last, found.First) : (found.First, found.Last);

        // Whoever came from a page can go back to it.
        bool hasNext = found.Rows.Count > 0 && (isBackward || found.HasMore), hasPrevious = found.Rows.Count > 0 && from is not null && (!isBackward || found.HasMore);
        return new Page<T>(found.Rows, hasNext ? Cursor(bottom, false) : null, hasPrevious ? Cursor(top, true) : null);
    }

    private string Cursor(object?[] values, bool isBackward) => PageCursor.Write(values, query, form.IsReversed, isBackward, repository.Session.CursorKey);

    private static object?[] Values(NpgsqlDataReader reader, RowQuery of)
        => [.. of.Order.Select(column => reader.IsDBNull(column.Column) ? null : reader.GetValue(column.Column))];

    private sealed record Found(List<T> Rows, object?[] First, object?[] Last, bool HasMore);
}
