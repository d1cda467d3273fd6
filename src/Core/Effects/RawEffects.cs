using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Lexing;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Effects;

/// <summary>What is known of the effects of an object that is given as SQL. Of what is none of PostgreSQL's own kinds the worst is assumed.</summary>
internal static class RawEffects
{
    /// <summary>The locks of making or dropping the object on the tables that it is on, or, where nobody knows, that it needs.</summary>
    public static IEnumerable<TableLock> Locks(RawObjectModel item, bool isDropped) => item.Kind switch
    {
        "trigger" => OnTable(item, isDropped ? LockMode.AccessExclusive : LockMode.ShareRowExclusive),
        "rule" or "policy" => OnTable(item, LockMode.AccessExclusive),
        "statistics" => isDropped ? [] : Needed(item).Select(table => new TableLock(table, LockMode.ShareUpdateExclusive)),
        RawKinds.Other => Needed(item).Select(table => new TableLock(table, LockMode.AccessExclusive)),
        _ => [],
    };

    /// <summary>Why somebody may see more once the object is there; null if nobody does.</summary>
    /// <param name="item">The object.</param>
    /// <param name="old">The one that was there before; null for none.</param>
    /// <param name="isAsked">Policies call it.</param>
    public static string? Widening(RawObjectModel item, RawObjectModel? old, bool isAsked)
    {
        if (old is not null && old.Sql == item.Sql) return null;
        string how = old is null ? "is new" : "is another";
        List<SqlToken> tokens = SqlTokens.Read(item.Sql);
        return item.Kind switch
        {
            "policy" when !IsRestrictive(item) || (old is not null && IsRestrictive(old)) => how,
            "view" or "materialized view" or "foreign table" when old is not null || tokens.Any(token => token.IsWord("grant")) => how,
            "rule" or "publication" or "event trigger" or RawKinds.Other => how,
            _ when Follows(tokens, "security", "definer") => $"{how} and runs with the rights of its owner",
            _ when isAsked && old is not null => $"is asked by policies and has another body",
            _ when tokens.Any(token => token.IsWord("grant")) => $"{how} and grants privileges",
            _ => null,
        };
    }

    public static bool IsRestrictive(RawObjectModel item) => item.Kind == "policy" && Follows(SqlTokens.Read(item.Sql), "as", "restrictive");

    /// <summary>A domain that says what its values must be, so that PostgreSQL looks at a column of it row by row.</summary>
    public static bool IsConstrained(RawObjectModel item)
        => item.Kind == "domain" && SqlTokens.Read(item.Sql).Any(token => token.IsWord("check") || token.IsWord("null"));

    private static IEnumerable<TableLock> OnTable(RawObjectModel item, LockMode mode)
    {
        List<SqlToken> tokens = SqlTokens.Read(item.Name);
        int on = tokens.FindLastIndex(token => token.IsWord("on"));
        bool isQualified = on >= 0 && on + 3 < tokens.Count && tokens[on + 2].IsSign(".");
        return isQualified ? [new TableLock(new QualifiedName(tokens[on + 1].Text, tokens[on + 3].Text), mode)] : [];
    }

    private static IEnumerable<QualifiedName> Needed(RawObjectModel item) => item.Needs.Where(need => need.Kind == RawReference.TableKind)
        .Select(need => SqlTokens.Read(need.Name)).Where(tokens => tokens.Count == 3).Select(tokens => new QualifiedName(tokens[0].Text, tokens[2].Text));

    private static bool Follows(List<SqlToken> tokens, string first, string second)
        => tokens.Skip(1).Where((token, i) => token.IsWord(second) && tokens[i].IsWord(first)).Any();
}
