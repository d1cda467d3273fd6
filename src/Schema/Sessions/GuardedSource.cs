using System;
using System.Data.Common;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Failures;

namespace StudyHub.Schema.Sessions;

/// <summary>
/// A pool of connections of one login, which is examined once, before the first connection is handed out. Those who come meanwhile wait
/// for the outcome. Once per pool and not per connection: behind a pooler connections of ours are not those of the server.
/// </summary>
internal sealed class GuardedSource(NpgsqlDataSource source, SessionRoles roles, bool allowsUnsafeLogin, bool preparesItself) : IAsyncDisposable
{
    private readonly SemaphoreSlim examination = new(1, 1);
    private volatile bool isTrusted = allowsUnsafeLogin;

    // A connection that is closed can be opened again: the object is used by one session after the other.
    private NpgsqlConnection? spare;

    /// <summary>The driver prepares statements that come often.</summary>
    public bool PreparesItself => preparesItself;

    /// <exception cref="ArgumentException">The connection string cannot be read, or asks for what a session cannot have.</exception>
    public static GuardedSource Of(string connectionString, SessionRoles roles, DatabaseOptions options)
    {
        NpgsqlDataSourceBuilder builder = new(connectionString);
        options.ConfigureDataSource?.Invoke(builder);
        if (builder.ConnectionStringBuilder.Multiplexing)
        {
            throw new ArgumentException(
                "The connection string has Multiplexing=true. A session needs a connection for itself while it lasts: take it out.", nameof(connectionString));
        }

        // A session is a transaction of its own, and ends when it says so; a TransactionScope around it would keep role and user on the connection.
        builder.ConnectionStringBuilder.Enlist = false;

        // Sessions set nothing outside their transaction, so there is nothing to reset when a connection goes back to the pool; the reset
        // costs more than a small query. Who asks for it gets it.
        if (!AsksForReset(connectionString)) builder.ConnectionStringBuilder.NoResetOnClose = true;
        return new GuardedSource(builder.Build(), roles, options.AllowUnsafeLogin, builder.ConnectionStringBuilder.MaxAutoPrepare > 0);
    }

    /// <exception cref="UnsafeLoginException">Row security would not hold for the login.</exception>
    /// <param name="isForLogin">The session acts as the login itself, with what that was granted.</param>
    /// <param name="cancellationToken">Cancels.</param>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<NpgsqlConnection> OpenConnectionAsync(bool isForLogin, CancellationToken cancellationToken)
    {
        NpgsqlConnection connection = Interlocked.Exchange(ref spare, null) ?? source.CreateConnection();
        try
        {
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
            if (isTrusted || isForLogin) return connection;
            await ExamineAsync(connection, cancellationToken).ConfigureAwait(false);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Gives the connection back to the pool: rolled back first if it is inside a transaction, closed if it is broken.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public async ValueTask CloseAsync(NpgsqlConnection connection)
    {
        await connection.CloseAsync().ConfigureAwait(false);
        Volatile.Write(ref spare, connection);
    }

    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        NpgsqlConnection connection = await OpenConnectionAsync(isForLogin: false, cancellationToken).ConfigureAwait(false);
        await connection.DisposeAsync().ConfigureAwait(false);
    }

    public ValueTask DisposeAsync() => source.DisposeAsync();

    private static bool AsksForReset(string connectionString)
        => new DbConnectionStringBuilder { ConnectionString = connectionString }.Keys.Cast<string>()
            .Any(key => key.Replace(" ", "", StringComparison.Ordinal).Equals("NoResetOnClose", StringComparison.OrdinalIgnoreCase));

    // A refusal is not remembered: what is wrong with a role can be put right while the application runs.
    private async Task ExamineAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await examination.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (isTrusted) return;
            LoginFindings findings = await LoginFindings.ReadAsync(connection, roles, cancellationToken).ConfigureAwait(false);
            if (findings.Faults() is { Count: > 0 } faults) throw new UnsafeLoginException(findings.Login, faults, roles);
            isTrusted = true;
        }
        finally
        {
            examination.Release();
        }
    }
}
