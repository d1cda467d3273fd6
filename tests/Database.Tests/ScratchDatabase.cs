using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Model;
using StudyHub.Schema.Testing;

namespace StudyHub.Schema.Database.Tests;

/// <summary>A database of a test's own, and what a test does with it; gone at the end.</summary>
internal sealed class ScratchDatabase : IAsyncDisposable
{
    private static readonly string Password = RandomNumberGenerator.GetHexString(32, lowercase: true);

    private readonly EphemeralDatabase database;

    private ScratchDatabase(EphemeralPostgres server, EphemeralDatabase database) => (Server, this.database) = (server, database);

    public EphemeralPostgres Server { get; }

    public NpgsqlConnectionStringBuilder Connection => new(database.ConnectionString) { Pooling = false };

    /// <param name="server">Where.</param>
    /// <param name="schema">Its roles go with the server, where that is one that stays.</param>
    public static async Task<ScratchDatabase> CreateAsync(EphemeralPostgres server, SchemaModel schema)
    {
        await server.TrackRolesAsync(schema.Roles.Select(role => role.Name.Value));
        return new ScratchDatabase(server, await server.CreateDatabaseAsync());
    }

    public Task GiveToAsync(string owner) => AdministerAsync($"alter database {database.Name} owner to {owner}");

    /// <summary>Runs statements as the administrator in the server's own database.</summary>
    public async Task AdministerAsync(string sql)
    {
        await using NpgsqlConnection connection = await OpenAsync(new(Server.ConnectionString) { Pooling = false });
        await using NpgsqlCommand command = new(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Runs a whole script as one message.</summary>
    /// <param name="script">Any number of statements.</param>
    /// <param name="user">A login; null for the administrator.</param>
    /// <returns>The warnings that it raised, each with its hint.</returns>
    public async Task<IReadOnlyList<string>> RunAsync(string script, string? user = null)
    {
        List<string> warnings = [];
        await using NpgsqlConnection connection = await ConnectAsync(user);
        connection.Notice += (_, e) =>
        {
            if (e.Notice.Severity == "WARNING") warnings.Add($"{e.Notice.MessageText} {e.Notice.Hint}".TrimEnd());
        };
        // A script that fills tables takes its time where the machine is slow; how long is not what is tested.
        await using NpgsqlCommand command = new(script, connection) { CommandTimeout = 300 };
        await command.ExecuteNonQueryAsync();
        return warnings;
    }

    /// <summary>The first column of every row, as text.</summary>
    public async Task<List<string>> LinesAsync(string sql, string? user = null)
    {
        List<string> lines = [];
        await using NpgsqlConnection connection = await ConnectAsync(user);
        await using NpgsqlCommand command = new(sql, connection);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
        do
        {
            while (await reader.ReadAsync()) lines.Add(Convert.ToString(reader.GetValue(0), CultureInfo.InvariantCulture)!);
        }
        while (await reader.NextResultAsync());
        return lines;
    }

    public async Task<NpgsqlConnection> ConnectAsync(string? user = null)
    {
        if (user is null) return await OpenAsync(Connection);
        await AdministerAsync($"alter role {user} password '{Password}'");
        return await OpenAsync(new(Connection.ConnectionString) { Username = user, Password = Password });
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    private static async Task<NpgsqlConnection> OpenAsync(NpgsqlConnectionStringBuilder address)
    {
        NpgsqlConnection connection = new(address.ConnectionString);
        try
        {
            await connection.OpenAsync();
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
