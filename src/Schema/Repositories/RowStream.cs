using System;
using System.Collections.Generic;
using System.Data.Common;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Commands;
using StudyHub.Schema.Sessions;

namespace StudyHub.Schema.Repositories;

/// <summary>Rows as they arrive. Each enumeration is a statement of its own.</summary>
internal sealed class RowStream<T>(DatabaseSession session, Func<StatementCommand> begin, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken) : IAsyncEnumerable<T>
{
    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken enumeratorToken = default) => new Enumerator(session, begin, read, cancellationToken, enumeratorToken);

    private sealed class Enumerator(DatabaseSession session, Func<StatementCommand> begin, Func<NpgsqlDataReader, T> read, CancellationToken first, CancellationToken second) : IAsyncEnumerator<T>
    {
        private readonly CancellationTokenSource? both
            = first.CanBeCanceled && second.CanBeCanceled ? CancellationTokenSource.CreateLinkedTokenSource(first, second) : null;

        private StatementCommand? command;
        private DbDataReader? rows;
        private NpgsqlDataReader? reader;
        private bool hasEnded;

        public T Current { get; private set; } = default!;

        private CancellationToken Token => both?.Token ?? (first.CanBeCanceled ? first : second);

        public async ValueTask<bool> MoveNextAsync()
        {
            if (hasEnded) return false;
            if (command is null)
            {
                StatementCommand begun = begin();
                session.Enter(begun.Statement);
                command = begun;
            }
            try
            {
                if (reader is null)
                {
                    rows = await session.SendAsync(command, Token).ConfigureAwait(false);
                    reader = DatabaseSession.Inner(rows);
                }
                // Rows that have arrived already are read without a look at the token.
                Token.ThrowIfCancellationRequested();
                if (await reader.ReadAsync(Token).ConfigureAwait(false))
                {
                    Current = read(reader);
                    return true;
                }
                await reader.NextResultAsync(Token).ConfigureAwait(false);
                await EndAsync().ConfigureAwait(false);
                return false;
            }
            catch (Exception failure)
            {
                // What was not read yet need not come.
                if (failure is OperationCanceledException && reader is not null) command.Cancel();
                if (await FailAsync(failure).ConfigureAwait(false) is { } typed) throw typed;
                throw;
            }
        }

        /// <summary>A loop that is left early: the rest is taken off the connection, and of a session that ends here it is not waited for.</summary>
        public async ValueTask DisposeAsync()
        {
            both?.Dispose();
            if (hasEnded || command is null) return;
            try
            {
                if (session.EndsWithStatement) command.Cancel();
                await EndAsync().ConfigureAwait(false);
            }
            catch (Exception failure)
            {
                // The session says so at its next use; who left the loop did not ask for more.
                await FailAsync(failure).ConfigureAwait(false);
            }
        }

        private async ValueTask EndAsync()
        {
            if (rows is not null) await rows.DisposeAsync().ConfigureAwait(false);
            hasEnded = true;
            session.Leave(command!);
        }

        private async ValueTask<Exception?> FailAsync(Exception failure)
        {
            hasEnded = true;
            return await session.FailAsync(command!, failure).ConfigureAwait(false);
        }
    }
}
