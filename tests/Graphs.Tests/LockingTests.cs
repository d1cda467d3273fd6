using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Campus;
using Npgsql;
using StudyHub.Schema.Repositories;

namespace StudyHub.Schema.Graphs.Tests;

/// <summary>What others do at the same time.</summary>
public sealed class LockingTests
{
    [Fact]
    public async Task Locks_are_taken_of_the_rows_and_not_of_what_belongs_to_them()
    {
        await using CampusServer campus = await CampusServer.OpenAsync();
        Term term = Term.Of(8, 15);
        await term.StoreAsync(campus);
        await using CampusSession session = await campus.AdminAsync();
        await using CampusSession other = await campus.AdminAsync();

        PupilGraph graph = (await session.Pupils.All().ForUpdate().ListAsync<PupilGraph>()).First(graph => graph.Enrolments.Count > 0);

        graph.Enrolments.ShouldNotBeEmpty();
        (await other.Pupils.All().ForUpdate(RowLock.SkipLocked).ListAsync()).ShouldBeEmpty();
        (await other.Enrolments.All().ForUpdate(RowLock.SkipLocked).ListAsync()).Count.ShouldBe(term.Enrolments.Count);
    }

    [Fact]
    public async Task Workers_that_skip_locked_rows_get_what_belongs_to_theirs()
    {
        await using CampusServer campus = await CampusServer.OpenAsync();
        Term term = Term.Of(8, 16);
        await term.StoreAsync(campus);
        await using CampusSession first = await campus.AdminAsync();
        await using CampusSession second = await campus.AdminAsync();

        IReadOnlyList<PupilGraph> some = await first.Pupils.All().ForUpdate(RowLock.SkipLocked).ListAsync<PupilGraph>(4);
        IReadOnlyList<PupilGraph> others = await second.Pupils.All().ForUpdate(RowLock.SkipLocked).ListAsync<PupilGraph>(4);

        some.Concat(others).Select(graph => graph.Pupil.Id).Distinct().Count().ShouldBe(8);
        foreach (PupilGraph graph in some.Concat(others))
            graph.Enrolments.Count.ShouldBe(term.Enrolments.Count(enrolment => enrolment.PupilId == graph.Pupil.Id));
    }

    [Fact]
    public async Task Rows_that_come_in_between_take_no_children_away()
    {
        await using CampusServer campus = await CampusServer.OpenAsync();
        Term term = Term.Of(8, 17);
        await term.StoreAsync(campus);
        Pupil pupil = term.Pupils.Single(known => known.Id == term.Enrolments[0].PupilId);
        await campus.ChangeAsync($"update campus.pupils set year = 20 where id = '{pupil.Id}'");
        await using NpgsqlConnection other = new(campus.Superuser);
        await other.OpenAsync();
        await using NpgsqlTransaction transaction = await other.BeginTransactionAsync();
        await using (NpgsqlCommand change = new(
            $"update campus.pupils set name = 'waited for' where id = '{pupil.Id}'; "
            + $"insert into campus.pupils (id, framework_id, owner_id, name, year) values ('{Guid.NewGuid()}', '{pupil.FrameworkId}', '{pupil.OwnerId}', 'new', 21)", other))
            await change.ExecuteNonQueryAsync();
        await using CampusSession session = await campus.AdminAsync();

        // Waits for the row that is last by year; when it goes on, another one has come to be the last.
        Task<IReadOnlyList<PupilGraph>> loading = session.Pupils.ByYear(Between.AtLeast(0)).Reversed().ForUpdate().ListAsync<PupilGraph>(limit: 1);
        await campus.EventuallyAsync("select exists (select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database())");
        await transaction.CommitAsync();

        PupilGraph graph = (await loading).ShouldHaveSingleItem();
        (graph.Pupil.Id, graph.Pupil.Name).ShouldBe((pupil.Id, "waited for"));
        graph.Enrolments.Count.ShouldBe(term.Enrolments.Count(enrolment => enrolment.PupilId == pupil.Id));
        (await session.Pupils.ByYear(Between.AtLeast(0)).Reversed().FirstAsync<PupilGraph>())!.Pupil.Name.ShouldBe("new");
    }
}
