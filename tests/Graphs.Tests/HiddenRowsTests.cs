using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Campus;
using StudyHub.Schema.Failures;
using StudyHub.Schema.Sessions;

namespace StudyHub.Schema.Graphs.Tests;

/// <summary>Row security decides of every level of a graph.</summary>
public sealed class HiddenRowsTests
{
    [Fact]
    public async Task What_the_user_may_not_see_is_in_no_list()
    {
        await using CampusServer campus = await CampusServer.OpenAsync();
        (Pupil pupil, Enrolment hidden) = await WithStrangersEnrolmentAsync(campus);

        (await SeesAsync()).ShouldBe((false, true));

        // The planted fault: without row security the same graph shows it.
        await campus.ChangeAsync("alter table campus.enrolments disable row level security");
        (await SeesAsync()).ShouldBe((true, true));

        async Task<(bool Hidden, bool Others)> SeesAsync()
        {
            await using CampusSession session = await campus.OwnerAsync();
            PupilGraph graph = (await session.Pupils.All().ListAsync<PupilGraph>()).Single(graph => graph.Pupil.Id == pupil.Id);
            return (graph.Enrolments.Any(enrolment => enrolment.Enrolment.Id == hidden.Id), graph.Enrolments.Any(enrolment => enrolment.Enrolment.Id != hidden.Id));
        }
    }

    [Fact]
    public async Task A_row_that_is_referred_to_and_hidden_is_null_or_a_typed_error()
    {
        await using CampusServer campus = await CampusServer.OpenAsync();
        Term term = Term.Of(6, 12);
        await term.StoreAsync(campus);
        await campus.ChangeAsync($"update campus.courses set is_open = false where id = '{term.Enrolments[0].CourseId}'");
        await using CampusSession session = await campus.OwnerAsync();

        HiddenReferenceException hidden = await Should.ThrowAsync<HiddenReferenceException>(() => session.Enrolments.All().ListAsync<EnrolmentGraph>());

        (hidden.Table, hidden.Constraint, hidden.Target).ShouldBe(("campus.enrolments", "framework_id, course_id", "campus.courses"));
        hidden.Message.ShouldNotContain(term.Enrolments[0].CourseId.ToString());

        // The session lives on.
        IReadOnlyList<EnrolmentWithOrWithoutCourse> graphs = await session.Enrolments.All().ListAsync<EnrolmentWithOrWithoutCourse>();
        graphs.Count.ShouldBe(term.Enrolments.Count);
        graphs.ShouldAllBe(graph => graph.Course == null == (graph.Enrolment.CourseId == term.Enrolments[0].CourseId));
    }

    [Fact]
    public async Task A_row_behind_a_link_that_is_hidden_is_left_out()
    {
        await using CampusServer campus = await CampusServer.OpenAsync();
        Term term = Term.Of(2, 13);
        await term.StoreAsync(campus);
        Guid closed = term.Prerequisites[0].RequiresId;
        await campus.ChangeAsync($"update campus.courses set is_open = false where id = '{closed}'");
        await using CampusSession session = await campus.OwnerAsync();

        IReadOnlyList<CourseGraph> courses = await session.Courses.All().ListAsync<CourseGraph>();

        courses.Count.ShouldBe(term.Courses.Count - 1);
        courses.SelectMany(course => course.Requires).ShouldNotContain(course => course.Id == closed);
        courses.SelectMany(course => course.Requires).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_refusal_of_a_deeper_level_names_its_table()
    {
        await using CampusServer campus = await CampusServer.OpenAsync();
        await Term.Of(6, 14).StoreAsync(campus);
        await campus.ChangeAsync("revoke select on campus.marks from graphs_user");

        for (int i = 0; i < 3; i++)
        {
            RowSecurityViolationException refused = await Should.ThrowAsync<RowSecurityViolationException>(
                () => campus.Database.ReadAsync(SessionUser.Authenticated(CampusServer.Owner), (session, _) => session.Pupils.All().ListAsync<PupilGraph>()));
            refused.Table.ShouldBe("campus.marks");
        }

        await campus.ChangeAsync("grant select on campus.marks to graphs_user");
        (await campus.Database.ReadAsync(SessionUser.Authenticated(CampusServer.Owner), (session, _) => session.Pupils.All().ListAsync<PupilGraph>())).Count.ShouldBe(6);
    }

    private static async Task<(Pupil Pupil, Enrolment Hidden)> WithStrangersEnrolmentAsync(CampusServer campus)
    {
        Term term = Term.Of(10, 11);
        await term.StoreAsync(campus);
        Enrolment own = term.Enrolments[0];
        Enrolment hidden = own with { Id = Guid.NewGuid(), OwnerId = CampusServer.Stranger };
        await campus.StoreAsync(session => session.Enrolments.InsertAsync(hidden));
        return (term.Pupils.Single(pupil => pupil.Id == own.PupilId), hidden);
    }
}
