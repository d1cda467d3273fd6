using System;
using System.Threading;
using System.Threading.Tasks;
using CfiPros;
using Npgsql;
using StudyHub.Schema.Sessions;
using StudyHub.Schema.Testing;

namespace StudyHub.Schema.Samples.Tests.Databases;

/// <summary>A database that CfiPros' records made, beside a table auth.users as Supabase brings it.</summary>
public sealed class CfiProsScratch : IAsyncLifetime
{
    private EphemeralDatabase? scratch;
    private CfiProsDatabase? database;

    /// <summary>As the application reaches it: users and back office have a login each.</summary>
    public CfiProsDatabase Database => database!;

    public string OwnerConnectionString => scratch!.ConnectionString;

    public static Student StudentOf(Guid account) => new() { Id = account, DisplayName = "Amelia", Email = account.ToString("n") + "@example.org" };

    /// <summary>A new account of Supabase and the student of it.</summary>
    /// <returns>The id of both.</returns>
    public async Task<Guid> SignUpAsync(CancellationToken cancellationToken)
    {
        Guid account = Guid.NewGuid();
        await using (NpgsqlConnection connection = new(OwnerConnectionString))
        {
            await connection.OpenAsync(cancellationToken);
            await using NpgsqlCommand insert = new("insert into auth.users (id) values ($1)", connection) { Parameters = { new() { Value = account } } };
            await insert.ExecuteNonQueryAsync(cancellationToken);
        }
        await using CfiProsSession session = await Database.OpenAsync(SessionUser.Authenticated(account), cancellationToken);
        await session.Students.InsertAsync(StudentOf(account), cancellationToken);
        await session.CommitAsync(cancellationToken);
        return account;
    }

    public async ValueTask InitializeAsync()
    {
        EphemeralPostgres postgres = await EphemeralPostgres.SharedAsync();
        await postgres.TrackRolesAsync(CfiProsDatabase.Schema.Roles);
        scratch = await postgres.CreateDatabaseAsync();
        await using (NpgsqlConnection connection = new(scratch.ConnectionString))
        {
            await connection.OpenAsync();
            await using NpgsqlCommand supabase = new("create schema auth; create table auth.users (id uuid primary key)", connection);
            await supabase.ExecuteNonQueryAsync();
            await CfiProsDatabase.Schema.ApplyAsync(connection);
        }
        string office = await scratch.CreateLoginAsync(["admin"]);
        database = CfiProsDatabase.Create(
            await scratch.CreateLoginAsync(["anon", "authenticated"]), options => options.AdminConnectionString = office);
    }

    public async ValueTask DisposeAsync()
    {
        if (database is not null) await database.DisposeAsync();
        if (scratch is not null) await scratch.DisposeAsync();
    }
}
