using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;

namespace StudyHub.Schema.Planning;

/// <summary>Orders steps so that each comes after those it waits for; of those that are free, the one with the smallest place is next.</summary>
internal static class StepGraph
{
    /// <exception cref="StepCycleException">Some steps wait for each other.</exception>
    public static List<MigrationStep> Order(IReadOnlyCollection<PlannedStep> steps)
    {
        PlannedStep[] ranked = steps.OrderBy(step => step).ToArray();
        Dictionary<PlannedStep, int> ranks = new(ranked.Length);
        for (int rank = 0; rank < ranked.Length; rank++) ranks.Add(ranked[rank], rank);

        int[] waiting = new int[ranked.Length];
        List<int>?[] followers = new List<int>?[ranked.Length];
        for (int rank = 0; rank < ranked.Length; rank++)
        {
            foreach (PlannedStep earlier in ranked[rank].Waits)
            {
                (followers[ranks[earlier]] ??= []).Add(rank);
                waiting[rank]++;
            }
        }

        SortedSet<int> free = [.. Enumerable.Range(0, ranked.Length).Where(rank => waiting[rank] == 0)];
        List<MigrationStep> ordered = new(ranked.Length);
        while (free.Count > 0)
        {
            int next = free.Min;
            free.Remove(next);
            ordered.Add(ranked[next].Step);
            foreach (int follower in followers[next] ?? [])
                if (--waiting[follower] == 0) free.Add(follower);
        }
        return ordered.Count == ranked.Length ? ordered : throw new StepCycleException(FindCycle(ranked, ranks, waiting));
    }

    /// <summary>Every step that still waits waits for another such step, so walking on from any of them ends in a circle.</summary>
    private static EquatableArray<string> FindCycle(PlannedStep[] ranked, Dictionary<PlannedStep, int> ranks, int[] waiting)
    {
        List<int> path = [];
        Dictionary<int, int> positions = [];
        int current = System.Array.FindIndex(waiting, count => count > 0);
        while (!positions.ContainsKey(current))
        {
            positions.Add(current, path.Count);
            path.Add(current);
            current = ranked[current].Waits.Select(earlier => ranks[earlier]).First(rank => waiting[rank] > 0);
        }
        return path.Skip(positions[current]).Select(rank => ranked[rank].Name).ToEquatableArray();
    }
}
