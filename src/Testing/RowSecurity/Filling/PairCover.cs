using System;
using System.Collections.Generic;
using System.Linq;

namespace StudyHub.Schema.Testing.RowSecurity.Filling;

/// <summary>
/// Chooses combinations so that any two choices of two slots meet in one of them: a policy that mixes up two columns is seen by some row,
/// and far fewer rows are needed than there are combinations.
/// </summary>
internal static class PairCover
{
    /// <param name="sizes">How many choices each slot has, at least one.</param>
    /// <param name="most">No more combinations than this.</param>
    /// <returns>A choice for each slot; the first choices come first.</returns>
    public static List<int[]> Of(IReadOnlyList<int> sizes, int most)
    {
        if (sizes.Count == 0) return [[]];
        if (sizes.Count == 1) return [.. Enumerable.Range(0, Math.Min(sizes[0], most)).Select(choice => new[] { choice })];
        List<(int A, int I, int B, int J)> open = [];
        for (int a = 0; a < sizes.Count; a++)
            for (int b = a + 1; b < sizes.Count; b++)
                for (int i = 0; i < sizes[a]; i++)
                    for (int j = 0; j < sizes[b]; j++) open.Add((a, i, b, j));

        List<int[]> cover = [];
        while (open.Count > 0 && cover.Count < most)
        {
            int[] choices = Complete(sizes, open);
            open.RemoveAll(pair => choices[pair.A] == pair.I && choices[pair.B] == pair.J);
            cover.Add(choices);
        }
        return cover;
    }

    /// <summary>The first open pair, and for every other slot the choice that closes the most pairs.</summary>
    private static int[] Complete(IReadOnlyList<int> sizes, List<(int A, int I, int B, int J)> open)
    {
        int[] choices = [.. Enumerable.Repeat(-1, sizes.Count)];
        (choices[open[0].A], choices[open[0].B]) = (open[0].I, open[0].J);
        for (int slot = 0; slot < sizes.Count; slot++)
        {
            if (choices[slot] >= 0) continue;
            int[] closes = new int[sizes[slot]];
            foreach ((int a, int i, int b, int j) in open)
            {
                if (a == slot && choices[b] == j) closes[i]++;
                if (b == slot && choices[a] == i) closes[j]++;
            }
            choices[slot] = Array.IndexOf(closes, closes.Max());
        }
        return choices;
    }
}
