using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using StudyHub.Schema;
using StudyHub.Schema.Sessions;

namespace StudyHub.Learning;

/// <summary>What is asked of many rows at once, in PostgreSQL's own words. Row security holds for it as for any repository.</summary>
public static partial class LearningReports
{
    /// <summary>The days in a row on which a student answered flashcards, the latest first.</summary>
    /// <param name="session">Of the student or its parent.</param>
    /// <param name="studentId">Whose answers.</param>
    /// <param name="timeZone">Where the student's day begins: Australia/Sydney.</param>
    /// <param name="atLeast">Days; what is shorter is left out.</param>
    /// <param name="cancellationToken">Cancels.</param>
    [Query(Sql = """
        with days as (
            select distinct (h.created_at at time zone @timeZone)::date as day
            from public.revision_history h
            where h.student_id = @studentId),
        streaks as (
            select d.day, d.day - (row_number() over (order by d.day))::integer as streak
            from days d)
        select min(s.day) as first_day, max(s.day) as last_day, count(*)::integer as days
        from streaks s
        group by s.streak
        having count(*) >= @atLeast
        order by first_day desc
        """)]
    public static partial Task<IReadOnlyList<PracticeStreak>> PracticeStreaksAsync(
        this DatabaseSession session, Guid studentId, string timeZone, int atLeast, CancellationToken cancellationToken = default);
}

/// <summary>Days in a row on which a student practised.</summary>
public sealed record PracticeStreak(DateOnly FirstDay, DateOnly LastDay, int Days);
