using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Revisions;

namespace StudyHub.Schema.Migrations.Tests;

public sealed class UpgradeTests
{
    internal static readonly Folder Three = Folder.Empty
        .Add("one", Folder.Inside(1, "create table public.one (id integer primary key);"), Folder.Inside(1, "drop table public.one;"))
        .Add("two",
            Folder.Inside(1, "create table public.two (id integer, name text);\ninsert into two select n, 'n' || n from generate_series(1, 100) n;")
            + Folder.Outside(2, "create index concurrently two_name on public.two (name);")
            + Folder.Inside(3, "alter table public.two add column extra text;"),
            Folder.Inside(1, "alter table public.two drop column extra;")
            + Folder.Outside(2, "drop index concurrently public.two_name;")
            + Folder.Inside(3, "drop table public.two;"))
        .Add("three", Folder.Inside(1, "create table public.three ();"), Folder.Inside(1, "drop table public.three;"));

    [Fact]
    public async Task Everything_is_applied_once_and_recorded()
    {
        await using Target target = await Target.OfAsync();

        MigrationResult first = await target.UpgradeAsync(Three);
        MigrationResult second = await target.UpgradeAsync(Three);

        first.Ran.Select(run => run.Revision.Name).ShouldBe(["one", "two", "three"]);
        second.Ran.ShouldBeEmpty();
        (await target.AskAsync<long>("select count(*) from two where extra is null")).ShouldBe(100);
        MigrationStatus status = await target.StatusAsync(Three);
        status.IsUpToDate.ShouldBeTrue();
        status.Applied.Select(row => (row.Id, row.Checksum)).ShouldBe(Three.Set.Revisions.Select(revision => (revision.Id, revision.Checksum)));
        status.Applied.ShouldAllBe(row => row.Database == "Demo" && row.AppliedBy == "postgres" && row.Duration > TimeSpan.Zero && row.Tool.StartsWith("StudyHub.Schema 0"));
        status.Current.Select(revision => revision.Name).ShouldBe(["three"]);
        (await target.LocksAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task There_and_back_leaves_nothing_and_there_again_works()
    {
        await using Target target = await Target.OfAsync();
        await target.UpgradeAsync(Three);

        (await target.DowngradeAsync(Three, "base")).Ran.Select(run => run.Revision.Name).ShouldBe(["three", "two", "one"]);

        (await target.AskAsync<long>("select count(*) from pg_class where relnamespace = 'public'::regnamespace")).ShouldBe(0);
        (await target.AppliedAsync(Three)).ShouldBeEmpty();
        (await target.UpgradeAsync(Three)).Ran.Count.ShouldBe(3);
        (await target.StatusAsync(Three)).IsUpToDate.ShouldBeTrue();
    }

    [Theory]
    [InlineData("one", "one")]
    [InlineData("+2", "one two")]
    [InlineData("head", "one two three")]
    [InlineData("two", "one two")]
    public async Task A_target_is_where_an_upgrade_ends(string target, string expected)
    {
        await using Target database = await Target.OfAsync();

        await database.UpgradeAsync(Three, target);

        (await database.AppliedAsync(Three)).ShouldBe(expected.Split(' '));
        (await database.StatusAsync(Three)).Pending.Count.ShouldBe(3 - expected.Split(' ').Length);
    }

    [Theory]
    [InlineData("-1", "one two")]
    [InlineData("-3", "")]
    [InlineData("one", "one")]
    [InlineData("three", "one two three")]
    public async Task A_target_is_where_a_downgrade_ends(string target, string expected)
    {
        await using Target database = await Target.OfAsync();
        await database.UpgradeAsync(Three);

        await database.DowngradeAsync(Three, target);

        string.Join(' ', await database.AppliedAsync(Three)).ShouldBe(expected);
    }

    [Fact]
    public async Task Eight_at_once_apply_each_revision_once()
    {
        await using Target target = await Target.OfAsync();

        MigrationResult[] results = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => target.UpgradeAsync(Three))));

        results.Sum(result => result.Ran.Count).ShouldBe(3);
        (await target.AppliedAsync(Three)).ShouldBe(["one", "two", "three"]);
        (await target.LocksAsync()).ShouldBe(0);
        target.Events.OfType<WaitingForMigrator>().ShouldNotBeEmpty();
    }
}
