using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using StudyHub.Schema.Revisions;

namespace StudyHub.Schema.Tool.Inputs;

/// <summary>A way between two revisions: "base:head", "3f9c:head", "head:base", "base:+2", "head:-1".</summary>
/// <param name="From">Where the database is; null before the first.</param>
/// <param name="To">Where it is to get to; null before the first.</param>
internal sealed record RevisionRange(Revision? From, Revision? To)
{
    public const string Base = "base";

    /// <param name="set">Without findings.</param>
    /// <param name="text">
    /// Two revisions with ':' between; a side that is empty is the beginning or the head. The second may be a number with its sign: so many
    /// revisions on from the first, or back.
    /// </param>
    /// <exception cref="BadInputException">No such revision, or no way between the two.</exception>
    public static RevisionRange Parse(RevisionSet set, string text)
    {
        if (text.Split(':') is not [var from, var to]) throw new BadInputException($"'{text}' is no way from one revision to another. Write FROM:TO, such as base:head.");
        if (IsCount(from)) throw new BadInputException($"'{text}' begins with a number of revisions, and without a database there is nothing to count from. Begin with base, head, an id or a name, such as base:+2.");
        Revision? begin = Find(set, from.Length == 0 ? Base : from);
        return new RevisionRange(begin, IsCount(to) ? Count(new RevisionGraph(set), begin, to) : Find(set, to.Length == 0 ? RevisionFiles.Head : to));
    }

    /// <summary>Whether a text is meant as a number of revisions, on or back.</summary>
    public static bool IsCount(string text) => text is ['+' or '-', ..];

    /// <summary>Whether it leads back.</summary>
    /// <exception cref="BadInputException">The two stand beside each other.</exception>
    public bool IsBack(RevisionSet set)
    {
        if (From is null) return false;
        if (To is null) return true;
        RevisionGraph graph = new(set);
        if (graph.WithAncestors([To.Id]).Contains(From.Id)) return false;
        return graph.WithAncestors([From.Id]).Contains(To.Id)
            ? true
            : throw new BadInputException($"Neither of {From.Title} and {To.Title} stands on the other. Name a revision that one of them stands on.");
    }

    /// <summary>As the migrator counts on a database that has <paramref name="from"/>, as long as that ends at one revision.</summary>
    private static Revision? Count(RevisionGraph graph, Revision? from, string text)
    {
        if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int steps) || steps == 0)
            throw new BadInputException($"'{text}' is no number of revisions. Write +2 for two revisions on, or -1 for one back.");
        ISet<RevisionId> had = from is null ? new HashSet<RevisionId>() : graph.WithAncestors([from.Id]);
        IReadOnlyList<Revision> way = steps > 0 ? graph.Upgrade(had, graph.Heads.Select(head => head.Id)) : graph.Downgrade(had, null);
        if (Math.Abs((long)steps) > way.Count)
            throw new BadInputException($"{text} goes too far from {from?.Title ?? Base}: {(steps > 0 ? $"{way.Count} to come; head is the last" : $"{way.Count} to take back; base is before the first")}.");
        IEnumerable<RevisionId> taken = way.Take(Math.Abs(steps)).Select(revision => revision.Id);
        IReadOnlyList<Revision> ends = graph.Current([.. steps > 0 ? had.Union(taken) : had.Except(taken)]);
        return ends switch
        {
            [] => null,
            [var one] => one,
            _ => throw new BadInputException($"{text} from {from?.Title ?? Base} ends on two branches: {string.Join(" and ", ends.Select(end => end.Title))}. Name one revision instead."),
        };
    }

    private static Revision? Find(RevisionSet set, string text)
        => string.Equals(text, Base, StringComparison.Ordinal) ? null : RevisionInput.Find(set, text);
}
