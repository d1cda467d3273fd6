using System;
using System.IO;
using System.Net.Sockets;
using Npgsql;

namespace StudyHub.Schema.Migrations.Connecting;

/// <summary>What went wrong with a connection, rather than with a statement.</summary>
internal static class ConnectionFailure
{
    /// <summary>The connection is gone, told by the driver, the server that shuts down or ends the session, or a pooler.</summary>
    public static bool IsLoss(Exception failure) => failure switch
    {
        PostgresException { SqlState: ['0', '8', ..] or ['5', '7', 'P', ..] } or PostgresException { InvariantSeverity: "FATAL" or "PANIC" } => true,
        PostgresException => false,
        NpgsqlException or IOException or SocketException or ObjectDisposedException => true,
        _ => false,
    };

    /// <summary>The typed exception for what keeps a migration from beginning, or null for what has no type here.</summary>
    public static MigrationDatabaseException? Of(Exception failure, string connectionString)
    {
        switch (failure)
        {
            case MigrationException:
                return null;
            case PostgresException refusal:
                return new MigrationDatabaseException($"{Where(connectionString)}: {Cause(refusal)} ({refusal.SqlState}).", refusal.SqlState);
            case NpgsqlException or SocketException or IOException or TimeoutException:
                return new MigrationDatabaseException(
                    $"{Where(connectionString)} cannot be reached: {failure.Message.TrimEnd('.')}. Look whether the server runs and whether host, port and network "
                    + "are right; when it is back, run the same again.", failure);
            default:
                return null;
        }
    }

    public static MigrationDatabaseException Lost(string what, Exception failure) => failure is PostgresException refusal
        ? new($"The server ended the connection {what}: {Cause(refusal)} ({refusal.SqlState}). {GoOn}", refusal.SqlState)
        : new($"The connection was lost {what}. {GoOn}", failure);

    private const string GoOn = "Run the same again when the server is back: it looks what is stored, and goes on from there.";

    private static string Cause(PostgresException refusal) => refusal.SqlState switch
    {
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification
            => $"the server does not let the login in: {refusal.MessageText}. Check user name and password, and pg_hba.conf",
        PostgresErrorCodes.InvalidCatalogName => $"{refusal.MessageText}. Make it first: createdb NAME, or create database … as who may",
        PostgresErrorCodes.TooManyConnections => "the server has no connection left. Close some, or raise max_connections",
        PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown
            => "the server starts or shuts down. Run the same again when it is back",
        PostgresErrorCodes.ReadOnlySqlTransaction => ReadOnly,
        PostgresErrorCodes.InsufficientPrivilege
            => $"{refusal.MessageText}. The history lies in the schema studyhub_schema, which its owner alone may use: run as that role or a member of it, or "
                + "grant create on the database where there is no history yet",
        PostgresErrorCodes.LockNotAvailable => "a lock on the history was not to be had; somebody else looks into studyhub_schema. Run the same again",
        PostgresErrorCodes.DiskFull => "the server's disk is full. Make room, then run the same again",
        _ => refusal.MessageText,
    };

    internal const string ReadOnly =
        "the server takes no writes: it is a standby, or default_transaction_read_only is on for the database or the role. "
        + "Connect to the primary, or lift the setting";

    /// <summary>"localhost:5432/studyhub": never the rest of it, which may hold a password.</summary>
    private static string Where(string connectionString)
    {
        NpgsqlConnectionStringBuilder builder = new(connectionString);
        return FormattableString.Invariant($"The database {builder.Database ?? builder.Username} of {builder.Host ?? "localhost"}:{builder.Port}");
    }
}
