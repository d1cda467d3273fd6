namespace StudyHub.Schema.Benchmarks.Repositories.Data;

/// <summary>What is asked for and what is written, drawn once: every contestant gets the same in the same order.</summary>
internal sealed class Draws
{
    private const int Count = 4096;

    public required Guid[] Ids { get; init; }

    public required Guid[] Students { get; init; }

    public required Guid[][] Parents { get; init; }

    public required Guid[] Plans { get; init; }

    /// <summary>Rows that are there, with other values.</summary>
    public required StudentOutcomeProgress[] Changed { get; init; }

    public required StudyPlan[] ChangedPlans { get; init; }

    /// <summary>Rows that are not there.</summary>
    public required StudentOutcomeProgress[] New { get; init; }

    public required int KeysetDepth { get; init; }

    /// <summary>The row at that depth.</summary>
    public required Guid KeysetId { get; init; }

    public static async Task<Draws> DrawAsync(Store store, int mostNew)
    {
        Random random = new(20261127);
        int[] numbers = [.. Enumerable.Range(0, Count).Select(_ => random.Next(store.Rows)).Distinct()];
        int depth = store.Rows / 2;
        return new Draws
        {
            Ids = [.. numbers.Select(Keys.Progress)],
            Students = [.. Enumerable.Range(0, Count).Select(_ => Keys.Student(random.Next(store.Students)))],
            Parents = [.. Enumerable.Range(0, 256).Select(_ => Parents50(store, random))],
            Plans = [.. Enumerable.Range(0, Count).Select(_ => Keys.Plan(random.Next(store.Students)))],
            Changed = [.. numbers.Select(number => ChangedRow(store, number))],
            ChangedPlans = [.. Enumerable.Range(0, Count).Select(number => ChangedPlan(store, number % store.Students))],
            New = [.. Enumerable.Range(0, mostNew).Select(number => NewRow(store, number))],
            KeysetDepth = depth,
            KeysetId = await store.ValueAsync<Guid>($"select id from student_outcome_progress order by id offset {depth - 1} limit 1"),
        };
    }

    private static Guid[] Parents50(Store store, Random random)
    {
        HashSet<int> numbers = [];
        while (numbers.Count < 50) numbers.Add(random.Next(store.Outcomes));
        return [.. numbers.Select(Keys.Outcome)];
    }

    private static StudentOutcomeProgress ChangedRow(Store store, int number) => Row(store, number) with
    {
        Id = Keys.Progress(number),
        StudentId = Keys.Student(number % store.Students),
        OutcomeId = Keys.Outcome(number / 20),
    };

    private static StudentOutcomeProgress NewRow(Store store, int number) => Row(store, number) with
    {
        StudentId = Keys.Student(number % store.Students),
        OutcomeId = Keys.FreeOutcome(number / store.Students),
    };

    private static StudentOutcomeProgress Row(Store store, int number) => new()
    {
        FrameworkId = store.Caller.FrameworkId,
        StudentId = default,
        OutcomeId = default,
        MasteryLevel = (MasteryLevel)(number % 3 + 1),
        LastPracticed = new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero).AddMinutes(number),
        PracticeCount = number % 50 + 1,
        NextReviewDate = number % 9 == 0 ? null : new DateOnly(2026, 4, 1).AddDays(number % 200),
        EaseFactor = 1.30m + number % 120 / 100m,
        IntervalDays = number % 30 + 1,
        Repetition = number % 6,
    };

    private static StudyPlan ChangedPlan(Store store, int number) => new()
    {
        Id = Keys.Plan(number),
        FrameworkId = store.Caller.FrameworkId,
        Document = new PlanDocument
        {
            Title = $"Another plan of student {number}",
            MinutesAWeek = 90 + number % 100,
            IsShared = number % 3 == 0,
            Steps = [.. Enumerable.Range(1, 6).Select(step => new PlanStep { Subject = $"Subject {step}", Week = step, Minutes = step * 15, Remark = step % 2 == 0 ? "alone" : null })],
        },
    };
}
