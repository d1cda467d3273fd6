using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Model;
using StudyHub.Schema.Sql;
using StudyHub.Schema.Testing;

namespace StudyHub.Schema.Catalog.Tests;

/// <summary>A database made by the script of a model, as a deployment would, and gone with the test.</summary>
internal sealed class LiveDatabase : IAsyncDisposable
{
    private const string Supabase = "create schema auth; create table auth.users (id uuid primary key);";

    private static readonly ConcurrentDictionary<(int Major, string Schema), Lazy<Task<CatalogReading>>> Known = new();

    private readonly EphemeralDatabase database;

    private LiveDatabase(EphemeralPostgres server, SchemaModel model, EphemeralDatabase database, NpgsqlConnection connection)
        => (Server, Model, this.database, Connection) = (server, model, database, connection);

    public EphemeralPostgres Server { get; }

    public SchemaModel Model { get; }

    /// <summary>Of the model; the logins of the other sample, which shares anon, authenticated and admin on this server, are known.</summary>
    public CatalogScope Scope => CatalogScope.Of(Model) with
    {
        KnownMembers = Schemas.All.Values.SelectMany(schema => schema.Roles).Where(role => role.CanLogin).Select(role => role.Name).ToEquatableArray(),
    };

    /// <summary>As the superuser.</summary>
    public NpgsqlConnection Connection { get; }

    public static async Task<LiveDatabase> OfAsync(EphemeralPostgres server, SchemaModel model)
    {
        EphemeralDatabase database = await server.CreateDatabaseAsync("Catalog.Tests " + model.Name, async (connectionString, token) =>
        {
            await using NpgsqlConnection template = await OpenAsync(connectionString);
            await using NpgsqlCommand create = new((model.Name == "CfiPros" ? Supabase : "") + SqlScript.Create(model), template);
            await create.ExecuteNonQueryAsync(token);
        });
        return new LiveDatabase(server, model, database, await OpenAsync(database.ConnectionString));
    }

    public static async Task<NpgsqlConnection> OpenAsync(string connectionString)
    {
        NpgsqlConnection connection = new(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    public async Task RunAsync(string sql)
    {
        await using NpgsqlCommand command = new(sql, Connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Compared with its model by a scratch database of the same server.</summary>
    public async Task<EquatableArray<CatalogDifference>> CompareAsync()
    {
        await using EphemeralDatabase scratch = await Server.CreateDatabaseAsync();
        await using NpgsqlConnection connection = await OpenAsync(scratch.ConnectionString);
        return await CatalogComparison.CompareAsync(Connection, Model, connection, Scope);
    }

    /// <summary>The same with what one scratch database of the server has told for all tests.</summary>
    public async Task<EquatableArray<CatalogDifference>> CompareToKnownAsync()
    {
        CatalogReading expected = await Known.GetOrAdd((Server.Version.Major, Model.Name), _ => new(ExpectAsync)).Value;
        return CatalogComparison.Compare(expected, await CatalogReader.ReadAsync(Connection, Scope));
    }

    private async Task<CatalogReading> ExpectAsync()
    {
        await using EphemeralDatabase scratch = await Server.CreateDatabaseAsync();
        await using NpgsqlConnection connection = await OpenAsync(scratch.ConnectionString);
        return await CatalogComparison.ExpectAsync(Model, connection);
    }

    public async ValueTask DisposeAsync()
    {
        await Connection.DisposeAsync();
        await database.DisposeAsync();
    }
}
