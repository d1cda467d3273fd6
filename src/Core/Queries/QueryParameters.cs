using System;
using System.Collections.Generic;
using System.Text;
using StudyHub.Schema.Lexing;

namespace StudyHub.Schema.Queries;

/// <summary>One use of a parameter: @name.</summary>
/// <param name="Name">As it is written: C# tells upper case from lower.</param>
/// <param name="Start">The @ in the SQL.</param>
/// <param name="Length">With the @.</param>
public sealed record ParameterUse(string Name, int Start, int Length);

/// <summary>
/// The parameters of a query's SQL. PostgreSQL has no @name, and operators that hold an @; so an @ is a parameter's where a name follows it
/// at once and the operator before it, if any, is none that ends in @.
/// </summary>
public static class QueryParameters
{
    /// <summary>In their order; those in texts, comments and quoted names are none.</summary>
    public static List<ParameterUse> Of(string sql, IReadOnlyList<SqlToken> tokens)
    {
        List<ParameterUse> uses = new();
        for (int i = 0; i + 1 < tokens.Count; i++)
            if (IsUse(tokens[i], tokens[i + 1])) uses.Add(new ParameterUse(sql.Substring(tokens[i + 1].Start, tokens[i + 1].Length), tokens[i].End - 1, tokens[i + 1].Length + 1));
        return uses;
    }

    /// <summary>The operator whose @ stands right before a name and is no parameter's: "&lt;@tags". Null where there is none for the name.</summary>
    public static SqlToken? OperatorBefore(string name, string sql, IReadOnlyList<SqlToken> tokens)
    {
        for (int i = 0; i + 1 < tokens.Count; i++)
        {
            (SqlToken sign, SqlToken next) = (tokens[i], tokens[i + 1]);
            bool isMeant = sign.Kind == SqlTokenKind.Operator && sign.Text.EndsWith("@", StringComparison.Ordinal) && sign.End == next.Start && !IsUse(sign, next);
            if (isMeant && sql.Substring(next.Start, next.Length) == name) return sign;
        }
        return null;
    }

    /// <summary>The SQL with each use replaced by what stands for the parameter, such as $1.</summary>
    public static string Rewrite(string sql, IEnumerable<ParameterUse> uses, Func<string, string> replacement)
    {
        StringBuilder text = new(sql.Length);
        int copied = 0;
        foreach (ParameterUse use in uses)
        {
            text.Append(sql, copied, use.Start - copied);
            // "a@b" is three words, "a$1" would be one.
            if (text.Length > 0 && (char.IsLetterOrDigit(text[text.Length - 1]) || text[text.Length - 1] is '_' or '$' or >= '\u0080')) text.Append(' ');
            text.Append(replacement(use.Name));
            copied = use.Start + use.Length;
        }
        return text.Append(sql, copied, sql.Length - copied).ToString();
    }

    /// <summary>The operator with which PostgreSQL reads "&gt;=@since" would be &gt;=@, which there is not.</summary>
    private static bool IsUse(SqlToken sign, SqlToken name)
    {
        if (sign.Kind != SqlTokenKind.Operator || name.Kind != SqlTokenKind.Name || name.IsQuoted || sign.End != name.Start) return false;
        if (sign.Text == "@") return true;
        int last = sign.Text.Length - 1;
        return sign.Text.IndexOf('@') == last && !sign.Text.EndsWith("<@", StringComparison.Ordinal) && !sign.Text.EndsWith("^@", StringComparison.Ordinal);
    }
}
