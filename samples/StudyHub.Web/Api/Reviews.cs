using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using StudyHub.Learning;
using StudyHub.Schema.Failures;
using StudyHub.Schema.Repositories;
using StudyHub.Students;
using StudyHub.Web.Access;

namespace StudyHub.Web.Api;

/// <summary>What a student is to review today, and the answers.</summary>
internal static class Reviews
{
    public static async Task<Results<Ok<PageOf<ReviewItem>>, NotFound>> PageAsync(
        Guid studentId, [AsParameters] PageRequest page, Caller caller, StudyHubDatabase database, TimeProvider time,
        CancellationToken cancellationToken)
    {
        int rows = page.Rows;
        await using StudyHubSession session = await database.OpenAsync(caller.User, cancellationToken);
        Student? student = await session.Students.GetAsync(studentId, cancellationToken: cancellationToken);
        if (student is null) return TypedResults.NotFound();

        DateOnly today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        Page<DueReview> due = await session.StudentOutcomeProgress.DueForReview(student.Id, today)
            .PageAsync<DueReview>(rows, page.Cursor, cancellationToken);
        return TypedResults.Ok(new PageOf<ReviewItem>([.. due.Items.Select(ItemOf)], due.Next));
    }

    public static async Task<Results<Ok<ScheduleItem>, NotFound, ProblemHttpResult>> AnswerAsync(
        Guid progressId, AnswerRequest answer, Caller caller, StudyHubDatabase database, TimeProvider time,
        CancellationToken cancellationToken)
    {
        RecallQuality quality = (RecallQuality)answer.Quality;
        if (!Enum.IsDefined(quality)) throw new UnfitRequestException("An answer is rated from 0 to 5.");
        try
        {
            StudentOutcomeProgress? stored = await database.AnswerReviewAsync(
                caller.User, progressId, quality, time.GetUtcNow(), cancellationToken);
            return stored is { NextReviewDate: { } next }
                ? TypedResults.Ok(new ScheduleItem(next, stored.IntervalDays, stored.EaseFactor, stored.MasteryLevel))
                : TypedResults.NotFound();
        }
        catch (RowNotFoundException)
        {
            // It was read a moment ago, in the same snapshot: it is there, and another's to change.
            return TypedResults.Problem(title: "Only the student answers their own reviews.", statusCode: StatusCodes.Status403Forbidden);
        }
    }

    private static ReviewItem ItemOf(DueReview review)
        => new(review.Id, review.OutcomeCode, review.Description, review.NextReviewDate ?? default, review.MasteryLevel);
}
