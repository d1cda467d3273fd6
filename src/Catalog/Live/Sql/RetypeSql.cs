namespace StudyHub.Schema.Catalog.Live.Sql;

/// <summary>How the values of a column get their new type. A cast that is asked for may cut a text short; one on assignment fails instead.</summary>
internal static class RetypeSql
{
    /// <summary>"type integer using age::integer".</summary>
    /// <param name="before">As it is.</param>
    /// <param name="after">As it should be.</param>
    /// <param name="isMoved">Its type is made anew under the same name.</param>
    /// <param name="server">Knows the casts.</param>
    public static string Of(LiveObject before, LiveObject after, bool isMoved, LiveServer server)
    {
        string type = $"type {ColumnSql.Type(after)}";
        if (isMoved) return $"{type} using {after.Own}::text::{after["type"]}";
        return CastOf(before, after, server) switch
        {
            LiveCast.Implicit or LiveCast.Assignment => type,
            LiveCast.Explicit => $"{type} using {after.Own}::{after["type"]}",
            _ => $"{type} using {after.Own}::text::{after["type"]}",
        };
    }

    /// <summary>Whether values may be rounded or cut without an error.</summary>
    public static bool MayLose(LiveObject before, LiveObject after, LiveServer server)
    {
        if (IsText(after["base_type"]!)) return false;
        if (before["base_type"] == after["base_type"]) return before["type"] != after["type"];
        return !IsText(before["base_type"]!) && CastOf(before, after, server) is LiveCast.Assignment or LiveCast.Explicit;
    }

    private static LiveCast? CastOf(LiveObject before, LiveObject after, LiveServer server)
    {
        string from = before["base_type"]!;
        string to = after["base_type"]!;
        if (from == to) return LiveCast.Implicit;
        if (server.Casts.TryGetValue((from, to), out LiveCast cast)) return cast;
        if (IsText(to)) return LiveCast.Assignment;
        return IsText(from) ? LiveCast.Explicit : null;
    }

    private static bool IsText(string type) => type is "text" or "character varying" or "character";
}
