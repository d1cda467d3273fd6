using StudyHub.Schema.Benchmarks.Repositories.Data;

namespace StudyHub.Schema.Benchmarks.Repositories.Workloads;

/// <summary>What reads and changes nothing.</summary>
internal static class Reading
{
    public static IEnumerable<Workload> Of(Store store, Draws draws)
    {
        yield return new Workload<StudentOutcomeProgress?>(
            "get", Kind.Get, 20, (contestant, i) => contestant.GetAsync(draws.Ids[i % draws.Ids.Length]), (sum, row) => sum.Add(row)) { Turns = 12 };
        yield return new Workload<IReadOnlyList<StudentOutcomeProgress>>(
            "list-100", Kind.Read, 8, (contestant, i) => contestant.ListAsync(draws.Students[i % draws.Students.Length]), (sum, rows) => Each(rows, sum.Add)) { Turns = 8 };
        yield return new Workload<IReadOnlyList<StudentOutcomeProgress>>(
            "page-10000", Kind.Read, 1, (contestant, _) => contestant.PageAsync(Math.Min(10_000, store.Rows)), (sum, rows) => Each(rows, sum.Add)) { Weight = 2 };
        yield return new Streaming("stream", store.Rows) { Weight = 11 };
        yield return new Workload<IReadOnlyList<StudentOutcomeProgress>>(
            "keyset", Kind.Read, 8, (contestant, _) => contestant.NextPageAsync(), (sum, rows) => Each(rows, sum.Add))
        {
            Turns = 8, Ready = contestant => contestant.GoToAsync(draws.KeysetDepth, draws.KeysetId),
        };
        yield return new Workload<IReadOnlyList<OutcomeProgress>>(
            "graph", Kind.Read, 1, (contestant, i) => contestant.GraphAsync(draws.Parents[i % draws.Parents.Length]),
            (sum, parents) => Each(parents, parent =>
            {
                sum.Add(parent.Outcome);
                Each(parent.Progress, sum.Add);
            })) { Turns = 4 };
        yield return new Workload<StudyPlan?>(
            "json-read", Kind.Read, 20, (contestant, i) => contestant.ReadPlanAsync(draws.Plans[i % draws.Plans.Length]), (sum, row) => sum.Add(row)) { Turns = 8 };
    }

    private static void Each<T>(IReadOnlyList<T> rows, Action<T> add)
    {
        foreach (T row in rows) add(row);
    }
}
