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
                Exception? meaning = rows is null ? null : await session.UnreadAsync(command, rows, failure).ConfigureAwait(false);
                if ((await FailAsync(meaning ?? failure).ConfigureAwait(false) ?? meaning) is { } typed) throw typed;
                throw;
            }
        }

        /// <summary>
        /// A loop that is left early. The rest is read where it decides what is stored: a statement that fails behind the row that the loop was
        /// left at takes its transaction with it, and whoever closes the reader is not told. Of one that only reads, and ends its session, nothing
        /// more is waited for.
        /// </summary>
        public async ValueTask DisposeAsync()
        {
            both?.Dispose();
            if (hasEnded || command is null) return;
            bool decides = !session.EndsWithStatement || session.StoresByItself(command.Statement);
            try
            {
                if (decides) await ReadRestAsync().ConfigureAwait(false);
                else command.Cancel();
                await EndAsync().ConfigureAwait(false);
            }
            catch (Exception failure)
            {
                // Not thrown here, where it would replace what the loop was left for. The session says it before the work counts as done.
                hasEnded = true;
                if (decides) await session.FailUntoldAsync(command, failure).ConfigureAwait(false);
                else await session.FailAsync(command, failure).ConfigureAwait(false);
            }
        }

        private async ValueTask ReadRestAsync()
        {
            while (reader is not null && await reader.NextResultAsync(CancellationToken.None).ConfigureAwait(false))
            {
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
