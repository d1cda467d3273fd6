using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Effects;

/// <summary>What foreign keys do when rows of a table are deleted.</summary>
internal static class Deletions
{
    /// <summary>
    /// The table itself, and every table whose rows go or change with its rows, each with the key that makes it so; of those that are
    /// only changed, those that a key to the changed columns would change in turn are left out: no key of ours is updated.
    /// </summary>
    public static List<(QualifiedName Table, ForeignKeyModel? Key)> From(QualifiedName table, PlanProgress progress)
    {
        List<(QualifiedName Table, ForeignKeyModel? Key)> found = [(table, null)];
        HashSet<QualifiedName> emptied = [table];
        Queue<QualifiedName> deleting = new([table]);
        while (deleting.Count > 0)
        {
            foreach ((QualifiedName referring, ForeignKeyModel key) in progress.Referring(deleting.Dequeue()))
            {
                if (key.OnDelete is ReferentialAction.NoAction or ReferentialAction.Restrict) continue;
                found.Add((referring, key));
                if (key.OnDelete == ReferentialAction.Cascade && emptied.Add(referring)) deleting.Enqueue(referring);
            }
        }
        return found;
    }

    /// <summary>The tables whose rows keep rows of the table from being deleted.</summary>
    public static IEnumerable<(QualifiedName Table, ForeignKeyModel Key)> Refusing(QualifiedName table, PlanProgress progress)
        => From(table, progress).Where(touched => touched.Key is null or { OnDelete: ReferentialAction.Cascade }).Select(touched => touched.Table).Distinct()
            .SelectMany(progress.Referring).Where(key => key.Key.OnDelete is ReferentialAction.NoAction or ReferentialAction.Restrict);
}
