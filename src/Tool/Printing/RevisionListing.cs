using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Migrations;
using StudyHub.Schema.Revisions;

namespace StudyHub.Schema.Tool.Printing;

/// <summary>Some revisions of a set, in the order in which they are shown; with what a database has, where one was asked.</summary>
internal sealed class RevisionListing(RevisionSet set, IEnumerable<Revision> shown, MigrationStatus? status = null)
{
    private readonly HashSet<RevisionId> applied = [.. status?.Applied.Select(row => row.Id) ?? []];
    private readonly HashSet<RevisionId> heads = [.. set.Heads.Select(head => head.Id)];
    private readonly Dictionary<RevisionId, int> children
        = set.Revisions.SelectMany(revision => revision.Parents.Distinct()).GroupBy(parent => parent).ToDictionary(group => group.Key, group => group.Count());

    public IReadOnlyList<Revision> Shown { get; } = [.. shown];

    /// <summary>What is special about a revision.</summary>
    public IEnumerable<string> Marks(Revision revision)
    {
        if (status?.Interrupted?.Id == revision.Id) yield return "half-way";
        else if (status is not null) yield return applied.Contains(revision.Id) ? "applied" : "pending";
        if (heads.Contains(revision.Id)) yield return "head";
        if (children.TryGetValue(revision.Id, out int count) && count > 1) yield return "branch point";
        if (revision.Parents.Count > 1) yield return "merge";
        if (revision.Parents.IsEmpty) yield return "first";
        if (revision.Down is null) yield return "no way back";
    }
}
