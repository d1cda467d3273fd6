using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using StudyHub.Schema.Failures;
using StudyHub.Schema.Schema.Tests.School;
using StudyHub.School;

namespace StudyHub.Schema.Schema.Tests.Repositories;

public sealed class EmittedRepositoryTests
{
    private static readonly DateOnly Today = new(2026, 3, 1);

    [Fact]
    public async Task A_row_comes_back_as_it_was_given_in_every_type()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        await using SchoolSession session = await school.AsAsync(SchoolUnderTest.Alice);
        Student given = new("Ada", Mood.VeryHappy)
        {
            Id = Guid.NewGuid(), UserId = SchoolUnderTest.Alice, Email = "ada@example.org", Interests = ["a,b", "\"c\"", "", "ünï"],
            Preferences = new Preferences { Theme = "dark", Mood = Mood.VeryHappy, Topics = ["x"] },
            Extra = JsonDocument.Parse("""{"a": [1, null]}""").RootElement, Notes = """{"b": 2}""", Picture = [0, 255], WakesAt = new TimeOnly(6, 30),
        };

        Student stored = await session.Students.InsertAsync(given);

        stored.Number.ShouldBe(1);
        stored.Interests.ShouldBe(given.Interests);
        stored.Preferences.Topics.ShouldBe(["x"]);
        (stored.Preferences.Theme, stored.Preferences.Mood).ShouldBe(("dark", Mood.VeryHappy));
        stored.Extra!.Value.GetRawText().ShouldBe("""{"a": [1, null]}""");
        stored.Picture.ShouldBe([0, 255]);
        (stored with { Number = 0, Interests = given.Interests, Preferences = given.Preferences, Extra = given.Extra, Picture = given.Picture }).ShouldBe(given);
        Student? read = await session.Students.GetAsync(given.Id);
        (read! with { Interests = stored.Interests, Preferences = stored.Preferences, Extra = stored.Extra, Picture = stored.Picture }).ShouldBe(stored);
    }

    [Fact]
    public async Task What_is_null_stays_null()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        await using SchoolSession session = await school.AsAsync(SchoolUnderTest.Alice);

        Student stored = await session.Students.InsertAsync(SchoolUnderTest.Student(SchoolUnderTest.Alice) with { Mood = null });

        (stored.Mood, stored.Email, stored.MentorId, stored.Extra, stored.Notes, stored.Picture, stored.WakesAt)
            .ShouldBe((null, null, null, null, null, null, null));
    }

    [Fact]
    public async Task Documents_are_stored_in_camel_case_with_labels_in_snake_case()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        await using SchoolSession session = await school.AsAsync(SchoolUnderTest.Alice);
        await session.Students.InsertAsync(SchoolUnderTest.Student(SchoolUnderTest.Alice) with { Preferences = new Preferences { Mood = Mood.VeryHappy } });
        await session.CommitAsync();

        (await school.AskAsync<string>("select preferences->>'mood' from students")).ShouldBe("very_happy");
    }

    [Fact]
    public async Task An_empty_id_is_given_by_the_database_and_another_is_kept()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        await using SchoolSession session = await school.AsAsync(SchoolUnderTest.Alice);
        Guid own = Guid.NewGuid();

        (await session.Students.InsertAsync(SchoolUnderTest.Student(SchoolUnderTest.Alice))).Id.ShouldNotBe(Guid.Empty);
        (await session.Students.InsertAsync(SchoolUnderTest.Student(SchoolUnderTest.Alice) with { Id = own })).Id.ShouldBe(own);
    }

    [Fact]
    public async Task Several_columns_can_be_left_to_the_database()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        await using SchoolSession session = await school.AsAsync(SchoolUnderTest.Alice);
        Guid row = Guid.NewGuid();

        Order left = await session.Orders.InsertAsync(new Order { User = "a", Limit = 3, Class = true });
        Order given = await session.Orders.InsertAsync(new Order { User = "b", Id = 77, Row = row });

        left.ShouldBe(new Order { Id = 1, User = "a", Limit = 3, Class = true, Row = new Guid("11111111-1111-1111-1111-111111111111"), Version = left.Version });
        given.ShouldBe(new Order { Id = 77, User = "b", Row = row, Version = given.Version });
        (await session.Orders.ListByClassAndRowAsync(@class: false, row)).ShouldBe([given]);
    }

    [Theory]
    [InlineData("'); drop table students; --")]
    [InlineData("$1 \" \\ ' ; -- /* */ \u2028 \ud83d\ude80")]
    [InlineData("")]
    public async Task A_hostile_value_is_a_value(string hostile)
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        await using SchoolSession session = await school.AsAsync(SchoolUnderTest.Alice);

        await session.Students.InsertAsync(SchoolUnderTest.Student(SchoolUnderTest.Alice, hostile) with
        {
            Email = hostile, Interests = [hostile], Preferences = new Preferences { Theme = hostile },
        });

        Student? found = await session.Students.FindByEmailAsync(hostile);
        (found!.DisplayName, found.Interests.Single(), found.Preferences.Theme).ShouldBe((hostile, hostile, hostile));
    }

    [Fact]
    public async Task An_instant_of_any_zone_is_stored()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        await using SchoolSession session = await school.AsAsync(SchoolUnderTest.Alice);
        Student student = await session.Students.InsertAsync(SchoolUnderTest.Student(SchoolUnderTest.Alice));
        DateTimeOffset sydney = new(2026, 3, 1, 9, 0, 0, TimeSpan.FromHours(11));

        OutcomeProgress stored = await session.OutcomeProgress.InsertAsync(SchoolUnderTest.Progress(student) with { LastPractised = sydney });

        stored.LastPractised.ShouldBe(sydney);
    }

    [Fact]
    public async Task An_update_stores_what_may_change_and_leaves_the_rest()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        await using SchoolSession session = await school.AsAsync(SchoolUnderTest.Alice);
        Student student = await session.Students.InsertAsync(SchoolUnderTest.Student(SchoolUnderTest.Alice));
        OutcomeProgress stored = await session.OutcomeProgress.InsertAsync(SchoolUnderTest.Progress(student));

        OutcomeProgress updated = await session.OutcomeProgress.UpdateAsync(
            stored with { PracticeCount = 5, MasteryLevel = MasteryLevel.Secure, CreatedAt = DateTimeOffset.UnixEpoch, DeletedAt = DateTimeOffset.UnixEpoch });

        updated.ShouldBe(stored with { PracticeCount = 5, MasteryLevel = MasteryLevel.Secure });
    }

    [Fact]
    public async Task Updating_or_deleting_a_row_that_is_not_there_is_said_and_the_session_goes_on()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        await using SchoolSession session = await school.AsAsync(SchoolUnderTest.Alice);
        Student missing = SchoolUnderTest.Student(SchoolUnderTest.Alice) with { Id = Guid.NewGuid() };

        (await Should.ThrowAsync<RowNotFoundException>(() => session.Students.UpdateAsync(missing))).Table.ShouldBe("public.students");
        await Should.ThrowAsync<RowNotFoundException>(() => session.Students.DeleteAsync(missing.Id));
        await session.Students.InsertAsync(missing);
        await session.CommitAsync();
    }

    [Fact]
    public async Task Another_users_row_looks_as_if_it_were_not_there()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        Student alices = await school.StoredStudentAsync(SchoolUnderTest.Alice);
        await using SchoolSession session = await school.AsAsync(SchoolUnderTest.Bob);

        (await session.Students.GetAsync(alices.Id)).ShouldBeNull();
        await Should.ThrowAsync<RowNotFoundException>(() => session.Students.UpdateAsync(alices));
        await Should.ThrowAsync<RowNotFoundException>(() => session.Students.DeleteAsync(alices.Id));
        await using SchoolSession admin = await school.AsAdminAsync();
        (await admin.Students.GetAsync(alices.Id)).ShouldNotBeNull();
    }

    [Fact]
    public async Task An_upsert_adds_once_and_then_stores_over_it()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        await using SchoolSession session = await school.AsAsync(SchoolUnderTest.Alice);
        Student student = await session.Students.InsertAsync(SchoolUnderTest.Student(SchoolUnderTest.Alice));
        OutcomeProgress progress = SchoolUnderTest.Progress(student);

        OutcomeProgress first = await session.OutcomeProgress.UpsertByStudentIdAndOutcomeIdAsync(progress);
        OutcomeProgress second = await session.OutcomeProgress.UpsertByStudentIdAndOutcomeIdAsync(progress with { PracticeCount = 4 });

        second.ShouldBe(first with { PracticeCount = 4 });
        (await session.OutcomeProgress.ListAsync()).ShouldBe([second]);
    }

    [Fact]
    public async Task A_deleted_row_is_hidden_everywhere_until_it_is_asked_for_or_restored()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        await using SchoolSession session = await school.AsAsync(SchoolUnderTest.Alice);
        Student student = await session.Students.InsertAsync(SchoolUnderTest.Student(SchoolUnderTest.Alice));
        OutcomeProgress row = await session.OutcomeProgress.InsertAsync(SchoolUnderTest.Progress(student) with { NextReviewDate = Today });
        OutcomeProgressRepository rows = session.OutcomeProgress;

        await rows.DeleteAsync(row.Id);

        (await rows.GetAsync(row.Id)).ShouldBeNull();
        (await rows.FindByStudentIdAndOutcomeIdAsync(row.StudentId, row.OutcomeId)).ShouldBeNull();
        (await rows.ListAsync()).ShouldBeEmpty();
        (await rows.ListByStudentIdAsync(student.Id)).ShouldBeEmpty();
        (await rows.DueForReviewAsync(student.Id, Today)).ShouldBeEmpty();
        (await rows.CountDueForReviewAsync(student.Id, Today)).ShouldBe(0);
        (await rows.AnyDueForReviewAsync(student.Id, Today)).ShouldBeFalse();
        await Should.ThrowAsync<RowNotFoundException>(() => rows.UpdateAsync(row));
        await Should.ThrowAsync<RowNotFoundException>(() => rows.DeleteAsync(row.Id));
        (await rows.GetAsync(row.Id, includeDeleted: true))!.DeletedAt.ShouldNotBeNull();
        (await rows.ListByStudentIdAsync(student.Id, includeDeleted: true)).Count.ShouldBe(1);
        (await rows.RestoreAsync(row.Id)).ShouldBe(row);
        await Should.ThrowAsync<RowNotFoundException>(() => rows.RestoreAsync(row.Id));
        (await rows.GetAsync(row.Id)).ShouldBe(row);
    }

    [Fact]
    public async Task An_upsert_brings_a_deleted_row_back()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        await using SchoolSession session = await school.AsAsync(SchoolUnderTest.Alice);
        Student student = await session.Students.InsertAsync(SchoolUnderTest.Student(SchoolUnderTest.Alice));
        OutcomeProgress row = await session.OutcomeProgress.InsertAsync(SchoolUnderTest.Progress(student));
        await session.OutcomeProgress.DeleteAsync(row.Id);

        (await session.OutcomeProgress.UpsertByStudentIdAndOutcomeIdAsync(row with { Id = default })).ShouldBe(row);
    }

    [Fact]
    public async Task A_purged_row_is_gone()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        await using SchoolSession session = await school.AsAsync(SchoolUnderTest.Alice);
        Student student = await session.Students.InsertAsync(SchoolUnderTest.Student(SchoolUnderTest.Alice));
        OutcomeProgress row = await session.OutcomeProgress.InsertAsync(SchoolUnderTest.Progress(student));

        await session.OutcomeProgress.PurgeAsync(row.Id);

        (await session.OutcomeProgress.GetAsync(row.Id, includeDeleted: true)).ShouldBeNull();
    }

    [Fact]
    public async Task Lists_are_in_the_order_of_the_key_up_to_the_limit()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        await using SchoolSession session = await school.AsAsync(SchoolUnderTest.Alice);
        foreach (string user in new[] { "c", "a", "b" }) await session.Orders.InsertAsync(new Order { User = user, Limit = 9 });

        (await session.Orders.ListByLimitAsync(9)).Select(order => order.Id).ShouldBe([1, 2, 3]);
        (await session.Orders.ListByLimitAsync(9, limit: 2)).Select(order => order.Id).ShouldBe([1, 2]);
        (await session.Orders.ListByLimitAsync(8)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_list_by_null_has_the_rows_without_a_value_alone()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        await using SchoolSession session = await school.AsAsync(SchoolUnderTest.Alice);
        Student mentor = await session.Students.InsertAsync(SchoolUnderTest.Student(SchoolUnderTest.Alice, "mentor"));
        Student pupil = await session.Students.InsertAsync(SchoolUnderTest.Student(SchoolUnderTest.Alice, "pupil") with { MentorId = mentor.Id, Mood = null });

        (await session.Students.ListByMentorIdAsync(null)).ShouldHaveSingleItem().DisplayName.ShouldBe("mentor");
        (await session.Students.ListByMentorIdAsync(mentor.Id)).ShouldHaveSingleItem().DisplayName.ShouldBe("pupil");
        (await session.Students.ListByMoodAsync(null)).ShouldHaveSingleItem().Id.ShouldBe(pupil.Id);
    }

    [Fact]
    public async Task A_declared_query_gives_rows_count_and_any()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        await using SchoolSession session = await school.AsAsync(SchoolUnderTest.Alice);
        Student student = await session.Students.InsertAsync(SchoolUnderTest.Student(SchoolUnderTest.Alice));
        foreach (int days in new[] { 1, -2, 0, -1 })
            await session.OutcomeProgress.InsertAsync(SchoolUnderTest.Progress(student) with { NextReviewDate = Today.AddDays(days) });

        IReadOnlyList<OutcomeProgress> due = await session.OutcomeProgress.DueForReviewAsync(student.Id, Today);

        due.Select(row => row.NextReviewDate).ShouldBe([Today.AddDays(-2), Today.AddDays(-1), Today]);
        (await session.OutcomeProgress.DueForReviewAsync(student.Id, Today, limit: 1)).ShouldBe(due.Take(1));
        (await session.OutcomeProgress.CountDueForReviewAsync(student.Id, Today)).ShouldBe(3);
        (await session.OutcomeProgress.AnyDueForReviewAsync(student.Id, Today.AddDays(-3))).ShouldBeFalse();
        (await session.Students.CountInMoodAsync(Mood.Calm)).ShouldBe(1);
        (await session.Students.AnyInMoodAsync(Mood.VeryHappy)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_table_that_is_only_its_key_has_insert_get_and_delete()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        await using SchoolSession session = await school.AsAsync(SchoolUnderTest.Alice);
        Enrolment enrolment = new(Guid.NewGuid(), Guid.NewGuid());

        (await session.Enrolments.InsertAsync(enrolment)).ShouldBe(enrolment);
        (await session.Enrolments.GetAsync(enrolment.StudentId, enrolment.SubjectId)).ShouldBe(enrolment);
        await session.Enrolments.DeleteAsync(enrolment.StudentId, enrolment.SubjectId);
        (await session.Enrolments.GetAsync(enrolment.StudentId, enrolment.SubjectId)).ShouldBeNull();
    }

    [Fact]
    public async Task A_label_that_the_enum_does_not_know_names_the_column_and_not_the_value()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        Student student = await school.StoredStudentAsync(SchoolUnderTest.Alice);
        await school.AskAsync<Guid>($"insert into outcome_progress (student_id, outcome_id, mastery_level, ease_factor, practice_count) values ('{student.Id}', '{student.Id}', 'guru', 1, 0) returning id");
        await using SchoolSession session = await school.AsAsync(SchoolUnderTest.Alice);

        UnknownLabelException unknown = await Should.ThrowAsync<UnknownLabelException>(() => session.OutcomeProgress.ListAsync());

        (unknown.Table, unknown.Column).ShouldBe(("public.outcome_progress", "mastery_level"));
        unknown.ToString().ShouldNotContain("guru");
    }

    [Fact]
    public async Task A_number_that_is_no_member_of_its_enum_is_not_stored()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        await using SchoolSession session = await school.AsAsync(SchoolUnderTest.Alice);

        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => session.Students.InsertAsync(SchoolUnderTest.Student(SchoolUnderTest.Alice) with { Mood = (Mood)9 }));
    }

    [Fact]
    public void Personal_data_is_masked_in_what_a_record_prints()
    {
        Student student = SchoolUnderTest.Student(SchoolUnderTest.Alice, "Ada Lovelace") with { Email = "ada@example.org" };

        student.ToString().ShouldStartWith("Student { DisplayName = ***, Mood = Calm, Id = 00000000-0000-0000-0000-000000000000, UserId = aaaaaaaa");
        student.ToString().ShouldContain("Email = ***, MentorId = , Interests = System.String[], Preferences = Preferences { Theme = dark");
        student.ToString().ShouldEndWith("AgeInDogYears = 0 }");
    }
}
