using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using StudyHub.Curriculum;
using StudyHub.Learning;
using StudyHub.Students;
using StudyHub.Web.Access;

namespace StudyHub.Web.Api;

/// <summary>How far a student is with the outcomes of the own stage, subject by subject.</summary>
internal static class Mastery
{
    public static async Task<Results<Ok<IReadOnlyList<SubjectItem>>, NotFound>> OfStudentAsync(
        Guid studentId, Caller caller, StudyHubDatabase database, CancellationToken cancellationToken)
    {
        await using StudyHubSession session = await database.OpenAsync(caller.User, cancellationToken);
        Student? student = await session.Students.GetAsync(studentId, cancellationToken: cancellationToken);
        if (student is null) return TypedResults.NotFound();

        IReadOnlyList<Subject> subjects = await session.Subjects.OfferedAsync(student.FrameworkId, cancellationToken: cancellationToken);
        IReadOnlyList<CurriculumOutcome> outcomes = await session.CurriculumOutcomes.OfStageAsync(
            student.FrameworkId, student.SchoolStage, cancellationToken: cancellationToken);
        IReadOnlyList<StudentOutcomeProgress> progress = await session.StudentOutcomeProgress.ListByStudentIdAsync(
            student.Id, cancellationToken: cancellationToken);
        return TypedResults.Ok(Of(subjects, outcomes, progress));
    }

    /// <summary>Subjects in their order; those without an outcome are left out.</summary>
    internal static IReadOnlyList<SubjectItem> Of(
        IEnumerable<Subject> subjects, IEnumerable<CurriculumOutcome> outcomes, IEnumerable<StudentOutcomeProgress> progress)
    {
        Dictionary<Guid, MasteryLevel> levels = progress.ToDictionary(row => row.OutcomeId, row => row.MasteryLevel);
        ILookup<Guid, MasteryLevel> bySubject = outcomes.ToLookup(
            outcome => outcome.SubjectId, outcome => levels.GetValueOrDefault(outcome.Id, MasteryLevel.NotStarted));
        return [.. from subject in subjects where bySubject.Contains(subject.Id) select ItemOf(subject, [.. bySubject[subject.Id]])];
    }

    private static SubjectItem ItemOf(Subject subject, MasteryLevel[] levels)
    {
        return new(
            subject.Code, subject.Name,
            Count(MasteryLevel.NotStarted), Count(MasteryLevel.Developing), Count(MasteryLevel.Consolidating), Count(MasteryLevel.Secure));

        int Count(MasteryLevel level) => levels.Count(one => one == level);
    }
}
