using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Lexing;
using StudyHub.Schema.Model;

namespace StudyHub.Schema.Effects;

/// <summary>
/// Whether an expression has another value for each row, so that PostgreSQL writes it into all of them; one that has not is kept once for
/// the rows that are there.
/// </summary>
internal static class Volatility
{
    /// <summary>What is called in defaults and is the same for all rows of a statement. Others count as volatile.</summary>
    private static readonly HashSet<string> Stable =
    [
        "abs", "array", "btrim", "cast", "ceil", "char_length", "coalesce", "concat", "concat_ws", "current_database", "current_setting", "date_part",
        "date_trunc", "decode", "encode", "extract", "floor", "format", "greatest", "initcap", "int4range", "int8range", "json_build_array",
        "json_build_object", "jsonb_build_array", "jsonb_build_object", "least", "left", "length", "lower", "lpad", "ltrim", "make_date", "make_interval",
        "make_time", "make_timestamp", "make_timestamptz", "md5", "mod", "now", "nullif", "numeric", "numrange", "power", "replace", "repeat", "right",
        "round", "rpad", "rtrim", "split_part", "statement_timestamp", "substr", "substring", "to_char", "to_date", "to_json", "to_jsonb",
        "to_timestamp", "transaction_timestamp", "trim", "trunc", "tstzrange", "upper", "varchar", "char", "time", "timestamp", "interval", "in", "any",
        "all", "and", "or", "not", "as", "then", "else", "when", "case", "row", "is",
    ];

    /// <param name="expression">A default.</param>
    /// <param name="stable">Names of functions of the schema's own that are not volatile; see <see cref="IsVolatile(FunctionModel)"/>.</param>
    public static bool IsVolatile(SqlExpression expression, HashSet<string> stable)
    {
        List<SqlToken> tokens = SqlTokens.Read(expression.Text);
        for (int i = 0; i + 1 < tokens.Count; i++)
        {
            if (tokens[i].Kind == SqlTokenKind.Name && tokens[i + 1].IsSign("(") && !Stable.Contains(tokens[i].Text) && !stable.Contains(tokens[i].Text))
                return true;
        }
        return false;
    }

    /// <summary>As PostgreSQL takes it where nothing is said.</summary>
    public static bool IsVolatile(FunctionModel function) => !SqlTokens.Read(function.Definition).Any(token => token.IsWord("stable") || token.IsWord("immutable"));
}
