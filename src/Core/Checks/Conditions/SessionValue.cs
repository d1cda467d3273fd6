using System.Collections.Generic;

namespace StudyHub.Schema.Checks.Conditions;

/// <summary>What of the request a value says.</summary>
internal enum SessionKey
{
    User,
    Framework,
}

/// <summary>Recognises who asks: app.user_id(), app.framework_id(), Supabase's auth.uid(), and their settings.</summary>
internal static class SessionValue
{
    /// <summary>Null for any other value. Parentheses, casts and a scalar subquery around it do not matter.</summary>
    public static SessionKey? Of(SqlNode node)
    {
        switch (Stripped(node))
        {
            case SqlNode.Query { Sources.Count: 0, Parts.Count: 1 } query: return Of(query.Parts[0]);
            case SqlNode.Call { Last: "nullif", Arguments.Count: > 0 } call: return Of(call.Arguments[0]);
            case SqlNode.Call { Last: "current_setting", Arguments.Count: > 0 } call:
                return Stripped(call.Arguments[0]) is SqlNode.Literal setting ? OfSetting(setting.Value) : null;
            case SqlNode.Call { Function.Count: 2, Arguments.Count: 0 } call:
                return (call.Function[0], call.Function[1]) switch
                {
                    ("app", "user_id") or ("auth", "uid") => SessionKey.User,
                    ("app", "framework_id") => SessionKey.Framework,
                    _ => null,
                };
            default: return null;
        }
    }

    /// <summary>True for a call that asks the session, which PostgreSQL does for each row unless it is the whole of a subquery.</summary>
    public static bool IsAsked(SqlNode.Call call)
        => call.Last == "current_setting"
            || (call.Function.Count == 2 && call.Arguments.Count == 0 && call.Function[0] is "app" or "auth");

    /// <summary>current_setting(name, true) inside nullif(…, ''): unset and empty are both NULL.</summary>
    private static bool IsSafe(SqlNode.Call setting)
        => setting.Arguments.Count > 1 && Stripped(setting.Arguments[1]) is SqlNode.Literal { Value: "true", IsWord: true };

    public static SqlNode Stripped(SqlNode node)
    {
        while (true)
        {
            if (node is SqlNode.Cast cast) node = cast.Operand;
            else if (node is SqlNode.List { Items.Count: 1 } list) node = list.Items[0];
            else return node;
        }
    }

    private static SessionKey? OfSetting(string name) => name switch
    {
        "app.user_id" or "request.jwt.claim.sub" => SessionKey.User,
        "app.framework_id" => SessionKey.Framework,
        _ => null,
    };

    /// <summary>A call of current_setting that stands in no nullif, or is not told that the setting may be missing.</summary>
    public static bool HasBareSetting(IReadOnlyList<SqlNode> nodes)
    {
        int settings = 0;
        int guarded = 0;
        foreach (SqlNode node in nodes)
        {
            if (node is SqlNode.Call { Last: "current_setting" }) settings++;
            if (node is SqlNode.Call { Last: "nullif", Arguments.Count: 2 } guard && Stripped(guard.Arguments[0]) is SqlNode.Call { Last: "current_setting" } setting
                && IsSafe(setting)) guarded++;
        }
        return settings > guarded;
    }
}
