using System;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Testing;
using StudyHub.Schema.Testing.Servers;

namespace StudyHub.Schema.Tool.Inputs;

/// <summary>A database that is looked at as it is.</summary>
internal sealed class LiveDatabase : IAsyncDisposable
{
    private LiveDatabase(NpgsqlConnection connection, string connectionString) => (Connection, ConnectionString) = (connection, connectionString);

    public NpgsqlConnection Connection { get; }

    /// <summary>With the password, if there is one.</summary>
    public string ConnectionString { get; }

    /// <summary>"studyhub on db.example:5432 (PostgreSQL 15.18)".</summary>
    public string Shown => $"{Connection.Database} on {Connection.Host}:{Connection.Port} (PostgreSQL {Connection.PostgreSqlVersion})";

    /// <param name="given">What the option says; null to take STUDYHUB_DATABASE.</param>
    /// <param name="option">Its name, for messages.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <exception cref="BadInputException">Neither is given.</exception>
    /// <exception cref="PostgresUnavailableException">It is no connection, or the server does not answer or does not let us in.</exception>
    public static async Task<LiveDatabase> OpenAsync(string? given, string option, CancellationToken cancellationToken)
    {
        string origin = given is null ? GivenServer.Variable : option;
        string? text = given ?? Environment.GetEnvironmentVariable(GivenServer.Variable);
        if (string.IsNullOrEmpty(text)) throw new BadInputException($"Which database? Give {option} postgresql://user@host/database, or set {GivenServer.Variable}.");
        GivenServer server = new(text, origin);
        NpgsqlConnection connection = new(new NpgsqlConnectionStringBuilder(server.ConnectionString) { Pooling = false }.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            return new LiveDatabase(connection, server.ConnectionString);
        }
        catch (NpgsqlException reason)
        {
            await connection.DisposeAsync();
            throw ServerRefusal.Of(server.ConnectionString, origin, reason);
        }
    }

    public ValueTask DisposeAsync() => Connection.DisposeAsync();
}
