using System.Globalization;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Diff;
using StudyHub.Schema.Model;
using StudyHub.Schema.Revisions;

namespace StudyHub.Schema.Drafting;

/// <summary>What the records say and no revision does.</summary>
public static class PendingChanges
{
    /// <param name="set">Without findings, so that it has one head, or no revision at all.</param>
    /// <param name="model">What the records say.</param>
    /// <returns>A finding for each object that differs, in words; none where the records are what the head says.</returns>
    public static EquatableArray<RevisionFinding> Of(RevisionSet set, SchemaModel model)
    {
        if (set.Revisions.IsEmpty)
        {
            // Every object would be new: one line says as much.
            int tables = model.Tables.Count(table => table.IsManaged);
            return EquatableArrays.Of(Finding("The database " + model.Name, tables == 1 ? "has a table" : $"has {tables.ToString(CultureInfo.InvariantCulture)} tables"));
        }
        SchemaDifference difference = SchemaDiffer.Compare(RevisionModels.At(set, set.Heads[0].Id), model);
        return ChangeWords.Of(difference).Select(change => Finding(change.Id.ToString(), change.Words)).ToEquatableArray();
    }

    private static RevisionFinding Finding(string what, string words) => new(RevisionRules.Pending, RevisionFiles.Head, 1, EquatableArrays.Of(what, words));
}
