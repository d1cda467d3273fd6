using System;
using System.Collections.Generic;
using System.Linq;

namespace StudyHub.Schema.Collections;

/// <summary>Orders things so that each comes after those it waits for; of those that are free, the smallest is next.</summary>
internal static class WaitingOrder
{
    /// <param name="items">In any order; the result does not depend on it.</param>
    /// <param name="waits">What an item waits for, among the same items.</param>
    /// <param name="circle">Items that wait for each other, each for the next; empty where there are none.</param>
    /// <returns>All items, but for those in or behind a circle.</returns>
    public static List<T> Of<T>(IReadOnlyCollection<T> items, Func<T, IEnumerable<T>> waits, out List<T> circle)
        where T : class, IComparable<T>
    {
        T[] ranked = items.OrderBy(item => item).ToArray();
        Dictionary<T, int> ranks = new(ranked.Length);
        for (int rank = 0; rank < ranked.Length; rank++) ranks.Add(ranked[rank], rank);

        int[] waiting = new int[ranked.Length];
        List<int>?[] followers = new List<int>?[ranked.Length];
        for (int rank = 0; rank < ranked.Length; rank++)
        {
            foreach (T earlier in waits(ranked[rank]))
            {
                (followers[ranks[earlier]] ??= []).Add(rank);
                waiting[rank]++;
            }
        }

        SortedSet<int> free = [.. Enumerable.Range(0, ranked.Length).Where(rank => waiting[rank] == 0)];
        List<T> ordered = new(ranked.Length);
        while (free.Count > 0)
        {
            int next = free.Min;
            free.Remove(next);
            ordered.Add(ranked[next]);
            foreach (int follower in followers[next] ?? [])
                if (--waiting[follower] == 0) free.Add(follower);
        }
        circle = ordered.Count == ranked.Length ? [] : FindCircle(ranked, rank => waits(ranked[rank]).Select(earlier => ranks[earlier]), waiting);
        return ordered;
    }

    /// <summary>Every item that still waits waits for another such one, so walking on from any of them ends in a circle.</summary>
    private static List<T> FindCircle<T>(T[] ranked, Func<int, IEnumerable<int>> waits, int[] waiting)
    {
        List<int> path = [];
        Dictionary<int, int> positions = [];
        int current = Array.FindIndex(waiting, count => count > 0);
        while (!positions.ContainsKey(current))
        {
            positions.Add(current, path.Count);
            path.Add(current);
            current = waits(current).First(rank => waiting[rank] > 0);
        }
        return path.Skip(positions[current]).Select(rank => ranked[rank]).ToList();
    }
}
