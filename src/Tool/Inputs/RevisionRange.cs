using System;
using StudyHub.Schema.Revisions;

namespace StudyHub.Schema.Tool.Inputs;

/// <summary>A way between two revisions: "base:head", "3f9c:head", "head:base".</summary>
/// <param name="From">Where the database is; null before the first.</param>
/// <param name="To">Where it is to get to; null before the first.</param>
internal sealed record RevisionRange(Revision? From, Revision? To)
{
    private const string Base = "base";

    /// <param name="set">Without findings.</param>
    /// <param name="text">Two revisions with ':' between; a side that is empty is the beginning or the head.</param>
    /// <exception cref="BadInputException">No such revision, or no way between the two.</exception>
    public static RevisionRange Parse(RevisionSet set, string text)
    {
        if (text.Split(':') is not [var from, var to]) throw new BadInputException($"'{text}' is no way from one revision to another. Write FROM:TO, such as base:head.");
        return new RevisionRange(Find(set, from.Length == 0 ? Base : from), Find(set, to.Length == 0 ? RevisionFiles.Head : to));
    }

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

    private static Revision? Find(RevisionSet set, string text)
        => string.Equals(text, Base, StringComparison.Ordinal) ? null : RevisionInput.Find(set, text);
}
