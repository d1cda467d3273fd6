using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using Shouldly;
using Xunit;

namespace StudyHub.Schema.Testing.Tests;

/// <summary>The server of the fixture plays the server of a user, which nobody may leave anything on.</summary>
public sealed class GivenServerTests(OwnServer fixture) : IClassFixture<OwnServer>
{
    private readonly string user = fixture.Server.ConnectionString;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Databases_logins_and_tracked_roles_are_gone_afterwards_and_nothing_else()
    {
        await SweepAsync();
        await Sql.RunAsync(user, "CREATE ROLE users_own_role");
        List<string> before = await Sql.InventoryAsync(user);
        await using (EphemeralPostgres server = await EphemeralPostgres.StartAsync(Options(), Cancellation))
        {
            server.Origin.ShouldBe("STUDYHUB_DATABASE");
            await server.TrackRolesAsync(["users_own_role", "sample_reader", "sample_owner", "never_made"], Cancellation);
            EphemeralDatabase clone = await server.CreateDatabaseAsync("given", (connection, _) => Sql.RunAsync(connection, """
                CREATE ROLE sample_reader; CREATE ROLE sample_owner;
                CREATE TABLE course (id int); ALTER TABLE course OWNER TO sample_owner; GRANT SELECT ON course TO sample_reader, users_own_role
                """), Cancellation);
            // A right outside of our databases, as scripts for whole servers give them.
            await Sql.RunAsync(user, "GRANT CONNECT ON DATABASE postgres TO sample_reader");
            await clone.CreateLoginAsync(["sample_reader", "users_own_role"], Cancellation);
            await server.CreateDatabaseAsync(Cancellation);
            (await Sql.InventoryAsync(user)).Count.ShouldBe(before.Count + 6);
        }

        (await Sql.InventoryAsync(user)).ShouldBe(before);
    }

    [Fact]
    public async Task A_tracked_role_that_another_database_uses_stays_and_is_told()
    {
        List<string> said = [];
        await using (EphemeralPostgres server = await EphemeralPostgres.StartAsync(Options() with { Progress = said.Add }, Cancellation))
        {
            await server.TrackRolesAsync(["used_elsewhere"], Cancellation);
            await Sql.RunAsync(user, "CREATE ROLE used_elsewhere");
            await Sql.RunAsync(user, "CREATE DATABASE elsewhere OWNER used_elsewhere");
        }

        (await Sql.InventoryAsync(user)).ShouldContain("role used_elsewhere");
        said.ShouldContain(line => line.StartsWith("the role used_elsewhere stays", StringComparison.Ordinal));
        await Sql.RunAsync(user, "DROP DATABASE elsewhere");
        await Sql.RunAsync(user, "DROP ROLE used_elsewhere");
    }

    [Fact]
    public async Task A_role_that_two_runs_use_is_dropped_by_the_last_of_them_whichever_made_it()
    {
        await Sql.RunAsync(user, "CREATE ROLE shared_by_hand");
        EphemeralPostgres second;
        await using (EphemeralPostgres first = await EphemeralPostgres.StartAsync(Options(), Cancellation))
        {
            await first.TrackRolesAsync(["shared_by_runs", "shared_by_hand"], Cancellation);
            await Sql.RunAsync(user, "CREATE ROLE shared_by_runs");
            second = await EphemeralPostgres.StartAsync(Options(), Cancellation);
            await second.TrackRolesAsync(["shared_by_runs", "shared_by_hand"], Cancellation);
        }

        (await Sql.InventoryAsync(user)).ShouldContain("role shared_by_runs");
        await second.DisposeAsync();

        (await Sql.InventoryAsync(user)).ShouldNotContain("role shared_by_runs");
        (await Sql.InventoryAsync(user)).ShouldContain("role shared_by_hand");
        await Sql.RunAsync(user, "DROP ROLE shared_by_hand");
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task A_signal_that_ends_the_process_drops_what_it_made(string signal)
    {
        await using HostProcess host = StartHost("hold");
        string name = new NpgsqlConnectionStringBuilder(await host.ReadyAsync()).Database!;
        (await Sql.InventoryAsync(user)).ShouldContain($"database {name}");
        await host.SignalAsync(signal);
        await host.EndAsync();

        (await Sql.InventoryAsync(user)).ShouldNotContain(entry => entry.Contains(RunOf(name), StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_killed_process_left_the_next_start_drops_but_nothing_of_the_living()
    {
        await using HostProcess living = StartHost("hold");
        await using HostProcess killed = StartHost("hold");
        string ofLiving = RunOf(new NpgsqlConnectionStringBuilder(await living.ReadyAsync()).Database!);
        string ofKilled = RunOf(new NpgsqlConnectionStringBuilder(await killed.ReadyAsync()).Database!);
        await killed.KillAsync();
        (await Sql.InventoryAsync(user)).Count(entry => entry.Contains(ofKilled, StringComparison.Ordinal)).ShouldBe(2);

        // The server notices the broken connection when it next looks.
        await Task.Delay(200, Cancellation);
        await using EphemeralPostgres next = await EphemeralPostgres.StartAsync(Options(), Cancellation);
        List<string> after = await Sql.InventoryAsync(user);
        after.ShouldNotContain(entry => entry.Contains(ofKilled, StringComparison.Ordinal));
        after.Count(entry => entry.Contains(ofLiving, StringComparison.Ordinal)).ShouldBe(2);
    }

    [Fact]
    public async Task A_user_without_superuser_rights_will_do()
    {
        await SweepAsync();
        await Sql.RunAsync(user, "CREATE ROLE modest LOGIN PASSWORD 'x' CREATEDB CREATEROLE");
        List<string> before = await Sql.InventoryAsync(user);
        NpgsqlConnectionStringBuilder modest = new(user) { Username = "modest", Password = "x" };
        await using (EphemeralPostgres server = await EphemeralPostgres.StartAsync(Options(modest.ConnectionString), Cancellation))
        {
            await server.TrackRolesAsync(["modest_reader"], Cancellation);
            EphemeralDatabase database = await server.CreateDatabaseAsync(
                "modest", (connection, _) => Sql.RunAsync(connection, "CREATE ROLE modest_reader; CREATE TABLE course (id int)"), Cancellation);
            string login = await database.CreateLoginAsync(["modest_reader"], Cancellation);
            await using (NpgsqlConnection pooled = new(login))
                await pooled.OpenAsync(Cancellation);
        }

        (await Sql.InventoryAsync(user)).ShouldBe(before);
        await Sql.RunAsync(user, "DROP ROLE modest");
    }

    [Fact]
    public async Task Another_major_version_than_asked_for_is_an_error()
        => (await Should.ThrowAsync<PostgresUnavailableException>(() => EphemeralPostgres.StartAsync(Options() with { MajorVersion = 99 }, Cancellation)))
            .Message.ShouldContain($"STUDYHUB_DATABASE names a server of PostgreSQL {fixture.Server.Version}, but 99 was asked for");

    [Fact]
    public async Task A_server_that_is_not_there_is_named_without_its_password()
    {
        string message = (await Should.ThrowAsync<PostgresUnavailableException>(() => EphemeralPostgres.StartAsync(
            Options("postgresql://ann:secret@127.0.0.1:1/study"), Cancellation))).Message;
        message.ShouldContain("STUDYHUB_DATABASE at 127.0.0.1:1 cannot be reached: ");
        message.ShouldNotContain("secret");
    }

    // Other tests of this class kill processes, which leaves databases behind.
    private async Task SweepAsync()
    {
        await using EphemeralPostgres sweep = await EphemeralPostgres.StartAsync(Options(), Cancellation);
    }

    private static string RunOf(string name) => name[..name.LastIndexOf('_')];

    private EphemeralPostgresOptions Options(string? value = null)
        => new() { Surroundings = Machine.With(("STUDYHUB_DATABASE", value ?? user)) };

    private HostProcess StartHost(string act)
        => HostProcess.Start(act, PostgresRoads.Environment, variables: new Dictionary<string, string> { ["STUDYHUB_DATABASE"] = user });
}
