using System;
using System.Threading.Tasks;
using Library;
using Npgsql;
using StudyHub.Schema.Sessions;
using StudyHub.Schema.Testing;
using StudyHub.Schema.Vocabulary.Tests;

[assembly: AssemblyFixture(typeof(LibraryServer))]

namespace StudyHub.Schema.Vocabulary.Tests;

/// <summary>A database made by the generated script, and logins as in production.</summary>
public sealed class LibraryServer : IAsyncLifetime
{
    private EphemeralDatabase? scratch;

    /// <summary>A user that auth.users knows.</summary>
    public Guid User { get; } = Guid.NewGuid();

    public LibraryDatabase Database { get; private set; } = null!;

    /// <summary>As the superuser, for questions to the catalog.</summary>
    public NpgsqlDataSource Catalog { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        EphemeralPostgres server = await EphemeralPostgres.SharedAsync();
        await server.TrackRolesAsync(LibraryDatabase.Schema.Roles);
        scratch = await server.CreateDatabaseAsync();
        Catalog = NpgsqlDataSource.Create(scratch.ConnectionString);
        await using NpgsqlConnection connection = await Catalog.OpenConnectionAsync();
        await using (NpgsqlCommand users = new("create schema auth; create table auth.users (id uuid primary key); insert into auth.users values ('" + User + "')", connection))
            await users.ExecuteNonQueryAsync();
        await LibraryDatabase.Schema.ApplyAsync(connection);
        string readers = await scratch.CreateLoginAsync(["vocabulary_guest", "vocabulary_reader"]);
        string desk = await scratch.CreateLoginAsync(["vocabulary_librarian"]);
        Database = LibraryDatabase.Create(readers, options => options.AdminConnectionString = desk);
    }

    public Task<LibrarySession> AdminAsync() => Database.OpenAsync(SessionUser.Admin());

    public Task<LibrarySession> ReaderAsync() => Database.OpenAsync(SessionUser.Authenticated(User));

    public async ValueTask DisposeAsync()
    {
        if (Database is not null) await Database.DisposeAsync();
        if (Catalog is not null) await Catalog.DisposeAsync();
        if (scratch is not null) await scratch.DisposeAsync();
    }
}
