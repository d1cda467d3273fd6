using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;

namespace StudyHub.Schema.Testing.RowSecurity.Assertions;

/// <summary>A transaction as a role, with what a session says about itself; rolled back at the end.</summary>
internal sealed class RoleTransaction : IAsyncDisposable
{
    private const string Savepoint = "assertion";

    private readonly NpgsqlConnection connection;
    private readonly NpgsqlTransaction transaction;

    private RoleTransaction(NpgsqlConnection connection, NpgsqlTransaction transaction) => (this.connection, this.transaction) = (connection, transaction);

    /// <param name="connection">Open; it is disposed with the transaction.</param>
    /// <param name="role">Or "none" for the login itself.</param>
    /// <param name="userId">app.user_id().</param>
    /// <param name="frameworkId">app.framework_id().</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static async Task<RoleTransaction> BeginAsync(
        NpgsqlConnection connection, string role, Guid? userId, Guid? frameworkId, CancellationToken cancellationToken)
    {
        try
        {
            NpgsqlTransaction transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
            await using NpgsqlCommand command = new(
                "select set_config('app.user_id', $1, true), set_config('app.framework_id', $2, true), set_config('role', $3, true)", connection);
            foreach (string value in (string[])[userId?.ToString() ?? "", frameworkId?.ToString() ?? "", role])
                command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = value });
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            return new RoleTransaction(connection, transaction);
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Whether row security does not bind the login.</summary>
    public async Task<bool> SeesEverythingAsync(CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = new("select rolsuper or rolbypassrls from pg_catalog.pg_roles where rolname = current_user", connection);
        return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is true;
    }

    /// <summary>The rows that are seen; none where the role has no privilege to look.</summary>
    public async Task<List<T>> ReadAsync<T>(RecordTable<T> table, CancellationToken cancellationToken)
        where T : class
    {
        List<T> rows = [];
        try
        {
            await using NpgsqlCommand command = new(table.Select, connection);
            await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false)) rows.Add(table.Read(reader));
        }
        catch (PostgresException refusal) when (refusal.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            return [];
        }
        return rows;
    }

    /// <returns>Why PostgreSQL refused; null when it did not.</returns>
    public async Task<PostgresException?> RefusalAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        command.Connection = connection;
        try
        {
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (PostgresException refusal)
        {
            return refusal;
        }
    }

    /// <returns>How many rows the statement touches. One that a constraint refuses was touched; it is undone in any case.</returns>
    public async Task<int> TouchedAsync(string sql, CancellationToken cancellationToken)
    {
        await transaction.SaveAsync(Savepoint, cancellationToken).ConfigureAwait(false);
        try
        {
            await using NpgsqlCommand command = new(sql, connection);
            return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (PostgresException refusal)
        {
            return refusal.SqlState.StartsWith("23", StringComparison.Ordinal) ? 1 : 0;
        }
        finally
        {
            await transaction.RollbackAsync(Savepoint, cancellationToken).ConfigureAwait(false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync().ConfigureAwait(false);
        await connection.DisposeAsync().ConfigureAwait(false);
    }
}
