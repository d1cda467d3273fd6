using System;
using System.Data;
using System.Threading;
using System.Threading.Tasks;
using StudyHub.Schema.Failures;
using StudyHub.Schema.Sessions;

namespace StudyHub.Learning;

/// <summary>A student answers what is due, and the answer moves its schedule.</summary>
public static class OutcomeReview
{
    // Of two answers that come at once PostgreSQL refuses one, and it is tried again: it finds that nothing is due any more.
    private static readonly RunOptions OneSnapshot = new() { Isolation = IsolationLevel.RepeatableRead };

    /// <summary>Stores one answer, in a transaction of its own.</summary>
    /// <param name="database">Where the progress is kept.</param>
    /// <param name="user">Who answers.</param>
    /// <param name="progressId">The student's progress with the outcome.</param>
    /// <param name="quality">How it went.</param>
    /// <param name="at">When; what is due is decided by its day in UTC.</param>
    /// <param name="cancellationToken">Rolls back.</param>
    /// <returns>The progress as it is stored; null where there is none that the user may see.</returns>
    /// <exception cref="ReviewNotDueException">It is not to be reviewed yet, or was answered already.</exception>
    /// <exception cref="RowNotFoundException">The user sees the progress of somebody else, and may not answer for them.</exception>
    public static Task<StudentOutcomeProgress?> AnswerReviewAsync(
        this StudyHubDatabase database, SessionUser user, Guid progressId, RecallQuality quality, DateTimeOffset at,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(database);
        return database.RunAsync(user, AnswerAsync, OneSnapshot, cancellationToken);

        async Task<StudentOutcomeProgress?> AnswerAsync(StudyHubSession session, CancellationToken token)
        {
            StudentOutcomeProgress? progress = await session.StudentOutcomeProgress.GetAsync(progressId, cancellationToken: token);
            if (progress is null) return null;
            if (!progress.IsDue(DateOnly.FromDateTime(at.UtcDateTime))) throw new ReviewNotDueException();
            return await session.StudentOutcomeProgress.UpdateAsync(progress.Practised(quality, at), token);
        }
    }
}
