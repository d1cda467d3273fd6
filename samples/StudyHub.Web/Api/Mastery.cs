using System;
using System.Collections.Generic;
using System.Data;
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

/// <summary>How far a student is with the outcomes of the own stage, subject by subject. PostgreSQL counts.</summary>
internal static class Mastery
{
    public static async Task<Results<Ok<IReadOnlyList<SubjectItem>>, NotFound>> OfStudentAsync(
        Guid studentId, Caller caller, StudyHubDatabase database, CancellationToken cancellationToken)
    {
        // One snapshot: outcomes that come or go between the two counts would make them disagree.
        await using StudyHubSession session = await database.OpenAsync(caller.User, IsolationLevel.RepeatableRead, cancellationToken);
        Student? student = await session.Students.GetAsync(studentId, cancellationToken: cancellationToken);
        if (student is null) return TypedResults.NotFound();

        IReadOnlyList<OutcomeCount> outcomes = await session.CurriculumOutcomes.OfStage(student.FrameworkId, student.SchoolStage)
            .ListAsync<OutcomeCount>(cancellationToken: cancellationToken);
        IReadOnlyList<MasteryCount> mastery = await session.StudentOutcomeProgress.ByStudentId(student.Id)
            .ListAsync<MasteryCount>(cancellationToken: cancellationToken);
        ILookup<Guid, MasteryCount> bySubject = mastery.Where(count => count.Stage == student.SchoolStage).ToLookup(count => count.SubjectId);
        return TypedResults.Ok<IReadOnlyList<SubjectItem>>(
            [.. from subject in outcomes where subject.Code is not null select ItemOf(subject, [.. bySubject[subject.SubjectId]])]);
    }

    /// <summary>What was never practised has no progress, so it is what is left.</summary>
    private static SubjectItem ItemOf(OutcomeCount subject, MasteryCount[] mastery)
    {
        int developing = On(MasteryLevel.Developing), consolidating = On(MasteryLevel.Consolidating), secure = On(MasteryLevel.Secure);
        return new(
            subject.Code ?? "", subject.Name ?? "", (int)subject.Outcomes - developing - consolidating - secure, developing, consolidating, secure);

        int On(MasteryLevel level) => (int)mastery.Where(count => count.MasteryLevel == level).Sum(count => count.Outcomes);
    }
}
