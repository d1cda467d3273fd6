using System;
using System.Linq;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Testing;

namespace StudyHub.Schema.Catalog.Tests;

[Collection("roles of the server")]
public sealed class SameTests
{
    [Theory]
    [MemberData(nameof(Schemas.OnEveryServer), MemberType = typeof(Schemas))]
    public async Task A_database_is_what_its_script_made_of_it(int major, string schema)
    {
        await using LiveDatabase live = await LiveDatabase.OfAsync(await Servers.OfAsync(major), Schemas.All[schema]);

        (await live.CompareAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Two_readings_are_equal_whatever_the_session_prints_like()
    {
        await using LiveDatabase live = await LiveDatabase.OfAsync(await Servers.OfAsync(15), Schemas.All["Rich"]);
        CatalogScope scope = CatalogScope.Of(live.Model);
        CatalogReading first = await CatalogReader.ReadAsync(live.Connection, scope);
        await live.RunAsync("set search_path = study, public, app; set datestyle = 'German'; set quote_all_identifiers = on; set timezone = 'Asia/Tokyo'");

        (await CatalogReader.ReadAsync(live.Connection, scope)).ShouldBe(first);
        first.Facts.Count.ShouldBeGreaterThan(100);
    }

    [Fact]
    public async Task A_reading_leaves_the_connection_as_it_was()
    {
        await using LiveDatabase live = await LiveDatabase.OfAsync(await Servers.OfAsync(15), Schemas.All["Rich"]);
        await CatalogReader.ReadAsync(live.Connection, CatalogScope.Of(live.Model));

        await live.RunAsync("create table public.written_afterwards ()");
        await using NpgsqlCommand command = new("show search_path", live.Connection);
        (await command.ExecuteScalarAsync()).ShouldNotBe("pg_catalog");
    }

    [Fact]
    public async Task A_reading_in_a_transaction_sees_what_it_changed_and_leaves_it_as_it_was()
    {
        await using LiveDatabase live = await LiveDatabase.OfAsync(await Servers.OfAsync(15), Schemas.All["Rich"]);
        CatalogScope scope = CatalogScope.Of(live.Model);
        CatalogReading before = await CatalogReader.ReadAsync(live.Connection, scope);
        await using NpgsqlTransaction transaction = await live.Connection.BeginTransactionAsync();
        await live.RunAsync("set local search_path = study; create table study.written_before ()");

        CatalogReading reading = await CatalogReader.ReadAsync(transaction, scope);

        CatalogComparison.Compare(before, reading).Select(difference => difference.Kind).Distinct().ShouldBe(["grant", "table"], ignoreOrder: true);
        await using NpgsqlCommand command = new("create table study.written_afterwards (); show search_path", live.Connection);
        (await command.ExecuteScalarAsync()).ShouldBe("study");
        await transaction.RollbackAsync();
        (await CatalogReader.ReadAsync(live.Connection, scope)).ShouldBe(before);
    }

    [Fact]
    public async Task A_transaction_that_is_over_cannot_be_read_in()
    {
        await using LiveDatabase live = await LiveDatabase.OfAsync(await Servers.OfAsync(15), Schemas.All["Rich"]);
        await using NpgsqlTransaction transaction = await live.Connection.BeginTransactionAsync();
        await transaction.CommitAsync();

        await Should.ThrowAsync<InvalidOperationException>(() => CatalogReader.ReadAsync(transaction, CatalogScope.Of(live.Model)));
    }

    [Fact]
    public async Task Readings_of_two_versions_are_not_compared()
    {
        await using LiveDatabase live = await LiveDatabase.OfAsync(await Servers.OfAsync(15), Schemas.All["Rich"]);
        CatalogReading reading = await CatalogReader.ReadAsync(live.Connection, CatalogScope.Of(live.Model));

        Should.Throw<CatalogException>(() => CatalogComparison.Compare(reading with { MajorVersion = 17 }, reading)).Message.ShouldContain("Take a scratch of version 15");
    }

    [Fact]
    public async Task What_belongs_to_an_extension_is_the_extensions()
    {
        await using LiveDatabase live = await LiveDatabase.OfAsync(await Servers.OfAsync(15), Schemas.All["StudyHub"]);
        await live.RunAsync("create extension pgcrypto schema public");

        (await live.CompareAsync()).Select(difference => difference.ToString())
            .ShouldBe(["extension pgcrypto is there and is not expected: schema public"]);
    }
}
