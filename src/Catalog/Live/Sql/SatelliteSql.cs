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

    /// <param name="target">"table public.notes".</param>
    /// <param name="column">For privileges of one column; null for those of the whole.</param>
    /// <param name="owner">Whose the object is.</param>
    /// <param name="before">What is granted.</param>
    /// <param name="after">What should be.</param>
    public static IEnumerable<string> Grants(
        string target, string? column, string owner,
        IReadOnlyDictionary<(string Grantee, string Privilege), bool> before, IReadOnlyDictionary<(string Grantee, string Privilege), bool> after)
    {
        string columns = column is null ? "" : $" ({column})";
        foreach (var lost in ByGrantee(before.Keys.Where(key => !after.ContainsKey(key))))
            yield return $"revoke {Privileges(lost)} on {target} from {Grantee(lost.Key)}";
        foreach (var lost in ByGrantee(before.Where(pair => pair.Value && after.TryGetValue(pair.Key, out bool option) && !option).Select(pair => pair.Key)))
            yield return $"revoke grant option for {Privileges(lost)} on {target} from {Grantee(lost.Key)}";
        foreach (var added in ByGrantee(after.Where(pair => !pair.Value && !before.ContainsKey(pair.Key)).Select(pair => pair.Key)))
            yield return $"grant {Privileges(added)} on {target} to {Grantee(added.Key)}";
        foreach (var added in ByGrantee(after.Where(pair => pair.Value && !before.GetValueOrDefault(pair.Key)).Select(pair => pair.Key)))
            yield return $"grant {Privileges(added)} on {target} to {Grantee(added.Key)} with grant option";

        string Grantee(string name) => name.Length > 0 ? name : owner;
        string Privileges(IEnumerable<(string Grantee, string Privilege)> keys) => string.Join(", ", keys.Select(key => key.Privilege + columns));
    }

    private static IEnumerable<IGrouping<string, (string Grantee, string Privilege)>> ByGrantee(IEnumerable<(string Grantee, string Privilege)> keys)
        => keys.GroupBy(key => key.Grantee);
}
