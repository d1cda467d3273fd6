using StudyHub.Schema.Benchmarks.Repositories.Data;
using StudyHub.Schema.Benchmarks.Repositories.Measuring;

namespace StudyHub.Schema.Benchmarks.Repositories.Workloads;

/// <summary>What writes. Rows that a turn adds belong to outcomes that have none before it and after it.</summary>
internal static class Writing
{
    private const int Single = 10;

    private const string Values = "concat_ws('|', framework_id, student_id, outcome_id, mastery_level, last_practiced, practice_count, next_review_date, ease_factor, interval_days, repetition)";

    private const string Added = "outcome_id in (select id from outcomes where code like 'NEW-%')";

    private const string AddedState = $"select count(*) || ' ' || md5(string_agg({Values}, ';' order by student_id, outcome_id)) from student_outcome_progress where {Added}";

    private const string RemoveAdded = $"delete from student_outcome_progress where {Added}";

    public static IEnumerable<Workload> Of(Store store, Draws draws)
    {
        yield return new Workload<StudentOutcomeProgress?>(
            "insert", Kind.Write, Single, (contestant, i) => contestant.InsertAsync(draws.New[i % Single]), Returned)
        {
            Turns = 6, Restore = RemoveAdded, State = AddedState,
        };
        yield return InsertMany(draws, 1_000, weight: 2);
        yield return InsertMany(draws, 100_000, weight: 12);

        StudentOutcomeProgress[] changed = [.. draws.Changed];
        StudyPlan[] changedPlans = [.. draws.ChangedPlans];
        string[] keys = [.. draws.Changed.Select(row => $"'{row.Id}'")];
        string spoil = $"update student_outcome_progress set practice_count = 0, repetition = 0 where id in ({string.Join(", ", keys)})";
        string changedState = $"select md5(string_agg({Values}, ';' order by id)) from student_outcome_progress where id in ({string.Join(", ", keys)})";
        yield return new Workload<StudentOutcomeProgress?>(
            "upsert", Kind.Write, Single, (contestant, i) => contestant.UpsertAsync(changed[i % changed.Length]), Returned)
        {
            Turns = 6, Vary = Vary, Spoil = spoil, State = changedState,
        };
        yield return new Workload<StudentOutcomeProgress?>(
            "update", Kind.Write, Single, (contestant, i) => contestant.UpdateAsync(changed[i % changed.Length]), Returned)
        {
            Turns = 6, Vary = Vary, Spoil = spoil, State = changedState,
        };
        yield return new SilentWorkload(
            "delete", Kind.Write, Single, (contestant, i) => contestant.DeleteAsync(Keys.Added(i % Single)))
        {
            Turns = 6, Prepare = $"""
                insert into student_outcome_progress (id, framework_id, student_id, outcome_id, mastery_level, practice_count, ease_factor, interval_days, repetition)
                select md5('a' || n)::uuid, md5('framework')::uuid, md5('s' || n % {store.Students})::uuid, md5('x' || n / {store.Students})::uuid, 'secure', 1, 2.5, 1, 1
                from generate_series(0, {Single}) n
                """,
            Restore = RemoveAdded,
            State = $"select count(*) || string_agg(id::text, ' ' order by id) from student_outcome_progress where {Added}",
        };
        yield return new Workload<StudyPlan?>(
            "json-write", Kind.Write, Single, (contestant, i) => contestant.WritePlanAsync(changedPlans[i % changedPlans.Length]), (sum, row) => sum.Add(row))
        {
            Turns = 6, Vary = VaryPlans, Spoil = "update study_plans set document = jsonb_set(document, '{title}', '\"another\"')",
            State = "select md5(string_agg(document::text, ';' order by id)) from study_plans",
        };

        void Vary(int first, int count, int version)
        {
            for (int i = first; i < first + count; i++)
            {
                StudentOutcomeProgress drawn = draws.Changed[i % changed.Length];
                changed[i % changed.Length] = drawn with { PracticeCount = drawn.PracticeCount + version };
            }
        }

        void VaryPlans(int first, int count, int version)
        {
            for (int i = first; i < first + count; i++)
            {
                StudyPlan drawn = draws.ChangedPlans[i % changedPlans.Length];
                changedPlans[i % changedPlans.Length] = drawn with { Document = drawn.Document with { MinutesAWeek = drawn.Document.MinutesAWeek + version } };
            }
        }
    }

    private static SilentWorkload InsertMany(Draws draws, int rows, int weight)
    {
        StudentOutcomeProgress[] added = draws.New[..rows];
        return new SilentWorkload($"insert-{rows}", Kind.BulkWrite, 1, (contestant, _) => contestant.InsertManyAsync(added))
        {
            Weight = weight, Restore = RemoveAdded, State = AddedState, NeedsVacuum = rows > 10_000,
        };
    }

    // What the database gives has to be there, whatever it is.
    private static void Returned(Checksum sum, StudentOutcomeProgress? row)
    {
        if (row is not null && (row.Id == default || row.CreatedAt == default)) throw new InvalidOperationException("The row lacks what the database gave it.");
        sum.AddWritten(row);
    }
}
