using System;
using System.Collections.Generic;
using StudyHub.Schema.Lexing;

namespace StudyHub.Schema.Queries;

/// <summary>
/// What a query may not do because of the session that it runs in: end its transaction, change who it acts for, or leave on the connection
/// what the next user of the pool would meet. Connections go back to the pool without being reset.
/// </summary>
internal static class SessionState
{
    private static readonly HashSet<string> TransactionWords = ["begin", "start", "commit", "end", "rollback", "abort", "savepoint", "release", "prepare"];

    private static readonly HashSet<string> ConnectionWords = ["set", "reset", "discard", "listen", "unlisten", "declare", "load", "deallocate"];

    private static readonly HashSet<string> SessionLocks =
    [
        "pg_advisory_lock", "pg_advisory_lock_shared", "pg_try_advisory_lock", "pg_try_advisory_lock_shared", "pg_advisory_unlock",
        "pg_advisory_unlock_shared", "pg_advisory_unlock_all",
    ];

    /// <summary>In the order of the text.</summary>
    public static IEnumerable<QueryFault> Faults(IReadOnlyList<SqlToken> tokens)
    {
        for (int i = 0; i + 1 < tokens.Count; i++)
        {
            SqlToken token = tokens[i];
            if (token.Kind != SqlTokenKind.Name || !tokens[i + 1].IsSign("(")) continue;
            if (SessionLocks.Contains(token.Text))
            {
                string instead = token.Text.Contains("unlock") ? "an advisory lock of the transaction ends with it" : $"use {token.Text.Replace("advisory_lock", "advisory_xact_lock")}, which ends with the transaction";
                yield return At(token, $"calls {token.Text}, whose lock stays on the connection when it goes back to the pool; {instead}");
            }
            else if (token.Text == "set_config" && SettingFlaw(tokens, i + 2) is { } flaw)
            {
                yield return At(token, flaw);
            }
        }
    }

    /// <summary>Why a statement that begins with this word is none.</summary>
    public static string NoQuery(string word)
    {
        string shown = word.ToUpperInvariant();
        if (TransactionWords.Contains(word)) return $"is {shown}, and the transaction is the session's: commit it with CommitAsync, or dispose it";
        if (ConnectionWords.Contains(word)) return $"is {shown}, which stays on the connection when it goes back to the pool; a setting for the transaction is set by set_config(name, value, true)";
        return $"begins with {shown}; a query is SELECT, INSERT, UPDATE, DELETE or MERGE, also behind WITH";
    }

    /// <param name="at">The first argument.</param>
    private static string? SettingFlaw(IReadOnlyList<SqlToken> tokens, int at)
    {
        int open = 0;
        int commas = 0;
        int third = -1;
        for (int i = at; i < tokens.Count; i++)
        {
            if (tokens[i].IsSign("(") || tokens[i].IsSign("[")) open++;
            else if (tokens[i].IsSign(")") || tokens[i].IsSign("]"))
            {
                if (open-- == 0) break;
            }
            else if (open == 0 && tokens[i].IsSign(",") && ++commas == 2) third = i + 1;
        }
        bool isName = at < tokens.Count && tokens[at].Kind == SqlTokenKind.Text;
        string name = isName ? tokens[at].Text.ToLowerInvariant() : "";
        if (name is "role" or "session_authorization" || name.StartsWith("app.", StringComparison.Ordinal))
            return $"sets {name}: who a session acts for is said when it is opened";
        bool isLocal = third >= 0 && third + 1 < tokens.Count && tokens[third].IsWord("true") && tokens[third + 1].IsSign(")");
        if (!isLocal) return "calls set_config without true as its third argument, so the setting stays on the connection when it goes back to the pool";
        return isName ? null : "calls set_config with a name that is not written out, which could be the role";
    }

    private static QueryFault At(SqlToken token, string reason) => new(QueryRules.Statement.Id, token.Start, token.Length, reason);
}
