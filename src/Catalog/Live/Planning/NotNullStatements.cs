using System;
using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Catalog.Live.Sql;
using StudyHub.Schema.Planning;

namespace StudyHub.Schema.Catalog.Live.Planning;

/// <summary>
/// NOT NULL of columns that stay. The rows of a table that others use are looked at late, under a lock that lets them go on; what a column has
/// of the tables above comes and goes with theirs.
/// </summary>
internal sealed class NotNullStatements(LiveChanges changes, PlanNodes nodes)
{
    private const int LongestName = 63;

    /// <summary>By an action among the others of ALTER COLUMN.</summary>
    public bool IsSetAtOnce(LiveChange change) => Comes(change) && change.After!["not_null_name"] is null && !IsLate(change);

    public bool IsDropped(LiveChange change)
    {
        LiveObject before = change.Before!;
        if (!before.Is("not_null")) return false;
        return (!change.After!.Is("not_null") || IsMadeAgain(before, change.After)) && !Above(change).Any(above => GoesFrom(above.Id));
    }

    /// <summary>What has to be said before the other actions: an identity asks for NOT NULL.</summary>
    public void AddFirst(LiveChange change, PlanNode making)
    {
        if (Comes(change) && change.After!["not_null_name"] is not null && !IsLate(change) && !IsDropped(change)) making.Add(NotNullSql.Add(change.After, isValid: true));
    }

    public void AddRest(LiveChange change, PlanNode making)
    {
        LiveObject before = change.Before!;
        LiveObject after = change.After!;
        if (Comes(change))
        {
            bool isNamed = after["not_null_name"] is not null;
            if (isNamed && IsDropped(change) && !IsLate(change)) making.Add(NotNullSql.Add(after, isValid: true));
            if (!IsLate(change)) return;
            if (isNamed) making.Add(NotNullSql.Add(after, isValid: false));
            if (isNamed && !after.Is("not_null_not_valid")) AddValidation(after, after["not_null_name"]!);
            if (!isNamed) AddByCheck(after, making);
            return;
        }
        if (!before.Is("not_null") || !after.Is("not_null") || after["not_null_origin"] is not "local") return;
        if (before["not_null_name"] != after["not_null_name"]) making.Add(NotNullSql.Rename(before, after));
        if (before.Is("not_null_not_valid") && !after.Is("not_null_not_valid")) AddValidation(after, after["not_null_name"]!);
    }

    /// <summary>It is dropped and made again: it was valid or inherited, and should not be, or the other way round.</summary>
    public static bool IsMadeAgain(LiveObject before, LiveObject after)
        => before.Is("not_null") && after.Is("not_null")
            && ((!before.Is("not_null_not_valid") && after.Is("not_null_not_valid")) || before["not_null_no_inherit"] != after["not_null_no_inherit"]);

    private void AddValidation(LiveObject after, string name) => nodes.Part(after.Id, NodePart.Validation).Add(NotNullSql.Validate(after, name), StepRun.Alone);

    private void AddByCheck(LiveObject after, PlanNode making)
    {
        string name = CheckName(after);
        making.Add(NotNullSql.AddCheck(after, name));
        AddValidation(after, name);
        PlanNode validation = nodes.Part(after.Id, NodePart.Validation);
        validation.Add(NotNullSql.Set(after));
        validation.Add(NotNullSql.DropCheck(after, name));
    }

    /// <summary>One that neither side has.</summary>
    private string CheckName(LiveObject after)
    {
        string plain = $"{after.Own.Trim('"').Replace("\"\"", "_", StringComparison.Ordinal)}_is_not_null";
        HashSet<string> taken = new[] { changes.Before, changes.After }
            .SelectMany(side => side.Objects.Values).Where(one => one.Id.Kind.IsConstraint()).Select(one => one.Own).ToHashSet(StringComparer.Ordinal);
        for (int number = 0; ; number++)
        {
            string mark = number == 0 ? "" : number.ToString(System.Globalization.CultureInfo.InvariantCulture);
            string name = plain.Length + mark.Length > LongestName / 2 ? $"not_null_check{mark}" : plain + mark;
            if (Naming.SqlQuoting.Identifier(new Naming.Identifier(name)) is var quoted && taken.Add(quoted)) return quoted;
        }
    }

    private bool Comes(LiveChange change)
        => change.After!.Is("not_null") && (!change.Before!.Is("not_null") || IsMadeAgain(change.Before, change.After)) && !Above(change).Any(above => ComesTo(above.Id));

    private bool IsLate(LiveChange change) => change.After!.Is("not_null_not_valid")
        || (nodes.StaysWithRows(change.After.Parent!.Value) && !(change.After["identity"] is not null && change.Before!["identity"] is null));

    /// <summary>The columns that it is inherited from, before and after.</summary>
    private IEnumerable<LiveObject> Above(LiveChange change) => changes.Before.Find(change.After!.Parent!.Value) is null ? []
        : PlanNodes.InheritedFrom(change.After, changes.After).Intersect(PlanNodes.InheritedFrom(change.Before!, changes.Before))
            .Select(id => changes.After.Find(id)).OfType<LiveObject>();

    private bool ComesTo(LiveId column) => changes.After.Find(column)!.Is("not_null") && IsPassedOn(changes.After.Find(column)!)
        && (changes.Before.Find(column) is not { } before || !before.Is("not_null") || IsMadeAgain(before, changes.After.Find(column)!));

    private bool GoesFrom(LiveId column) => changes.Before.Find(column) is { } before && before.Is("not_null") && IsPassedOn(before)
        && (!changes.After.Find(column)!.Is("not_null") || IsMadeAgain(before, changes.After.Find(column)!));

    private static bool IsPassedOn(LiveObject column) => !column.Is("not_null_no_inherit");
}
