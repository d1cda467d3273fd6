using StudyHub.Schema.Collections;

namespace StudyHub.Schema.Catalog.Live;

/// <summary>What makes one database like another.</summary>
/// <param name="Differences">Sorted by kind and name; empty where the two are alike.</param>
/// <param name="Refusals">
/// Why there are no steps: what differs, or stands in the way, and is of a kind that no plan handles. Each names its object.
/// </param>
/// <param name="Steps">In order; empty where there are refusals, or nothing to do.</param>
/// <param name="MissingRoles">Roles that the steps name and the server of the first database lacks: roles are not created.</param>
public sealed record LivePlan(
    EquatableArray<LiveDifference> Differences, EquatableArray<string> Refusals, EquatableArray<LiveStep> Steps, EquatableArray<string> MissingRoles)
{
    /// <summary>The steps for psql with ON_ERROR_STOP; "" where there are none.</summary>
    public string ToSql() => Sql.LiveScript.Of(Steps);
}
