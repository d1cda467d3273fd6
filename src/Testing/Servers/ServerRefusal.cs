using Npgsql;

namespace StudyHub.Schema.Testing.Servers;

/// <summary>Why a first connection failed: the server is not there, or it does not let the login in.</summary>
internal static class ServerRefusal
{
    /// <param name="connectionString">Its password is not told.</param>
    /// <param name="origin">Who named the server: an option or a variable.</param>
    /// <param name="reason">What Npgsql said.</param>
    public static PostgresUnavailableException Of(string connectionString, string origin, NpgsqlException reason)
    {
        NpgsqlConnectionStringBuilder address = new(connectionString);
        string server = $"The server of {origin} at {address.Host}:{address.Port}";
        return new PostgresUnavailableException(
            reason is PostgresException refusal
                ? $"{server} does not let '{address.Username}' into the database '{address.Database}': {refusal.MessageText}. Check the user, the password and the database's name."
                : $"{server} cannot be reached: {reason.Message.TrimEnd('.')}. Check that it runs, and that host, port and password are right.",
            reason);
    }
}
