using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Campus;
using StudyHub.Schema.Repositories;
using StudyHub.Schema.Sessions;

namespace StudyHub.Schema.Graphs.Tests;

/// <summary>What graphs hold.</summary>
public sealed class GraphTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_graph_is_what_a_query_for_each_row_gives(int seed)
    {
        await using CampusServer campus = await CampusServer.OpenAsync();
        await Term.Of(40, seed).StoreAsync(campus);
        await using CampusSession session = await campus.AdminAsync();

        IReadOnlyList<PupilGraph> pupils = await session.Pupils.All().ListAsync<PupilGraph>();
        IReadOnlyList<MentorGraph> mentors = await session.Pupils.All().ListAsync<MentorGraph>();
        IReadOnlyList<CourseGraph> courses = await session.Courses.All().ListAsync<CourseGraph>();

        pupils.Count.ShouldBe(40);
        pupils.ShouldContain(pupil => pupil.Enrolments.Count == 0);
        pupils.SelectMany(pupil => pupil.Enrolments).ShouldContain(enrolment => enrolment.Marks.Count > 1);
        Naive.Text(pupils).ShouldBe(Naive.Text(await Naive.PupilsAsync(session, await session.Pupils.ListAsync())));
        mentors.ShouldContain(mentor => mentor.Mentees.Count > 1);
        Naive.Text(mentors).ShouldBe(Naive.Text(await Naive.MentorsAsync(session, await session.Pupils.ListAsync())));
        courses.ShouldContain(course => course.Requires.Count > 1 && course.RequiredBy.Count > 1 && course.Topics.Count > 1);
        Naive.Text(courses).ShouldBe(Naive.Text(await Naive.CoursesAsync(session, await session.Courses.ListAsync())));
    }

    [Fact]
    public async Task A_graph_is_loaded_of_any_rows_of_its_table()
    {
        await using CampusServer campus = await CampusServer.OpenAsync();
        await Term.Of(30, 4).StoreAsync(campus);
        await using CampusSession session = await campus.AdminAsync();
        Pupil some = (await session.Pupils.ListAsync())[3];
        Rows<Pupil>[] all =
        [
            session.Pupils.All(), session.Pupils.All().Reversed(), session.Pupils.OfYear(some.Year), session.Pupils.ByFrameworkId(some.FrameworkId),
            session.Pupils.ByYear(Between.Of(2, 5)), session.Pupils.ByYear(Between.MoreThan(2)).Reversed(), session.Pupils.ByMentorId(null),
            session.Pupils.OfYear(-1),
        ];

        foreach (Rows<Pupil> rows in all)
            foreach (int? limit in new int?[] { null, 7, 1, 0 })
                Naive.Text(await rows.ListAsync<PupilGraph>(limit)).ShouldBe(Naive.Text(await Naive.PupilsAsync(session, await rows.ListAsync(limit))));
        (await session.Pupils.OfYear(some.Year).FirstAsync<PupilGraph>())!.Pupil.ShouldBe(await session.Pupils.OfYear(some.Year).FirstAsync());
        (await session.Pupils.OfYear(-1).FirstAsync<PupilGraph>()).ShouldBeNull();
    }

    [Fact]
    public async Task One_graph_is_found_by_the_key_of_its_row()
    {
        await using CampusServer campus = await CampusServer.OpenAsync();
        Term term = Term.Of(10, 5);
        await term.StoreAsync(campus);
        await using CampusSession session = await campus.AdminAsync();
        Pupil pupil = term.Enrolments[0] is var first ? term.Pupils.Single(known => known.Id == first.PupilId) : null!;

        PupilGraph? found = await session.Pupils.GetAsync<PupilGraph>(pupil.Id);

        Naive.Text([found!]).ShouldBe(Naive.Text(await Naive.PupilsAsync(session, [pupil])));
        found!.Enrolments.ShouldNotBeEmpty();
        (await session.Pupils.GetAsync<PupilGraph>(Guid.NewGuid())).ShouldBeNull();
        (await session.Pupils.GetAsync<Nested.JustPupil>(pupil.Id)).ShouldBe(new Nested.JustPupil(pupil));
    }

    [Fact]
    public async Task Graphs_are_found_by_the_keys_of_their_rows()
    {
        await using CampusServer campus = await CampusServer.OpenAsync();
        Term term = Term.Of(20, 18);
        await term.StoreAsync(campus);
        await using CampusSession session = await campus.AdminAsync();
        Guid[] ids = [.. term.Pupils.Take(9).Select(pupil => pupil.Id), Guid.NewGuid()];

        IReadOnlyList<PupilGraph> found = await session.Pupils.GetManyAsync<PupilGraph>(ids);

        found.Count.ShouldBe(9);
        Naive.Text(found).ShouldBe(Naive.Text(await Naive.PupilsAsync(session, await session.Pupils.GetManyAsync(ids))));
        (await session.Pupils.GetManyAsync<PupilGraph>([])).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_graph_of_graphs_goes_through_links_and_by_a_text()
    {
        await using CampusServer campus = await CampusServer.OpenAsync();
        Term term = Term.Of(2, 6);
        await term.StoreAsync(campus);
        await using CampusSession session = await campus.AdminAsync();

        IReadOnlyList<TopicGraph> topics = await session.Topics.All().ListAsync<TopicGraph>();

        topics.Count.ShouldBe(5);
        foreach (TopicGraph topic in topics)
        {
            topic.Courses.Select(course => course.Course.Id).ShouldBe(
                term.CourseTopics.Where(link => link.TopicCode == topic.Topic.Code).Select(link => link.CourseId), ignoreOrder: true);
            topic.Courses.ShouldAllBe(course => course.Topics.Contains(topic.Topic));
        }
    }

    [Fact]
    public async Task Rows_that_many_refer_to_are_read_once()
    {
        await using CampusServer campus = await CampusServer.OpenAsync();
        await Term.Of(30, 7).StoreAsync(campus);
        await using CampusSession session = await campus.AdminAsync();

        Course[] courses = [.. (await session.Pupils.All().ListAsync<PupilGraph>()).SelectMany(pupil => pupil.Enrolments).Select(enrolment => enrolment.Course)];

        courses.Distinct(ReferenceEqualityComparer.Instance).Count().ShouldBe(courses.Distinct().Count());
        courses.Length.ShouldBeGreaterThan(courses.Distinct().Count());
    }

    [Fact]
    public async Task A_soft_deleted_row_belongs_to_nothing_unless_it_is_asked_for()
    {
        await using CampusServer campus = await CampusServer.OpenAsync();
        Term term = Term.Of(10, 8);
        await term.StoreAsync(campus);
        Enrolment gone = term.Enrolments[0];
        Pupil mentor = term.Pupils.First(pupil => term.Pupils.Any(other => other.MentorId == pupil.Id) && pupil.Id != gone.PupilId);
        await campus.StoreAsync(async session =>
        {
            await session.Enrolments.DeleteAsync(gone.Id);
            await session.Pupils.DeleteAsync(mentor.Id);
        });
        await using CampusSession session = await campus.AdminAsync();

        PupilGraph pupil = (await session.Pupils.GetAsync<PupilGraph>(gone.PupilId))!;
        pupil.Enrolments.ShouldNotContain(enrolment => enrolment.Enrolment.Id == gone.Id);
        pupil = (await session.Pupils.GetAsync<PupilGraph>(gone.PupilId, includeDeleted: true))!;
        pupil.Enrolments.ShouldContain(enrolment => enrolment.Enrolment.Id == gone.Id);

        Guid mentee = term.Pupils.First(other => other.MentorId == mentor.Id).Id;
        (await session.Pupils.All().ListAsync<MentorGraph>()).Single(graph => graph.Pupil.Id == mentee).Mentor.ShouldBeNull();
        (await session.Pupils.All().IncludeDeleted().ListAsync<MentorGraph>()).Single(graph => graph.Pupil.Id == mentee).Mentor!.Id.ShouldBe(mentor.Id);
        (await session.Pupils.GetAsync<PupilGraph>(mentor.Id)).ShouldBeNull();
    }

    [Fact]
    public async Task Two_graphs_of_one_session_do_not_see_each_others_keys()
    {
        await using CampusServer campus = await CampusServer.OpenAsync();
        await Term.Of(12, 9).StoreAsync(campus);
        await using CampusSession session = await campus.AdminAsync();

        string before = Naive.Text(await session.Pupils.All().ListAsync<PupilGraph>());
        (await session.Pupils.OfYear(-1).ListAsync<PupilGraph>()).ShouldBeEmpty();
        await session.Courses.All().ListAsync<CourseGraph>();
        (await session.Pupils.All().ListAsync<PupilGraph>(limit: 1)).Count.ShouldBe(1);

        Naive.Text(await session.Pupils.All().ListAsync<PupilGraph>()).ShouldBe(before);
    }

    [Fact]
    public async Task Many_load_graphs_at_the_same_time()
    {
        await using CampusServer campus = await CampusServer.OpenAsync();
        await Term.Of(20, 10).StoreAsync(campus);
        string expected;
        await using (CampusSession session = await campus.AdminAsync()) expected = Naive.Text(await session.Pupils.All().ListAsync<PupilGraph>());

        string[] found = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(async () =>
        {
            HashSet<string> texts = [];
            for (int i = 0; i < 20; i++)
                texts.Add(await campus.Database.ReadAsync(SessionUser.Admin(), async (session, _) => Naive.Text(await session.Pupils.All().ListAsync<PupilGraph>())));
            return texts.Single();
        })));

        found.ShouldAllBe(text => text == expected);
    }
}
