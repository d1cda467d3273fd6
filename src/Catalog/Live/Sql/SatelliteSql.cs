using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Catalog.Live.Sql;

/// <summary>What every kind may have: an owner, grants and a comment.</summary>
internal static class SatelliteSql
{
    public static string Owner(LiveObject one) => $"alter {TargetSql.Of(one)} owner to {one["owner"]}";

    public static string Comment(LiveObject one)
        => $"comment on {TargetSql.Of(one)} is {(one["comment"] is { } text ? SqlQuoting.Literal(text) : "null")}";

    /// <summary>On the index behind a constraint, which has a comment of its own.</summary>
    public static string CommentOnIndex(LiveObject constraint, string index)
        => $"comment on index {index} is {(constraint["index_comment"] is { } text ? SqlQuoting.Literal(text) : "null")}";

    /// <param name="target">"table public.notes".</param>
    /// <param name="column">For privileges of one column; null for those of the whole.</param>
    /// <param name="owner">Whose the object is.</param>
    /// <param name="before">What is granted.</param>
    /// <param name="after">What should be.</param>
    public static IEnumerable<string> Grants(string target, string? column, string owner, IReadOnlyList<Granted> before, IReadOnlyList<Granted> after)
    {
        string columns = column is null ? "" : $" ({column})";
        Dictionary<(string, string), bool> had = before.ToDictionary(granted => granted.Key, granted => granted.WithOption);
        Dictionary<(string, string), bool> wanted = after.ToDictionary(granted => granted.Key, granted => granted.WithOption);
        foreach (IGrouping<string, Granted> lost in ByGrantee(before.Where(granted => !wanted.ContainsKey(granted.Key))))
            yield return $"revoke {Words(lost)} on {target} from {Grantee(lost.Key)}";
        foreach (IGrouping<string, Granted> lost in ByGrantee(before.Where(granted => granted.WithOption && wanted.TryGetValue(granted.Key, out bool option) && !option)))
            yield return $"revoke grant option for {Words(lost)} on {target} from {Grantee(lost.Key)}";
        foreach (IGrouping<string, Granted> grantee in ByGrantee(after.Where(granted => !had.TryGetValue(granted.Key, out bool option) || (granted.WithOption && !option))))
        {
            foreach (IGrouping<bool, Granted> added in grantee.GroupBy(granted => granted.WithOption))
                yield return $"grant {Words(added)} on {target} to {Grantee(grantee.Key)}{(added.Key ? " with grant option" : "")}";
        }

        string Grantee(string name) => name.Length > 0 ? name : owner;
        string Words(IEnumerable<Granted> grants) => string.Join(", ", grants.Select(granted => granted.Privilege + columns));
    }

    /// <summary>In the order of their first.</summary>
    private static IEnumerable<IGrouping<string, Granted>> ByGrantee(IEnumerable<Granted> grants) => grants.GroupBy(granted => granted.Grantee);
}
