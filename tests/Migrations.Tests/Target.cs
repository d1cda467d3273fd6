using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Revisions;
using StudyHub.Schema.Testing;

namespace StudyHub.Schema.Migrations.Tests;

/// <summary>A database to migrate, gone with the test.</summary>
internal sealed class Target : IAsyncDisposable
{
    private readonly EphemeralDatabase database;

    private Target(EphemeralDatabase database) => this.database = database;

    public string ConnectionString => database.ConnectionString;

    public List<MigrationEvent> Events { get; } = [];

    public MigratorOptions Options => MigratorOptions.Default with { Progress = Events.Add, RetryWait = TimeSpan.FromMilliseconds(10), LockPoll = TimeSpan.FromMilliseconds(20) };

    public static async Task<Target> OfAsync() => new(await (await EphemeralPostgres.SharedAsync()).CreateDatabaseAsync());

    public Migrator Migrator(Folder folder, MigratorOptions? options = null) => new(folder.Set, options ?? Options);

    public Task<MigrationResult> UpgradeAsync(Folder folder, string target = "head", MigratorOptions? options = null)
        => Migrator(folder, options).UpgradeAsync(ConnectionString, MigrationTarget.Parse(target));

    public Task<MigrationResult> DowngradeAsync(Folder folder, string target, MigratorOptions? options = null)
        => Migrator(folder, options).DowngradeAsync(ConnectionString, MigrationTarget.Parse(target));

    public Task<MigrationStatus> StatusAsync(Folder folder) => Migrator(folder).ReadStatusAsync(ConnectionString);

    public async Task<string[]> AppliedAsync(Folder folder) => [.. (await StatusAsync(folder)).Applied.Select(row => row.Name)];

    public async Task RunAsync(string sql)
    {
        await using NpgsqlConnection connection = await OpenAsync();
        await using NpgsqlCommand command = new(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    public async Task<T> AskAsync<T>(string sql)
    {
        await using NpgsqlConnection connection = await OpenAsync();
        await using NpgsqlCommand command = new(sql, connection);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public Task<bool> HasAsync(string relation) => AskAsync<bool>($"select to_regclass('{relation}') is not null");

    public Task<long> InvalidIndexesAsync() => AskAsync<long>("select count(*) from pg_index where not indisvalid");

    public Task<long> LocksAsync() => AskAsync<long>(
        "select count(*) from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())");

    /// <summary>A login without any right, gone with the database.</summary>
    public Task<string> LoginAsync() => database.CreateLoginAsync([]);

    public async Task<NpgsqlConnection> OpenAsync()
    {
        NpgsqlConnection connection = new(new NpgsqlConnectionStringBuilder(ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();
}
