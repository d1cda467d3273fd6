using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Lexing;

namespace StudyHub.Schema.Migrations.Explaining;

/// <summary>A unique index, as its statement says it.</summary>
/// <param name="Table">As it is written.</param>
/// <param name="Keys">Columns and expressions, without operator classes and order.</param>
/// <param name="NullsAreEqual">NULLS NOT DISTINCT.</param>
/// <param name="Condition">Of a partial index; else empty.</param>
internal sealed record IndexText(string Table, IReadOnlyList<string> Keys, bool NullsAreEqual, string Condition)
{
    /// <summary>Null where the statement makes no unique index.</summary>
    public static IndexText? Find(string sql)
    {
        List<SqlToken> tokens = SqlTokens.Read(sql);
        if (tokens.Count < 3 || !tokens[0].IsWord("create") || !tokens[1].IsWord("unique") || !tokens[2].IsWord("index")) return null;
        int at = tokens.FindIndex(token => token.IsWord("on")) + 1;
        if (at == 0) return null;
        if (at < tokens.Count && tokens[at].IsWord("only")) at++;
        int first = at;
        while (at + 2 < tokens.Count && tokens[at + 1].IsSign(".")) at += 2;
        if (at >= tokens.Count) return null;
        string table = sql[tokens[first].Start..tokens[at].End];
        at++;
        if (at + 1 < tokens.Count && tokens[at].IsWord("using")) at += 2;
        if (ConstraintText.Enclosed(sql, tokens, at) is not { } keys) return null;
        int where = tokens.FindIndex(keys.Behind, token => token.IsWord("where"));
        bool areEqual = Enumerable.Range(keys.Behind, System.Math.Max(0, tokens.Count - keys.Behind - 2))
            .Any(i => tokens[i].IsWord("nulls") && tokens[i + 1].IsWord("not") && tokens[i + 2].IsWord("distinct"));
        return new IndexText(table, [.. ConstraintText.Names(keys.Text).Select(Key)], areEqual, where < 0 ? "" : sql[tokens[where].End..].Trim());
    }

    /// <summary>"lower(email) text_pattern_ops desc" is grouped by lower(email).</summary>
    private static string Key(string element)
    {
        List<SqlToken> tokens = SqlTokens.Read(element);
        if (ConstraintText.Enclosed(element, tokens, 0) is { } whole) return $"({whole.Text})";
        if (ConstraintText.Enclosed(element, tokens, 1) is { } call) return $"{tokens[0].Text}({call.Text})";
        return tokens.Count == 0 ? element : element[tokens[0].Start..tokens[0].End];
    }
}
