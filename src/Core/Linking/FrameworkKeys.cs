using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Model;

namespace StudyHub.Schema.Linking;

/// <summary>
/// UNIQUE (framework_id, key) on the tables that same-framework references point at. PostgreSQL asks for a constraint on exactly those
/// columns, although the key alone is unique already.
/// </summary>
internal static class FrameworkKeys
{
    public static ILookup<TableScope, UniqueModel> RequiredBy(IEnumerable<LinkedReference> references)
        => references
            .Where(reference => reference.RequiredKey is not null)
            .GroupBy(reference => (reference.Target, Columns: string.Join("\0", reference.RequiredKey!.Columns.Select(c => c.Value).OrderBy(c => c, System.StringComparer.Ordinal))))
            .Select(same => (same.Key.Target, Key: same.Select(reference => reference.RequiredKey!).OrderBy(key => key.Name).First()))
            .ToLookup(required => required.Target, required => required.Key);
}
