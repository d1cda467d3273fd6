using StudyHub.Schema.Diff;
using StudyHub.Schema.Objects;

namespace StudyHub.Schema.Merging;

/// <summary>What a branch does to an object.</summary>
internal static class SideWords
{
    public static string Of(SchemaObject? before, SchemaObject? after)
    {
        if (before is null) return after is null ? "comes and goes" : "is new";
        if (after is null) return "is gone";
        if (before.Equals(after)) return "is made anew, because what it stands on changes";
        return before is SchemaObject.Table { ColumnOrder: var had } && after is SchemaObject.Table { ColumnOrder: var has } && had != has
            ? "has other columns"
            : string.Join(" and ", AlterationWords.Of(before, after));
    }
}
