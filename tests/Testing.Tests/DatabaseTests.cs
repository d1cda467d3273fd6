using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using Shouldly;
using Xunit;

namespace StudyHub.Schema.Testing.Tests;

public sealed class DatabaseTests(OwnServer fixture) : IClassFixture<OwnServer>
{
    private readonly EphemeralPostgres server = fixture.Server;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_template_is_filled_once_also_when_eight_ask_at_once()
    {
        int fills = 0;
        EphemeralDatabase[] clones = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => server.CreateDatabaseAsync("once", async (connection, _) =>
        {
            Interlocked.Increment(ref fills);
            await Sql.RunAsync(connection, "CREATE TABLE course (id int PRIMARY KEY); INSERT INTO course VALUES (1)");
        }, Cancellation)));

        fills.ShouldBe(1);
        clones.Select(clone => clone.Name).Distinct().Count().ShouldBe(8);
        foreach (EphemeralDatabase clone in clones)
            (await Sql.ScalarAsync<long>(clone.ConnectionString, "SELECT count(*) FROM course")).ShouldBe(1);
        await Task.WhenAll(clones.Select(clone => clone.DisposeAsync().AsTask()));
    }

    [Fact]
    public async Task Clones_do_not_see_each_other()
    {
        static Task Fill(string connection, CancellationToken _) => Sql.RunAsync(connection, "CREATE TABLE course (id int PRIMARY KEY)");
        await using EphemeralDatabase first = await server.CreateDatabaseAsync("apart", Fill, Cancellation);
        await using EphemeralDatabase second = await server.CreateDatabaseAsync("apart", Fill, Cancellation);
        await Sql.RunAsync(first.ConnectionString, "INSERT INTO course VALUES (1)");

        (await Sql.ScalarAsync<long>(second.ConnectionString, "SELECT count(*) FROM course")).ShouldBe(0);
    }

    [Fact]
    public async Task A_template_that_fails_is_tried_again_and_leaves_nothing()
    {
        string[] before = [.. (await Sql.InventoryAsync(server.ConnectionString)).Where(name => name.StartsWith("database", StringComparison.Ordinal))];
        await Should.ThrowAsync<PostgresException>(() => server.CreateDatabaseAsync(
            "fails", (connection, _) => Sql.RunAsync(connection, "CREATE TABLE broken ("), Cancellation));
        await using EphemeralDatabase clone = await server.CreateDatabaseAsync(
            "fails", (connection, _) => Sql.RunAsync(connection, "CREATE TABLE course (id int)"), Cancellation);

        (await Sql.ScalarAsync<long>(clone.ConnectionString, "SELECT count(*) FROM course")).ShouldBe(0);
        before.ShouldBeSubsetOf(await Sql.InventoryAsync(server.ConnectionString));
    }

    [Fact]
    public async Task A_template_is_cloned_though_its_filler_forgot_a_connection()
    {
        await using EphemeralDatabase clone = await server.CreateDatabaseAsync("forgotten", async (connection, cancellation) =>
        {
            NpgsqlConnection forgotten = new(connection);
            await forgotten.OpenAsync(cancellation);
        }, Cancellation);

        (await Sql.ScalarAsync<int>(clone.ConnectionString, "SELECT 1")).ShouldBe(1);
    }

    [Fact]
    public async Task An_empty_database_is_in_UTF8_and_sorts_by_code_point()
    {
        await using EphemeralDatabase database = await server.CreateDatabaseAsync(Cancellation);

        (await Sql.ScalarAsync<string>(database.ConnectionString, "SELECT pg_encoding_to_char(encoding) FROM pg_database WHERE datname = current_database()"))
            .ShouldBe("UTF8");
        (await Sql.ScalarAsync<bool>(database.ConnectionString, "SELECT 'Z' < 'a'")).ShouldBeTrue();
        (await Sql.ScalarAsync<string>(database.ConnectionString, "SHOW timezone")).ShouldBe("UTC");
    }

    [Fact]
    public async Task A_login_has_the_rights_of_its_roles_only_after_SET_ROLE()
    {
        await server.TrackRolesAsync(["studyhub_reader"], Cancellation);
        await using EphemeralDatabase database = await server.CreateDatabaseAsync(Cancellation);
        await Sql.RunAsync(database.ConnectionString,
            "CREATE ROLE studyhub_reader; CREATE TABLE course (id int); GRANT SELECT ON course TO studyhub_reader");
        string login = await database.CreateLoginAsync(["studyhub_reader"], Cancellation);

        (await Should.ThrowAsync<PostgresException>(() => Sql.RunAsync(login, "SELECT FROM course"))).SqlState.ShouldBe("42501");
        await Sql.RunAsync(login, "SET ROLE studyhub_reader; SELECT FROM course");
        (await Should.ThrowAsync<PostgresException>(() => Sql.RunAsync(login, "SET ROLE postgres"))).SqlState.ShouldBe("42501");
    }

    [Fact]
    public async Task Disposal_drops_the_database_and_its_logins_though_they_are_connected()
    {
        EphemeralDatabase database = await server.CreateDatabaseAsync(Cancellation);
        string login = await database.CreateLoginAsync([], Cancellation);
        await using NpgsqlConnection connected = new(login);
        await connected.OpenAsync(Cancellation);
        await Sql.RunAsync(database.ConnectionString, $"CREATE TABLE course (id int); GRANT SELECT ON course TO \"{new NpgsqlConnectionStringBuilder(login).Username}\"");

        await database.DisposeAsync();
        await database.DisposeAsync();

        string[] after = [.. await Sql.InventoryAsync(server.ConnectionString)];
        after.ShouldNotContain($"database {database.Name}");
        after.ShouldNotContain($"role {new NpgsqlConnectionStringBuilder(login).Username}");
    }

    [Fact]
    public async Task A_role_that_does_not_exist_is_named()
    {
        await using EphemeralDatabase database = await server.CreateDatabaseAsync(Cancellation);

        (await Should.ThrowAsync<PostgresException>(() => database.CreateLoginAsync(["nobody_made_me"], Cancellation))).MessageText.ShouldContain("nobody_made_me");
    }
}
