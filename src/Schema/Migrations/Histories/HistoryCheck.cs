using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Revisions;

namespace StudyHub.Schema.Migrations.Histories;

/// <summary>Whether a history and the files are of one project, and tell the same.</summary>
internal static class HistoryCheck
{
    /// <returns>Sorted by kind and revision; empty where all is well.</returns>
    public static IReadOnlyList<HistoryProblem> Problems(RevisionGraph graph, History history)
    {
        string? database = graph.All.Count == 0 ? null : graph.All[0].Database;
        HashSet<RevisionId> applied = history.Ids;
        return [.. history.Applied.Select(row => Problem(row, graph, database, applied)).OfType<HistoryProblem>()
            .OrderBy(problem => problem.Kind).ThenBy(problem => problem.Id)];
    }

    private static HistoryProblem? Problem(AppliedRevision row, RevisionGraph graph, string? database, HashSet<RevisionId> applied)
    {
        string title = $"{row.Id} {row.Name}";
        if (database is not null && row.Database != database)
        {
            return new(HistoryProblemKind.OtherDatabase, row.Id,
                $"the database holds revision {title} of {row.Database}, and the files are those of {database}. "
                + $"Connect to {database}'s own database.");
        }
        if (graph.Find(row.Id) is not { } revision)
        {
            return new(HistoryProblemKind.Newer, row.Id,
                $"the database has revision {title}, which no file describes: it is newer than the files. "
                + "Use those that it was upgraded with, or a later version of them.");
        }
        if (revision.Checksum != row.Checksum)
        {
            return new(HistoryProblemKind.Edited, row.Id,
                $"revision {title} was edited after it was applied. Take its files from version control again, and add a revision that changes more. "
                + "Where the edit changes nothing that the database has, record it: studyhub-schema stamp --accept-edited.");
        }
        return revision.Parents.FirstOrDefault(parent => !applied.Contains(parent)) is { } missing
            ? new(HistoryProblemKind.MissingParent, row.Id,
                $"revision {title} is applied, and {missing}, which it stands on, is not: somebody changed the history. "
                + $"Where the database has both, say so: studyhub-schema stamp {row.Id}")
            : null;
    }
}
