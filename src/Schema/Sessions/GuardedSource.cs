using System;
using System.Data.Common;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Failures;
using StudyHub.Schema.Telemetry;

namespace StudyHub.Schema.Sessions;

/// <summary>
/// A pool of connections of one login, which is examined once, before the first connection is handed out. Those who come meanwhile wait
/// for the outcome. Once per pool and not per connection: behind a pooler connections of ours are not those of the server.
/// </summary>
internal sealed class GuardedSource(NpgsqlDataSource source, SessionRoles roles, bool allowsUnsafeLogin, bool preparesItself, DatabaseTelemetry telemetry)
    : IDisposable, IAsyncDisposable
{
    private readonly SemaphoreSlim examination = new(1, 1);
    private volatile bool isExamined;

    // A connection that is closed can be opened again: the object is used by one session after the other.
    private NpgsqlConnection? spare;

    /// <summary>The driver prepares statements that come often.</summary>
    public bool PreparesItself => preparesItself;

    public DatabaseTelemetry Telemetry => telemetry;

    /// <exception cref="ArgumentException">The connection string cannot be read, or asks for what a session cannot have.</exception>
    public static GuardedSource Of(string connectionString, SessionRoles roles, DatabaseOptions options)
    {
        if (ConnectionStringFlaw.Of(connectionString) is { } flaw) throw new ArgumentException("The connection string " + flaw, nameof(connectionString));
        NpgsqlDataSourceBuilder builder = new(connectionString);

        // Sessions set nothing outside their transaction, so there is nothing to reset when a connection goes back to the pool; the reset
        // costs more than a small query. Who asks for it gets it, in the text or in the options.
        if (!AsksForReset(connectionString)) builder.ConnectionStringBuilder.NoResetOnClose = true;
        options.ConfigureDataSource?.Invoke(builder);
        if (builder.ConnectionStringBuilder.Multiplexing)
            throw new ArgumentException("The connection string " + ConnectionStringFlaw.Multiplexing, nameof(connectionString));

        // A session is a transaction of its own, and ends when it says so; a TransactionScope around it would keep role and user on the connection.
        builder.ConnectionStringBuilder.Enlist = false;
        DatabaseTelemetry telemetry = new(builder.ConnectionStringBuilder, options.LoggerFactory, options.SlowStatement, options.TraceQueryText);
        return new GuardedSource(builder.Build(), roles, options.AllowUnsafeLogin, builder.ConnectionStringBuilder.MaxAutoPrepare > 0, telemetry);
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
            if (isExamined || allowsUnsafeLogin || isForLogin) return connection;
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
        try
        {
            await connection.CloseAsync().ConfigureAwait(false);
        }
        catch (NpgsqlException)
        {
            // The rest of a reader failed, with which the driver stops half-way: the second time there is no reader, and the pool gets its place back.
            await connection.DisposeAsync().ConfigureAwait(false);
            return;
        }
        Volatile.Write(ref spare, connection);
    }

    /// <summary>Asks the server, and about the login again: a connection of the pool may be dead, and a role may have changed.</summary>
    /// <exception cref="UnsafeLoginException">Row security would not hold for the login.</exception>
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        LoginFindings findings = await LoginFindings.ReadAsync(connection, roles, cancellationToken).ConfigureAwait(false);
        if (!allowsUnsafeLogin) ThrowOn(findings);
        isExamined = true;
    }

    public void Dispose() => source.Dispose();

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
            if (isExamined) return;
            LoginFindings findings = await LoginFindings.ReadAsync(connection, roles, cancellationToken).ConfigureAwait(false);
            ThrowOn(findings);
            isExamined = true;
        }
        finally
        {
            examination.Release();
        }
    }

    private void ThrowOn(LoginFindings findings)
    {
        if (findings.Faults() is not { Count: > 0 } faults) return;
        UnsafeLoginException refused = new(findings.Login, faults, roles);
        telemetry.LoginRefused(refused);
        throw refused;
    }
}
