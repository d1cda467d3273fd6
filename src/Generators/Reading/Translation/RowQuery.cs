using System.Collections.Generic;

namespace StudyHub.Schema.Generators.Reading.Translation;

/// <summary>A subquery over the rows of one table.</summary>
/// <param name="From">The rows.</param>
/// <param name="Conditions">All of them hold; each is in a filter position.</param>
/// <param name="Selected">Null where only the rows' being there counts.</param>
internal sealed record RowQuery(RowSource From, IReadOnlyList<SqlNode> Conditions, SqlNode? Selected = null)
{
    public IEnumerable<SqlNode> Parts() => Selected is null ? Conditions : [Selected, .. Conditions];
}
