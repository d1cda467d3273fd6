using System;
using System.Linq;
using System.Threading.Tasks;
using StudyHub.Schema.Revisions;

namespace StudyHub.Schema.Migrations.Tests;

public sealed class ResumeTests
{
    private const string Table = "create table public.t (id integer, name text, other text);\ninsert into public.t select n, 'n' || n from generate_series(1, 50) n;";

    private static Folder Of(params string[] steps) => Folder.Empty.Add("it", string.Concat(steps));

    [Fact]
    public async Task The_next_run_goes_on_from_the_step_that_failed()
    {
        await using Target target = await Target.OfAsync();
        Folder folder = Of(Folder.Inside(1, Table), Folder.Inside(2, "alter table public.t add column extra text;\ninsert into public.missing values (1);"));

        MigrationFailedException failure = await Should.ThrowAsync<MigrationFailedException>(() => target.UpgradeAsync(folder));

        failure.Place.Step.ShouldBe(2);
        failure.Line.ShouldBe(6);
        failure.SqlState.ShouldBe("42P01");
        failure.Message.ShouldStartWith($"{folder.Head}_it/up.sql(6): {folder.Head} it, step 2 of 2 failed (42P01): relation \"public.missing\" does not exist");
        (await target.AskAsync<long>("select count(*) from pg_attribute where attrelid = 't'::regclass and attname = 'extra'")).ShouldBe(0);
        MigrationStatus status = await target.StatusAsync(folder);
        status.Interrupted!.DoneSteps.ShouldBe([1]);
        status.Applied.ShouldBeEmpty();

        await target.RunAsync("create table public.missing (id integer)");
        MigrationResult result = await target.UpgradeAsync(folder);

        result.Ran.Single().FirstStep.ShouldBe(2);
        (await target.AskAsync<long>("select count(*) from t")).ShouldBe(50);
        (await target.StatusAsync(folder)).IsUpToDate.ShouldBeTrue();
    }

    [Theory]
    [InlineData("create index concurrently t_name on public.t (name);")]
    [InlineData("create index concurrently if not exists t_name on t using btree (name);")]
    public async Task An_index_that_was_built_before_the_run_was_killed_is_not_built_again(string statement)
    {
        await using Target target = await Target.OfAsync();
        Folder folder = Of(Folder.Inside(1, Table), Folder.Outside(2, statement), Folder.Inside(3, "insert into public.missing values (1);"));
        await Should.ThrowAsync<MigrationFailedException>(() => target.UpgradeAsync(folder));
        await target.RunAsync("update studyhub_schema.steps set state = 'started' where step = 2; create table public.missing (id integer)");
        uint built = await target.AskAsync<uint>("select 't_name'::regclass::oid");

        await target.UpgradeAsync(folder);

        target.Events.OfType<StepResumed>().Single().What.ShouldBe("The index public.t_name is there, valid and as the statement says.");
        (await target.AskAsync<uint>("select 't_name'::regclass::oid")).ShouldBe(built);
    }

    [Fact]
    public async Task An_index_that_a_build_left_invalid_is_dropped_and_built_again()
    {
        await using Target target = await Target.OfAsync();
        Folder folder = Of(Folder.Inside(1, Table), Folder.Outside(2, "create index concurrently if not exists t_name on public.t (name);"));
        await Should.ThrowAsync<MigrationFailedException>(() => target.UpgradeAsync(
            Of(Folder.Inside(1, Table), Folder.Inside(2, "select 1 / 0;"))));
        await target.RunAsync($"""
            update studyhub_schema.steps set script = '{Hash(folder)}', revision = '{folder.Head}';
            insert into studyhub_schema.steps values ('{folder.Head}', 'up', 2, '{Hash(folder)}', 'started', now(), null);
            create index t_name on t (name); update pg_index set indisvalid = false where indexrelid = 't_name'::regclass
            """);

        await target.UpgradeAsync(folder);

        target.Events.OfType<StepResumed>().Single().What.ShouldBe("The index public.t_name was left invalid by a build that did not end; it is dropped and built again.");
        (await target.InvalidIndexesAsync()).ShouldBe(0);
        (await target.HasAsync("t_name")).ShouldBeTrue();
    }

    [Fact]
    public async Task Duplicates_are_told_and_leave_no_invalid_index()
    {
        await using Target target = await Target.OfAsync();
        Folder folder = Of(
            Folder.Inside(1, Table + "insert into public.t values (1, 'secret-value'), (2, 'secret-value'), (3, 'N1'), (4, null), (5, null);"),
            Folder.Outside(2, "create unique index concurrently t_name on public.t using btree (lower(name) text_pattern_ops desc, (id * 0)) where id > 0;"));

        MigrationFailedException failure = await Should.ThrowAsync<MigrationFailedException>(() => target.UpgradeAsync(folder));

        failure.SqlState.ShouldBe("23505");
        failure.Cause.ShouldContain(": 2 values that several rows share each");
        failure.ToString().ShouldNotContain("secret-value");
        (await target.HasAsync("t_name")).ShouldBeFalse();
        (await target.AskAsync<long>(Counting(failure))).ShouldBe(2);

        await target.RunAsync("delete from t where name = 'secret-value' or name = 'N1'");
        await target.UpgradeAsync(folder);
        (await target.InvalidIndexesAsync()).ShouldBe(0);
        (await target.HasAsync("t_name")).ShouldBeTrue();
    }

    [Theory]
    [InlineData("create index t_name on t (id)")]
    [InlineData("create unique index t_name on t (name)")]
    [InlineData("create index t_name on t (name desc)")]
    [InlineData("create index t_name on t (name text_pattern_ops)")]
    [InlineData("create index t_name on t (name collate \"C\")")]
    [InlineData("create index t_name on t (name) where id > 1")]
    [InlineData("create index t_name on t (name) include (id)")]
    [InlineData("create index t_name on t (lower(name))")]
    [InlineData("create index t_name on t using hash (name)")]
    [InlineData("create index t_name on t (name) with (fillfactor = 50)")]
    public async Task Another_index_of_the_same_name_is_refused_and_left_alone(string other)
    {
        await using Target target = await Target.OfAsync();
        Folder folder = Of(Folder.Inside(1, Table + other + ";"), Folder.Outside(2, "create index concurrently if not exists t_name on public.t (name);"));

        MigrationFailedException failure = await Should.ThrowAsync<MigrationFailedException>(() => target.UpgradeAsync(folder));

        failure.Cause.ShouldBe("the index public.t_name is there, and is not the one that the statement makes");
        (await target.HasAsync("t_name")).ShouldBeTrue();
    }

    [Fact]
    public async Task An_index_that_was_dropped_before_the_run_was_killed_is_gone()
    {
        await using Target target = await Target.OfAsync();
        Folder folder = Of(Folder.Inside(1, Table + "create index t_name on t (name);"), Folder.Outside(2, "drop index concurrently public.t_name;"), Folder.Inside(3, "insert into missing values (1);"));
        await Should.ThrowAsync<MigrationFailedException>(() => target.UpgradeAsync(folder));
        await target.RunAsync("update studyhub_schema.steps set state = 'started' where step = 2; create table missing (id integer)");

        await target.UpgradeAsync(folder);

        target.Events.OfType<StepResumed>().Single().What.ShouldBe("The index public.t_name is gone: a run before this one dropped it.");
    }

    [Fact]
    public async Task A_label_that_was_added_before_the_run_was_killed_is_there()
    {
        await using Target target = await Target.OfAsync();
        Folder folder = Of(Folder.Inside(1, "create type public.mood as enum ('a');"), Folder.Outside(2, "alter type public.mood add value 'b';"), Folder.Inside(3, "insert into missing values (1);"));
        await Should.ThrowAsync<MigrationFailedException>(() => target.UpgradeAsync(folder));
        await target.RunAsync("update studyhub_schema.steps set state = 'started' where step = 2; create table missing (id integer)");

        await target.UpgradeAsync(folder);

        target.Events.OfType<StepResumed>().Single().What.ShouldBe("The type public.mood has the label: a run before this one added it.");
    }

    [Fact]
    public async Task What_nobody_can_look_up_is_asked_about()
    {
        await using Target target = await Target.OfAsync();
        Folder folder = Of(Folder.Inside(1, Table), Folder.Outside(2, "reindex table concurrently public.t;"), Folder.Inside(3, "insert into missing values (1);"));
        await Should.ThrowAsync<MigrationFailedException>(() => target.UpgradeAsync(folder));
        await target.RunAsync("update studyhub_schema.steps set state = 'started', ended = null where step = 2; create table missing (id integer)");

        UnfinishedStepException unknown = await Should.ThrowAsync<UnfinishedStepException>(() => target.UpgradeAsync(folder));

        unknown.Message.ShouldContain("reindex table concurrently public.t");
        unknown.Message.ShouldContain("--mark-done");
        (await target.StatusAsync(folder)).Interrupted!.OpenStep.ShouldBe(2);
        (await target.UpgradeAsync(folder, options: target.Options with { Unfinished = UnfinishedStep.MarkDone })).Ran.Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_nobody_can_look_up_is_run_again_when_somebody_says_so()
    {
        await using Target target = await Target.OfAsync();
        Folder folder = Of(Folder.Inside(1, "create table public.log (id integer);"), Folder.Outside(2, "insert into public.log values (1);"), Folder.Inside(3, "insert into missing values (1);"));
        await Should.ThrowAsync<MigrationFailedException>(() => target.UpgradeAsync(folder));
        await target.RunAsync("update studyhub_schema.steps set state = 'started' where step = 2; create table missing (id integer)");

        await target.UpgradeAsync(folder, options: target.Options with { Unfinished = UnfinishedStep.RunAgain });

        (await target.AskAsync<long>("select count(*) from log")).ShouldBe(2);
    }

    [Fact]
    public async Task A_statement_that_the_server_refused_is_run_by_the_next_run_without_asking()
    {
        await using Target target = await Target.OfAsync();
        Folder folder = Of(Folder.Outside(1, "insert into missing values (1);"));
        await Should.ThrowAsync<MigrationFailedException>(() => target.UpgradeAsync(folder));
        (await target.StatusAsync(folder)).Interrupted.ShouldBeNull();
        await target.RunAsync("create table missing (id integer)");

        (await target.UpgradeAsync(folder)).Ran.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_script_that_was_edited_half_way_is_refused()
    {
        await using Target target = await Target.OfAsync();
        Folder folder = Of(Folder.Inside(1, Table), Folder.Inside(2, "insert into missing values (1);"));
        await Should.ThrowAsync<MigrationFailedException>(() => target.UpgradeAsync(folder));
        Folder edited = folder.Copy().Freeze(folder.Head, Folder.Inside(1, Table) + Folder.Inside(2, "select 1;"));

        InterruptedRevisionException refusal = await Should.ThrowAsync<InterruptedRevisionException>(() => target.UpgradeAsync(edited));

        refusal.Message.ShouldContain("was left half-way up (done: step 1), and its script was edited since then");
        (await target.HasAsync("t")).ShouldBeTrue();
    }

    [Fact]
    public async Task Nothing_else_is_done_while_a_revision_is_half_way()
    {
        await using Target target = await Target.OfAsync();
        Folder folder = Folder.Empty.Add("first", Folder.Inside(1, "create table public.first ();"), Folder.Inside(1, "drop table public.first;"))
            .Add("second", Folder.Inside(1, Table) + Folder.Inside(2, "insert into missing values (1);"));
        await Should.ThrowAsync<MigrationFailedException>(() => target.UpgradeAsync(folder));

        InterruptedRevisionException refusal = await Should.ThrowAsync<InterruptedRevisionException>(() => target.DowngradeAsync(folder, "base"));
        refusal.Message.ShouldContain($"Finish it: studyhub-schema upgrade {folder.Head}.");
        await Should.ThrowAsync<InterruptedRevisionException>(() => target.UpgradeAsync(folder, "first"));

        await target.RunAsync("drop table t");
        await target.Migrator(folder).StampAsync(target.ConnectionString, [MigrationTarget.Parse("first")]);
        (await target.StatusAsync(folder)).Interrupted.ShouldBeNull();
        await target.DowngradeAsync(folder, "base");
        (await target.HasAsync("first")).ShouldBeFalse();
    }

    [Fact]
    public async Task The_way_back_is_resumed_too()
    {
        await using Target target = await Target.OfAsync();
        Folder folder = Folder.Empty.Add("it", Folder.Inside(1, Table), Folder.Inside(1, "alter table public.t drop column other;") + Folder.Inside(2, "drop table public.t, public.missing;"));
        await target.UpgradeAsync(folder);
        await Should.ThrowAsync<MigrationFailedException>(() => target.DowngradeAsync(folder, "base"));
        (await target.StatusAsync(folder)).Interrupted.ShouldBe(new InterruptedRevision(folder.Head, MigrationDirection.Down, [1], null), new SameInterruption());
        (await Should.ThrowAsync<InterruptedRevisionException>(() => target.UpgradeAsync(folder))).Message.ShouldContain("Finish it: studyhub-schema downgrade base");
        await target.RunAsync("create table public.missing ()");

        await target.DowngradeAsync(folder, "base");

        (await target.HasAsync("t")).ShouldBeFalse();
        (await target.AppliedAsync(folder)).ShouldBeEmpty();
        (await target.UpgradeAsync(folder)).Ran.Count.ShouldBe(1);
    }

    private static string Hash(Folder folder) => Histories.HistoryWriter.HashOf(folder.Set.Revisions[0].Up);

    /// <summary>How many rows the query of the message lists.</summary>
    internal static string Counting(MigrationFailedException failure)
        => $"select count(*) from ({failure.NextStep.Split('\n')[1]}) rows_of_it";

    private sealed class SameInterruption : System.Collections.Generic.IEqualityComparer<InterruptedRevision?>
    {
        public bool Equals(InterruptedRevision? x, InterruptedRevision? y)
            => x!.Id == y!.Id && x.Direction == y.Direction && x.DoneSteps.SequenceEqual(y.DoneSteps) && x.OpenStep == y.OpenStep;

        public int GetHashCode(InterruptedRevision obj) => 0;
    }
}
