using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Objects;
using StudyHub.Schema.Statements;

namespace StudyHub.Schema.Planning;

/// <summary>What brings the rows of one seed to those of another.</summary>
internal static class SeedAlteration
{
    /// <summary>Rows that the seed names no longer are deleted, as those of a seed that is gone.</summary>
    public static IEnumerable<PgStatement> Of(SchemaObject.Seed before, SchemaObject.Seed after)
    {
        yield return new PgStatement.UpsertSeed(after.Owner, after.Model);
        SeedModel gone = before.Model with { Rows = before.Model.Rows.Where(row => !Has(after.Model, before.Model, row)).ToEquatableArray() };
        if (!gone.Rows.IsEmpty) yield return new PgStatement.DeleteSeed(before.Owner, gone);
    }

    /// <summary>By the key. Where the key is of other columns now, every row counts as gone only if no row has its values.</summary>
    private static bool Has(SeedModel after, SeedModel before, SeedRow row)
    {
        Dictionary<Identifier, SqlExpression> values = before.Columns.Zip(row.Values, (column, value) => (column, value)).ToDictionary(pair => pair.column, pair => pair.value);
        return after.Rows.Any(other => before.ConflictColumns.All(key =>
        {
            int at = after.Columns.ToList().IndexOf(key);
            return at >= 0 && other.Values[at] == values[key];
        }));
    }
}
