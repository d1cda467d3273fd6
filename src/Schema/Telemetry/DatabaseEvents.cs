using Microsoft.Extensions.Logging;

namespace StudyHub.Schema.Telemetry;

/// <summary>What an operator should know. Names and codes, never a value, and no exception: those of the driver may quote one.</summary>
internal static partial class DatabaseEvents
{
    [LoggerMessage(1, LogLevel.Error, "The login {Login} may not serve sessions ({Faults}); none was opened. Look at UnsafeLoginException, or run CheckLoginsAsync, for the next step")]
    public static partial void LoginRefused(ILogger logger, string login, string faults);

    [LoggerMessage(2, LogLevel.Error, "A session was refused ({SqlState}): the login may not act as {Role}. Run the generated db/roles.sql, and connect as a member of the role")]
    public static partial void SessionRefused(ILogger logger, string role, string sqlState);

    [LoggerMessage(3, LogLevel.Information, "A transaction as {Who} was rolled back for the sake of another one ({SqlState}) and is run again: attempt {Attempt} of {Attempts} failed")]
    public static partial void ConflictRetried(ILogger logger, string who, string sqlState, int attempt, int attempts);

    [LoggerMessage(4, LogLevel.Error, "The connection was lost while a COMMIT as {Who} was on its way: all of the session is stored, or nothing. Look which before it is done again")]
    public static partial void CommitOutcomeUnknown(ILogger logger, string who);

    [LoggerMessage(5, LogLevel.Warning, "{Operation} on {Table} took {Milliseconds} ms for {Rows} rows")]
    public static partial void SlowStatement(ILogger logger, string operation, string table, long milliseconds, long rows);
}
