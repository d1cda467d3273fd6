using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Checks.Conditions;
using StudyHub.Schema.Lexing;
using StudyHub.Schema.Model;

namespace StudyHub.Schema.Checks.Rules;

/// <summary>What a function's definition says about the rights that it runs with.</summary>
internal sealed record DefinerFunction(bool IsDefiner, bool HasSearchPath, string Body)
{
    public static DefinerFunction Of(FunctionModel function) => Of(function.Definition);

    /// <param name="sql">What stands behind the arguments, or all that makes the function: CREATE FUNCTION …; ALTER FUNCTION …</param>
    public static DefinerFunction Of(string sql)
    {
        List<SqlToken> tokens = SqlTokens.Read(sql);
        return new DefinerFunction(
            Has(tokens, "security", "definer"), Has(tokens, "set", "search_path"),
            tokens.Where(token => token.Kind == SqlTokenKind.Text).Select(token => token.Text).OrderByDescending(text => text.Length).FirstOrDefault() ?? "");
    }

    /// <summary>The first protected table that the body reads; null for none.</summary>
    public TableModel? Reads(TableLookup lookup, string near)
        => SqlParser.Read("(" + Body + ")").All().OfType<SqlNode.Query>().SelectMany(query => query.Sources)
            .Select(source => lookup.Find(source.Table, near)).FirstOrDefault(table => table is { IsManaged: true, HasRowSecurity: true });

    private static bool Has(List<SqlToken> tokens, string first, string second)
    {
        for (int i = 1; i < tokens.Count; i++)
        {
            // SET as a statement of its own is the session's.
            bool isStatement = i > 1 && tokens[i - 2].IsSign(";");
            if (!isStatement && tokens[i - 1].IsWord(first) && tokens[i].IsWord(second)) return true;
        }
        return false;
    }
}
