using System;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;

namespace StudyHub.Schema.Migrations.Tests;

public sealed class LockTests
{
    private static readonly Folder AddColumn = Folder.Empty.Add("it", Folder.Inside(1, "alter table public.busy add column extra text;"));

    private static MigratorOptions Quick(Target target) => target.Options with { LockTimeout = TimeSpan.FromMilliseconds(300), Retries = 3 };

    [Fact]
    public async Task A_step_that_meets_a_lock_is_rolled_back_and_run_again()
    {
        await using Target target = await Target.OfAsync();
        await target.RunAsync("create table public.busy (id integer)");
        await using NpgsqlConnection reader = await target.OpenAsync();
        await using NpgsqlTransaction reading = await reader.BeginTransactionAsync();
        await using NpgsqlCommand select = new("select count(*) from busy", reader);
        await select.ExecuteScalarAsync();

        Task<MigrationResult> upgrade = target.UpgradeAsync(AddColumn, options: Quick(target) with { Retries = 20 });
        while (!target.Events.ToArray().OfType<StepRetried>().Any()) await Task.Delay(20);
        await reading.RollbackAsync();
        await upgrade;

        StepRetried retried = target.Events.OfType<StepRetried>().First();
        retried.SqlState.ShouldBe("55P03");
        retried.Blockers.Single().ProcessId.ShouldBe(reader.ProcessID);
        (await target.StatusAsync(AddColumn)).IsUpToDate.ShouldBeTrue();
    }

    [Fact]
    public async Task A_lock_that_is_never_to_be_had_is_told_with_who_has_it()
    {
        await using Target target = await Target.OfAsync();
        await target.RunAsync("create table public.busy (id integer)");
        await using NpgsqlConnection reader = await target.OpenAsync();
        await using NpgsqlTransaction reading = await reader.BeginTransactionAsync();
        await using NpgsqlCommand select = new("select count(*) from busy", reader);
        await select.ExecuteScalarAsync();

        MigrationFailedException failure = await Should.ThrowAsync<MigrationFailedException>(() => target.UpgradeAsync(AddColumn, options: Quick(target)));

        failure.SqlState.ShouldBe("55P03");
        failure.Cause.ShouldStartWith($"a lock was not to be had within 0.3 s, 4 times; in the way: process {reader.ProcessID} (as postgres, idle in transaction since ");
        failure.NextStep.ShouldContain($"select pg_terminate_backend({reader.ProcessID});");
        target.Events.OfType<StepRunning>().ShouldContain(running => running.Blockers.Count == 1);
    }

    [Fact]
    public async Task A_statement_outside_of_a_transaction_that_meets_a_lock_is_run_again_too()
    {
        await using Target target = await Target.OfAsync();
        await target.RunAsync("create table public.busy (id integer)");
        await using NpgsqlConnection reader = await target.OpenAsync();
        await using NpgsqlTransaction reading = await reader.BeginTransactionAsync();
        await using NpgsqlCommand select = new("select count(*) from busy", reader);
        await select.ExecuteScalarAsync();
        Folder folder = Folder.Empty.Add("it", Folder.Outside(1, "truncate public.busy;"));

        Task<MigrationResult> upgrade = target.UpgradeAsync(folder, options: Quick(target) with { Retries = 20 });
        while (!target.Events.ToArray().OfType<StepRetried>().Any()) await Task.Delay(20);
        await reading.RollbackAsync();
        await upgrade;

        (await target.StatusAsync(folder)).IsUpToDate.ShouldBeTrue();
    }

    [Fact]
    public async Task An_index_build_waits_for_a_reader_longer_than_the_lock_timeout_and_holds_nobody_up()
    {
        await using Target target = await Target.OfAsync();
        await target.RunAsync("create table public.busy (id integer); create table public.elsewhere (id integer)");
        await using NpgsqlConnection reader = await target.OpenAsync();
        await using NpgsqlTransaction reading = await reader.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead);
        await using NpgsqlCommand select = new("select count(*) from busy", reader);
        await select.ExecuteScalarAsync();
        Folder folder = Folder.Empty.Add("it", Folder.Outside(1, "create index concurrently busy_id on public.busy (id);"));

        Task<MigrationResult> upgrade = target.UpgradeAsync(folder, options: Quick(target) with { ReportEvery = TimeSpan.FromMilliseconds(100) });
        while (!target.Events.ToArray().OfType<StepRunning>().Any(running => running.Elapsed > TimeSpan.FromSeconds(1) && running.Blockers.Count == 1)) await Task.Delay(50);
        await target.RunAsync("insert into busy values (1)");
        await reading.RollbackAsync();
        await upgrade;

        (await target.InvalidIndexesAsync()).ShouldBe(0);
        target.Events.OfType<StepRetried>().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_migrator_that_waits_does_not_deadlock_with_an_index_build()
    {
        await using Target target = await Target.OfAsync();
        Folder folder = Folder.Empty.Add("it",
            Folder.Inside(1, "create table public.t (id integer); insert into t select generate_series(1, 20000);")
            + Folder.Outside(2, "create index concurrently t_1 on public.t (id);") + Folder.Outside(3, "create index concurrently t_2 on public.t ((id + 1));")
            + Folder.Outside(4, "drop index concurrently public.t_1;"));

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => target.UpgradeAsync(folder))));

        target.Events.OfType<StepRetried>().ShouldBeEmpty();
        (await target.InvalidIndexesAsync()).ShouldBe(0);
        target.Events.OfType<StepStarted>().Count().ShouldBe(4);
    }

    [Fact]
    public async Task Another_migrator_is_waited_for_so_long_and_no_longer()
    {
        await using Target target = await Target.OfAsync();
        Folder slow = Folder.Empty.Add("it", Folder.Inside(1, "select pg_sleep(60);"));
        using CancellationTokenSource end = new();
        Task<MigrationResult> other = target.Migrator(slow).UpgradeAsync(target.ConnectionString, cancellationToken: end.Token);
        while (!target.Events.ToArray().OfType<StepStarted>().Any()) await Task.Delay(20);
        Stopwatch clock = Stopwatch.StartNew();

        MigratorBusyException refusal = await Should.ThrowAsync<MigratorBusyException>(() => target.UpgradeAsync(slow, options: target.Options with { LockWait = TimeSpan.FromMilliseconds(500) }));

        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
        refusal.Message.ShouldContain("(studyhub-schema as postgres, active");
        await end.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => other);
        (await target.AppliedAsync(slow)).ShouldBeEmpty();
        (await target.LocksAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_deadlock_is_run_again()
    {
        await using Target target = await Target.OfAsync();
        await target.RunAsync("create table public.a (); create table public.b ()");
        Folder folder = Folder.Empty.Add("it", Folder.Inside(1, "lock table public.a in access exclusive mode; select pg_sleep(0.6); lock table public.b in access exclusive mode;"));
        await using NpgsqlConnection other = await target.OpenAsync();
        await using NpgsqlCommand set = new("set deadlock_timeout = '60s'", other);
        await set.ExecuteNonQueryAsync();
        await using NpgsqlTransaction transaction = await other.BeginTransactionAsync();
        await using NpgsqlCommand first = new("lock table b in access exclusive mode", other);
        await first.ExecuteNonQueryAsync();

        Task<MigrationResult> upgrade = target.UpgradeAsync(folder, options: target.Options with { LockTimeout = TimeSpan.FromSeconds(30) });
        while (!await target.AskAsync<bool>("select exists (select from pg_locks where relation = 'a'::regclass and granted)")) await Task.Delay(20);
        await using NpgsqlCommand second = new("lock table a in access exclusive mode", other);
        await second.ExecuteNonQueryAsync();
        await transaction.RollbackAsync();
        await upgrade;

        target.Events.OfType<StepRetried>().Single().SqlState.ShouldBe("40P01");
        (await target.AppliedAsync(folder)).ShouldBe(["it"]);
    }
}
