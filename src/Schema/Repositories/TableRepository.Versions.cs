using System;
using System.Data.Common;
using System.Threading;
using System.Threading.Tasks;
using StudyHub.Schema.Commands;
using StudyHub.Schema.Failures;
using StudyHub.Schema.Sessions;

namespace StudyHub.Schema.Repositories;

/// <summary>Updates that must meet the version that the row was read with.</summary>
public abstract partial class TableRepository<T>
{
    private Task<T> StoreRowAsync(Statement update, T row, CancellationToken cancellationToken)
        => sql.IsVersioned ? StoreVersionAsync(update, row, cancellationToken) : WriteRowAsync(Fill(Begin(update), row), cancellationToken);

    /// <summary>Where the update meets no row, a second statement tells whether there is another version; what the user sees and may not change has none.</summary>
    private async Task<T> StoreVersionAsync(Statement update, T row, CancellationToken cancellationToken)
    {
        StatementCommand command = Fill(Begin(update), row);
        Session.Enter(update);
        T? stored, found = null;
        try
        {
            stored = await ReadOneAsync(command, cancellationToken).ConfigureAwait(false);
            if (stored is null)
            {
                Session.Follow(command);
                command = Fill(Begin(sql.Stored), row);
                found = await ReadOneAsync(command, cancellationToken).ConfigureAwait(false);
            }
            Session.Leave(command);
        }
        catch (Exception failure)
        {
            if (await Session.FailAsync(command, failure).ConfigureAwait(false) is { } typed) throw typed;
            throw;
        }
        return stored ?? throw (found is null ? new RowNotFoundException(Table) : new RowConflictException<T>(Table, row, found));
    }

    private async Task<T?> ReadOneAsync(StatementCommand command, CancellationToken cancellationToken)
    {
        DbDataReader rows = await Session.SendAsync(command, cancellationToken).ConfigureAwait(false);
        await using (rows.ConfigureAwait(false))
        {
            T? row;
            try
            {
                row = await rows.ReadAsync(cancellationToken).ConfigureAwait(false) ? RowOf(DatabaseSession.Inner(rows)) : null;
            }
            catch (Exception failure) when (Session.StoresByItself(command.Statement))
            {
                if (await Session.UnreadAsync(command, rows, failure).ConfigureAwait(false) is { } meaning) throw meaning;
                throw;
            }
            await rows.NextResultAsync(cancellationToken).ConfigureAwait(false);
            return row;
        }
    }
}
