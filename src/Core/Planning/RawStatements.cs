using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Lexing;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Statements;

namespace StudyHub.Schema.Planning;

/// <summary>The statements for an object that is given as SQL.</summary>
internal static class RawStatements
{
    private static readonly HashSet<string> EndsOfHead =
        ["language", "as", "stable", "immutable", "volatile", "security", "set", "parallel", "return", "begin", "cost", "rows", "strict", "called", "leakproof"];

    public static PgStatement Create(RawObjectModel item, SchemaModel model)
    {
        List<string> statements = SqlStatements.Of(item.Sql);
        RawKind kind = RawKinds.Of(item);
        EquatableArray<Identifier> roles = kind.GrantedAs is null ? default : SchemaAccess.RequestRoles(model);
        bool isGuarded = !model.Roles.IsEmpty && (kind.GrantedAs is not null || (kind.IsExecutable && !Says(item, "to", "public")));
        return new PgStatement.CreateRaw(
            item,
            statements.Count == 0 ? "" : statements[0],
            OwnerOf(item, model),
            isGuarded ? roles.Prepend(new Identifier("public")).ToEquatableArray() : default,
            statements.Count < 2 ? null : string.Join(";\n", statements.Skip(1)));
    }

    public static StepKind KindOf(RawObjectModel item) => RawKinds.Of(item).Rank switch
    {
        RawRank.First => StepKind.Extension,
        RawRank.Type => StepKind.Type,
        RawRank.Routine => StepKind.Routine,
        _ => StepKind.Object,
    };

    /// <summary>As if the author had written OR REPLACE.</summary>
    public static PgStatement Replace(RawObjectModel item)
    {
        string creation = SqlStatements.Of(item.Sql)[0];
        List<SqlToken> tokens = SqlTokens.Read(creation);
        bool isReplacement = tokens.Count > 1 && tokens[1].IsWord("or");
        return new PgStatement.ReplaceRaw(item, isReplacement ? creation : creation.Insert(tokens[0].End, " or replace"));
    }

    /// <summary>Null where the kind has none, or where the author names one himself.</summary>
    public static Identifier? OwnerOf(RawObjectModel item, SchemaModel model)
        => RawKinds.Of(item).HasOwner && !Says(item, "owner", "to") ? SchemaAccess.Owner(model) : null;

    /// <summary>Only what stands behind the head of a routine differs, in its first statement.</summary>
    public static bool IsReplaceable(RawObjectModel before, RawObjectModel after)
    {
        if (!RawKinds.Of(after).IsReplaceable) return false;
        List<string> had = SqlStatements.Of(before.Sql);
        List<string> has = SqlStatements.Of(after.Sql);
        return had.Count > 0 && has.Count > 0 && had.Skip(1).SequenceEqual(has.Skip(1)) && Head(had[0]).SequenceEqual(Head(has[0]));
    }

    /// <summary>Names, arguments and result: what CREATE OR REPLACE cannot change.</summary>
    private static IEnumerable<(SqlTokenKind Kind, string Text)> Head(string statement)
    {
        int depth = 0;
        foreach (SqlToken token in SqlTokens.Read(statement))
        {
            if (token.IsSign("(")) depth++;
            if (token.IsSign(")")) depth--;
            if (depth == 0 && token.Kind == SqlTokenKind.Name && !token.IsQuoted && EndsOfHead.Contains(token.Text)) yield break;
            if (depth > 0 || !(token.IsWord("or") || token.IsWord("replace"))) yield return (token.Kind, token.Text);
        }
    }

    private static bool Says(RawObjectModel item, string first, string second)
    {
        List<SqlToken> tokens = SqlTokens.Read(item.Sql);
        return Enumerable.Range(0, System.Math.Max(0, tokens.Count - 1)).Any(i => tokens[i].IsWord(first) && tokens[i + 1].IsWord(second));
    }
}
