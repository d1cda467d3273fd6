using System;
using System.Threading.Tasks;

namespace StudyHub.Schema.Testing.Servers;

/// <summary>The server that <c>STUDYHUB_DATABASE</c> names, or one that the caller does.</summary>
internal sealed class GivenServer : PostgresServer
{
    public const string Variable = "STUDYHUB_DATABASE";

    /// <exception cref="PostgresUnavailableException">The value is neither a URL nor a connection string.</exception>
    public GivenServer(string value, string origin = Variable)
    {
        Origin = origin;
        try
        {
            ConnectionString = DatabaseUrl.ToConnectionString(value);
        }
        catch (Exception reason) when (reason is FormatException or ArgumentException)
        {
            // Not the value itself: it may hold a password.
            throw new PostgresUnavailableException(
                $"{origin} is neither postgresql://user:password@host:port/database nor an Npgsql connection string: {reason.Message}", reason);
        }
    }

    public override string ConnectionString { get; }

    public override string Origin { get; }

    public override bool IsGiven => true;

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
