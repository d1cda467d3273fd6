using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;

namespace StudyHub.Schema.Revisions;

/// <summary>All revisions of a folder, and what is wrong with them.</summary>
/// <param name="Revisions">Those that could be read, parents first; where several may come next, by id.</param>
/// <param name="Findings">Sorted by path, line and rule. Empty where everything is well.</param>
public sealed record RevisionSet(EquatableArray<Revision> Revisions, EquatableArray<RevisionFinding> Findings)
{
    public static RevisionSet Empty { get; } = new(default, default);

    public bool IsEmpty => Revisions.IsEmpty && Findings.IsEmpty;

    /// <summary>Revisions that are nobody's parent, by id.</summary>
    public IReadOnlyList<Revision> Heads
    {
        get
        {
            HashSet<RevisionId> parents = [.. Revisions.SelectMany(revision => revision.Parents)];
            return [.. Revisions.Where(revision => !parents.Contains(revision.Id)).OrderBy(revision => revision.Id)];
        }
    }
}
