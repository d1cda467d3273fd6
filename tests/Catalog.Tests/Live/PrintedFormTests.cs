using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Catalog.Live;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Testing;

namespace StudyHub.Schema.Catalog.Tests.Live;

/// <summary>What PostgreSQL prints is no fixpoint: a restored dump prints IN over a varchar otherwise than the database it was taken of.</summary>
[Collection("live pairs")]
public sealed class PrintedFormTests(LiveServerFixture fixture)
{
    private const string Lists = """
        create table t (a varchar(10) constraint k check (a in ('x', 'it''s', '(ARRAY[')), b varchar constraint l check (b not in ('p', 'q')), c varchar[] check (c <@ array['a', 'b']::varchar[]));
        create index i on t (a) where a in ('x', 'y');
        create policy p on t using (a in ('x', 'y') and b in ('p', 'q'));
        create view v as select a from t where a in ('x', 'y');
        """;

    [Fact]
    public async Task A_restored_dump_shows_no_drift()
    {
        (CatalogReading original, CatalogReading restored) = await ReadBothAsync(Lists, "");
        original.Facts.ShouldNotBe(restored.Facts, "the two are printed alike, and the test shows nothing");
        CatalogComparison.Compare(original, restored).ShouldBeEmpty();
    }

    [Fact]
    public async Task Another_value_in_the_list_is_drift()
    {
        (CatalogReading original, CatalogReading restored) = await ReadBothAsync(Lists, "alter table t drop constraint k; alter table t add constraint k check (a in ('x', 'its', '(ARRAY['))");
        CatalogComparison.Compare(original, restored).ShouldHaveSingleItem().Name.ShouldBe("public.t.k");
    }

    [Fact]
    public async Task Rows_are_not_checked_again_for_another_form_of_a_check()
    {
        await using EphemeralDatabase first = await fixture.Server.CreateDatabaseAsync();
        await using EphemeralDatabase second = await fixture.Server.CreateDatabaseAsync();
        await using NpgsqlConnection original = await LiveDatabase.OpenAsync(first.ConnectionString);
        await using NpgsqlConnection restored = await LiveDatabase.OpenAsync(second.ConnectionString);
        await LivePair.RunScriptAsync(original, "create table t (a varchar(10) constraint k check (a in ('x', 'y')))");
        await RestoreAsync(first, second);
        LivePlanner.Plan(await LiveReader.ReadAsync(original), await LiveReader.ReadAsync(restored)).Differences.ShouldBeEmpty();
    }

    private async Task<(CatalogReading Original, CatalogReading Restored)> ReadBothAsync(string sql, string afterwards)
    {
        await using EphemeralDatabase first = await fixture.Server.CreateDatabaseAsync();
        await using EphemeralDatabase second = await fixture.Server.CreateDatabaseAsync();
        await using NpgsqlConnection original = await LiveDatabase.OpenAsync(first.ConnectionString);
        await using NpgsqlConnection restored = await LiveDatabase.OpenAsync(second.ConnectionString);
        await LivePair.RunScriptAsync(original, sql);
        await RestoreAsync(first, second);
        await LivePair.RunScriptAsync(restored, afterwards);
        CatalogScope scope = new() { Schemas = EquatableArrays.Of(new Identifier("public")) };
        return (await CatalogReader.ReadAsync(original, scope), await CatalogReader.ReadAsync(restored, scope));
    }

    private async Task RestoreAsync(EphemeralDatabase from, EphemeralDatabase to)
    {
        string dump = await Dump.OfAsync(fixture.Server, from.ConnectionString);
        await using NpgsqlConnection connection = await LiveDatabase.OpenAsync(to.ConnectionString);
        await LivePair.RunScriptAsync(connection, dump);
    }
}
