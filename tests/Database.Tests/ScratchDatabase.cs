using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Npgsql;

namespace StudyHub.Schema.Database.Tests;

/// <summary>A database of its own on the server that STUDYHUB_DATABASE names; gone at the end. Skips the test where there is no server.</summary>
internal sealed class ScratchDatabase : IAsyncDisposable
{
    private readonly NpgsqlConnectionStringBuilder administration;

    private ScratchDatabase(NpgsqlConnectionStringBuilder administration, string name)
    {
        this.administration = administration;
        Name = name;
    }

    public string Name { get; }

    /// <summary>For pg_dump, which speaks the same names.</summary>
    public NpgsqlConnectionStringBuilder Connection(string? user = null)
    {
        NpgsqlConnectionStringBuilder connection = new(administration.ConnectionString) { Database = Name, Pooling = false };
        if (user is not null) connection.Username = user;
        return connection;
    }

    /// <param name="owner">Null for the administrator.</param>
    public static async Task<ScratchDatabase> CreateAsync(string? owner = null)
    {
        string? server = Environment.GetEnvironmentVariable("STUDYHUB_DATABASE");
        Assert.SkipWhen(string.IsNullOrEmpty(server), "STUDYHUB_DATABASE names no server");
        ScratchDatabase database = new(new(server) { Pooling = false }, "sqltest_" + Guid.NewGuid().ToString("n"));
        await database.AdministerAsync($"create database {database.Name} template template0" + (owner is null ? "" : $" owner {owner}"));
        return database;
    }

    public async Task AdministerAsync(string sql)
    {
        await using NpgsqlConnection connection = new(administration.ConnectionString);
        await connection.OpenAsync();
        await using NpgsqlCommand command = new(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Runs a whole script as one message.</summary>
    /// <returns>The warnings that it raised.</returns>
    public async Task<IReadOnlyList<string>> RunAsync(string script, string? user = null)
    {
        List<string> warnings = [];
        await using NpgsqlConnection connection = new(Connection(user).ConnectionString);
        connection.Notice += (_, e) =>
        {
            if (e.Notice.Severity == "WARNING") warnings.Add(e.Notice.MessageText);
        };
        await connection.OpenAsync();
        await using NpgsqlCommand command = new(script, connection);
        await command.ExecuteNonQueryAsync();
        return warnings;
    }

    /// <summary>The first column of every row, as text.</summary>
    public async Task<List<string>> LinesAsync(string sql, string? user = null)
    {
        List<string> lines = [];
        await using NpgsqlConnection connection = new(Connection(user).ConnectionString);
        await connection.OpenAsync();
        await using NpgsqlCommand command = new(sql, connection);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
        do
        {
            while (await reader.ReadAsync()) lines.Add(Convert.ToString(reader.GetValue(0), System.Globalization.CultureInfo.InvariantCulture)!);
        }
        while (await reader.NextResultAsync());
        return lines;
    }

    public async ValueTask DisposeAsync() => await AdministerAsync($"drop database if exists {Name} with (force)");
}
