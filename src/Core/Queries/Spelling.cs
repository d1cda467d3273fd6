using System;
using System.Collections.Generic;

namespace StudyHub.Schema.Queries;

/// <summary>What somebody may have meant.</summary>
public static class Spelling
{
    /// <summary>The nearest of some names, if it is near enough to be a slip: a third of the letters at most. The first of several.</summary>
    public static string? Nearest(string name, IEnumerable<string> candidates)
    {
        string? nearest = null;
        int least = Math.Max(1, name.Length / 3) + 1;
        foreach (string candidate in candidates)
        {
            if (Math.Abs(candidate.Length - name.Length) >= least) continue;
            int distance = Distance(name, candidate, least);
            if (distance < least) (nearest, least) = (candidate, distance);
        }
        return nearest;
    }

    /// <summary>"; did you mean x?", or nothing.</summary>
    public static string Advice(string name, IEnumerable<string> candidates) => Nearest(name, candidates) is { } nearest ? $"; did you mean {nearest}?" : "";

    /// <summary>Letters to change, add or leave out.</summary>
    private static int Distance(string left, string right, int limit)
    {
        int[] row = new int[right.Length + 1];
        for (int j = 0; j <= right.Length; j++) row[j] = j;
        for (int i = 1; i <= left.Length; i++)
        {
            int diagonal = row[0];
            int best = row[0] = i;
            for (int j = 1; j <= right.Length; j++)
            {
                int cost = left[i - 1] == right[j - 1] ? diagonal : 1 + Math.Min(diagonal, Math.Min(row[j], row[j - 1]));
                diagonal = row[j];
                row[j] = cost;
                best = Math.Min(best, cost);
            }
            if (best >= limit) return limit;
        }
        return row[right.Length];
    }
}
