using System;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;

namespace StudyHub.Schema.Migrations.Connecting;

/// <summary>
/// One connection of its own to the server, with the settings that a migration relies on. Closing it ends the session, and with it the lock.
/// </summary>
internal sealed class MigratorConnection : IAsyncDisposable
{
    private const int FirstWithTransactionTimeout = 17;

    private readonly NpgsqlConnection connection;
    private readonly string settings;

    private MigratorConnection(NpgsqlConnection connection, string connectionString, string settings)
        => (this.connection, ConnectionString, this.settings) = (connection, connectionString, settings);

    /// <summary>For a second connection beside this one; holds the password.</summary>
    public string ConnectionString { get; }

    public NpgsqlConnection Database => connection;

    public int ProcessId => connection.ProcessID;

    /// <summary>False also where the server ended the session after an error of its own.</summary>
    public bool IsOpen => connection.State == System.Data.ConnectionState.Open;

    /// <exception cref="MigrationDatabaseException">The server cannot be reached, or refuses.</exception>
    public static async Task<MigratorConnection> OpenAsync(string connectionString, MigratorOptions options, CancellationToken cancellationToken)
    {
        string unpooled = Unpooled(connectionString);
        NpgsqlConnection connection = new(unpooled);
        try
        {
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
            MigratorConnection opened = new(connection, unpooled, Settings(connection, options));
            await opened.PrepareAsync(options, cancellationToken).ConfigureAwait(false);
            return opened;
        }
        catch (Exception failure)
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            if (ConnectionFailure.Of(failure, unpooled) is { } typed) throw typed;
            throw;
        }
    }

    public NpgsqlCommand Command(string sql) => new(sql, connection) { CommandTimeout = 0 };

    public async Task RunAsync(string sql, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = Command(sql);
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// One statement, byte for byte. Without a parameter the driver would look for ';' and divide what it takes for several statements, such as a
    /// function with BEGIN ATOMIC and CASE; PostgreSQL does not mind a parameter that a statement has no use for.
    /// </summary>
    public async Task RunAsItIsAsync(string statement, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = Command(statement);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = 0 });
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>As they were after opening: a script may have changed them, or its role.</summary>
    public Task ResetAsync(CancellationToken cancellationToken)
        => RunAsync("reset session authorization; reset role; " + settings, cancellationToken);

    /// <summary>What the migrator itself asks and writes, beside the scripts.</summary>
    /// <exception cref="MigrationDatabaseException">The server refused it, or the connection was lost.</exception>
    public async Task<T> TypedAsync<T>(Func<Task<T>> ask)
    {
        try
        {
            return await ask().ConfigureAwait(false);
        }
        catch (Exception failure) when (ConnectionFailure.IsLoss(failure))
        {
            throw ConnectionFailure.Lost("while the history was read or written", failure);
        }
        catch (Exception failure) when (ConnectionFailure.Of(failure, ConnectionString) is { } typed)
        {
            throw typed;
        }
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    /// <summary>Without a pool, whose connection the session's lock would outlive, and without the details of errors, which hold values of rows.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "What is wrong with the text is told without the text, which may hold a password.")]
    private static string Unpooled(string connectionString)
    {
        try
        {
            NpgsqlConnectionStringBuilder builder = new(connectionString)
            {
                Pooling = false,
                Enlist = false,
                IncludeErrorDetail = false,
                IncludeFailedBatchedCommand = false,
                CommandTimeout = 0,
            };
            builder.ApplicationName ??= "studyhub-schema";
            if (builder.Host?.Contains(',', StringComparison.Ordinal) == true) builder.TargetSessionAttributes ??= "primary";
            return builder.ConnectionString;
        }
        catch (Exception failure) when (failure is ArgumentException or FormatException)
        {
            throw new MigrationDatabaseException(
                "The connection string is not one of Npgsql. Give something like: Host=localhost;Database=studyhub;Username=migrator", sqlState: null);
        }
    }

    private async Task PrepareAsync(MigratorOptions options, CancellationToken cancellationToken)
    {
        // A pooler answers with a number of its own for the session.
        await using (NpgsqlCommand pid = Command("select pg_catalog.pg_backend_pid()"))
        {
            bool isDirect = (int)(await pid.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))! == connection.ProcessID;
            if (!isDirect && !options.AllowPooler)
            {
                throw new MigrationDatabaseException(
                    "A pooler stands before the server. One that gives each transaction another connection loses the lock that keeps migrators apart. Connect "
                    + "to the server itself; where the pooler keeps a connection for the whole session, allow it (MigratorOptions.AllowPooler).", sqlState: null);
            }
        }
        await RunAsync(settings, cancellationToken).ConfigureAwait(false);
        try
        {
            // So that the server rolls back soon after this process is gone.
            await RunAsync("set client_connection_check_interval = 1000", cancellationToken).ConfigureAwait(false);
        }
        catch (PostgresException refusal) when (refusal.SqlState == PostgresErrorCodes.InvalidParameterValue)
        {
            // A server on a system that cannot tell, such as Windows, notices when it next answers.
            return;
        }
    }

    private static string Settings(NpgsqlConnection connection, MigratorOptions options)
    {
        string text = string.Create(CultureInfo.InvariantCulture, $"""
            set lock_timeout = {Milliseconds(options.LockTimeout)};
            set statement_timeout = {(options.StatementTimeout is { } timeout ? Milliseconds(timeout) : 0)};
            set idle_in_transaction_session_timeout = 60000;
            set idle_session_timeout = 600000;
            set row_security = off;
            set search_path = public, pg_temp;
            set standard_conforming_strings = on;
            set check_function_bodies = on;
            set datestyle = 'ISO, MDY';
            set intervalstyle = 'postgres';
            set timezone = 'UTC'
            """);
        return connection.PostgreSqlVersion.Major >= FirstWithTransactionTimeout ? text + "; set transaction_timeout = 0" : text;
    }

    // 0 would be no timeout at all.
    private static long Milliseconds(TimeSpan time) => Math.Max(1, (long)time.TotalMilliseconds);
}
