using Npgsql;
using StudyHub.Schema.Benchmarks.Repositories.Data;

namespace StudyHub.Schema.Benchmarks.Repositories.Contestants;

/// <summary>Parents, then children in the order of their parents: put together without a dictionary.</summary>
internal static class RawGraph
{
    public static async Task<IReadOnlyList<OutcomeProgress>> ReadAsync(NpgsqlDataReader reader)
    {
        List<OutcomeProgress> parents = [];
        while (await reader.ReadAsync()) parents.Add(new(RawRows.Outcome(reader), new List<StudentOutcomeProgress>()));
        await reader.NextResultAsync();
        int parent = 0;
        while (await reader.ReadAsync())
        {
            StudentOutcomeProgress child = RawRows.Progress(reader);
            while (parents[parent].Outcome.Id != child.OutcomeId) parent++;
            ((List<StudentOutcomeProgress>)parents[parent].Progress).Add(child);
        }
        return parents;
    }
}
