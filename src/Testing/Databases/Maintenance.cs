using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Testing.Servers;

namespace StudyHub.Schema.Testing.Databases;

/// <summary>Statements on the server's maintenance database: what makes and drops databases and roles.</summary>
internal sealed class Maintenance(string connectionString) : IAsyncDisposable
{
    // Making a database waits for other databases' files on a busy machine.
    private const int CommandSeconds = 180;

    private readonly NpgsqlDataSource source = NpgsqlDataSource.Create(connectionString);

    /// <summary>Major and minor version of the server. The first call is also the first connection.</summary>
    /// <exception cref="PostgresUnavailableException">The server does not let us in.</exception>
    public async Task<Version> VersionAsync(string origin, CancellationToken cancellationToken)
    {
        try
        {
            await using NpgsqlConnection connection = await source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
            return connection.PostgreSqlVersion;
        }
        catch (NpgsqlException reason)
        {
            throw ServerRefusal.Of(connectionString, origin, reason);
        }
    }

    public async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = Command(sql);
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The first column of a query's rows, as text. The query may have one parameter, <c>$1</c>.</summary>
    public async Task<string[]> TextsAsync(string sql, CancellationToken cancellationToken, object? parameter = null)
    {
        await using NpgsqlCommand command = Command(sql);
        if (parameter is not null)
            command.Parameters.Add(new NpgsqlParameter { Value = parameter });
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        List<string> texts = [];
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            texts.Add(reader.GetString(0));
        return [.. texts];
    }

    public ValueTask DisposeAsync() => source.DisposeAsync();

    private NpgsqlCommand Command(string sql)
    {
        NpgsqlCommand command = source.CreateCommand(sql);
        command.CommandTimeout = CommandSeconds;
        return command;
    }
}
