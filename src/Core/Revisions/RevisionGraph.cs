using System;
using System.Collections.Generic;
using System.Linq;

namespace StudyHub.Schema.Revisions;

/// <summary>Ways through the revisions of a set: by parents, never by names or times.</summary>
public sealed class RevisionGraph
{
    private readonly Dictionary<RevisionId, Revision> revisions;
    private readonly IReadOnlyList<Revision> ordered;

    /// <param name="set">Without findings.</param>
    public RevisionGraph(RevisionSet set)
    {
        ordered = [.. set.Revisions];
        revisions = ordered.ToDictionary(revision => revision.Id);
        Heads = set.Heads;
    }

    /// <summary>Parents first.</summary>
    public IReadOnlyList<Revision> All => ordered;

    public IReadOnlyList<Revision> Heads { get; }

    public Revision? Find(RevisionId id) => revisions.TryGetValue(id, out Revision? revision) ? revision : null;

    /// <summary>The revision and all that it stands on.</summary>
    public ISet<RevisionId> WithAncestors(IEnumerable<RevisionId> ids)
    {
        HashSet<RevisionId> found = [];
        Stack<RevisionId> open = new(ids);
        while (open.Count > 0)
        {
            RevisionId id = open.Pop();
            if (!found.Add(id)) continue;
            foreach (RevisionId parent in revisions[id].Parents) open.Push(parent);
        }
        return found;
    }

    /// <summary>What is to be applied to get to <paramref name="targets"/>, in order.</summary>
    /// <param name="applied">What the database has.</param>
    /// <param name="targets">Revisions to have.</param>
    public IReadOnlyList<Revision> Upgrade(ICollection<RevisionId> applied, IEnumerable<RevisionId> targets)
    {
        ISet<RevisionId> wanted = WithAncestors(targets);
        return [.. ordered.Where(revision => wanted.Contains(revision.Id) && !applied.Contains(revision.Id))];
    }

    /// <summary>What is to be taken back so that only <paramref name="target"/> and what it stands on stays, in order; null takes back all.</summary>
    public IReadOnlyList<Revision> Downgrade(ICollection<RevisionId> applied, RevisionId? target)
    {
        ISet<RevisionId> staying = target is null ? new HashSet<RevisionId>() : WithAncestors([target]);
        return [.. ordered.Where(revision => applied.Contains(revision.Id) && !staying.Contains(revision.Id)).Reverse()];
    }

    /// <summary>Applied revisions that no applied one stands on: where a database is.</summary>
    public IReadOnlyList<Revision> Current(ICollection<RevisionId> applied)
    {
        HashSet<RevisionId> parents = [.. ordered.Where(revision => applied.Contains(revision.Id)).SelectMany(revision => revision.Parents)];
        return [.. ordered.Where(revision => applied.Contains(revision.Id) && !parents.Contains(revision.Id))];
    }

    /// <summary>The last revision that both stand on; null where they share none. Of several, the one that comes last.</summary>
    public Revision? CommonAncestor(RevisionId left, RevisionId right)
    {
        ISet<RevisionId> one = WithAncestors([left]);
        ISet<RevisionId> other = WithAncestors([right]);
        return ordered.LastOrDefault(revision => one.Contains(revision.Id) && other.Contains(revision.Id));
    }

    /// <summary>Revisions whose id begins with the text, or whose name it is.</summary>
    public IReadOnlyList<Revision> Matching(string text) => [.. ordered.Where(revision =>
        revision.Name == text || revision.Folder == text || (text.Length >= 3 && revision.Id.Value.StartsWith(text, StringComparison.Ordinal)))];
}
