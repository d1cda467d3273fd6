using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using StudyHub.Schema.Lexing;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Diff;

/// <summary>Expressions of one table, with the literals that are labels of a renamed enum under their new names.</summary>
internal sealed class LabelTexts
{
    private readonly Dictionary<QualifiedName, Dictionary<string, string>> labels;
    private readonly Dictionary<string, Dictionary<string, string>> columns = new(StringComparer.Ordinal);

    /// <param name="labels">New labels by enum and former label.</param>
    /// <param name="table">Whose columns the expressions name.</param>
    public LabelTexts(Dictionary<QualifiedName, Dictionary<string, string>> labels, TableModel table)
    {
        this.labels = labels;
        foreach (ColumnModel column in table.Columns)
        {
            if (column.Type is { Schema: { } schema, IsArray: false } type && labels.TryGetValue(new QualifiedName(schema, new Identifier(type.Name)), out Dictionary<string, string>? own))
                columns.Add(column.Name.Value, own);
        }
    }

    /// <summary>A value that is assigned to a column: a literal by itself has the column's type.</summary>
    public SqlExpression? OfValue(Identifier column, SqlExpression? value)
    {
        if (value is null) return null;
        return columns.TryGetValue(column.Value, out Dictionary<string, string>? own) && SqlTokens.Read(value.Text) is [{ Kind: SqlTokenKind.Text } only] && own.TryGetValue(only.Text, out string? renamed)
            ? new SqlExpression(SqlQuoting.Literal(renamed))
            : OfExpression(value);
    }

    public SqlExpression? OfExpression(SqlExpression? expression)
    {
        if (expression is null) return null;
        List<SqlToken> tokens = SqlTokens.Read(expression.Text);
        // In a subquery a word may be a column of another table.
        bool knowsColumns = !tokens.Any(token => token.IsWord("from"));
        StringBuilder text = new();
        int copied = 0;
        for (int i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Kind != SqlTokenKind.Text) continue;
            Dictionary<string, string>? own = CastTo(tokens, i) ?? (knowsColumns && !IsCast(tokens, i) ? ComparedWith(tokens, i) : null);
            if (own is null || !own.TryGetValue(tokens[i].Text, out string? renamed)) continue;
            text.Append(expression.Text, copied, tokens[i].Start - copied).Append(SqlQuoting.Literal(renamed));
            copied = tokens[i].End;
        }
        return copied == 0 ? expression : new SqlExpression(text.Append(expression.Text, copied, expression.Text.Length - copied).ToString());
    }

    private static bool IsCast(List<SqlToken> tokens, int at) => at + 1 < tokens.Count && tokens[at + 1].IsSign("::");

    /// <summary>'label'::schema.enum, and not an array of it.</summary>
    private Dictionary<string, string>? CastTo(List<SqlToken> tokens, int at)
    {
        if (at + 4 >= tokens.Count || !IsCast(tokens, at) || !tokens[at + 3].IsSign(".")) return null;
        if (tokens[at + 2].Kind != SqlTokenKind.Name || tokens[at + 4].Kind != SqlTokenKind.Name) return null;
        if (at + 5 < tokens.Count && tokens[at + 5].IsSign("[")) return null;
        if (Identifier.Flaw(tokens[at + 2].Text) is not null || Identifier.Flaw(tokens[at + 4].Text) is not null) return null;
        return labels.TryGetValue(new QualifiedName(tokens[at + 2].Text, tokens[at + 4].Text), out Dictionary<string, string>? own) ? own : null;
    }

    /// <summary>column = 'label', 'label' = column, column in ('label', …).</summary>
    private Dictionary<string, string>? ComparedWith(List<SqlToken> tokens, int at)
    {
        if (IsComparison(tokens, at - 1)) return Ends(tokens, at + 1) ? Column(tokens, at - 2, Begins(tokens, at - 3)) : null;
        if (IsComparison(tokens, at + 1)) return Begins(tokens, at - 1) ? Column(tokens, at + 2, Ends(tokens, at + 3)) : null;
        int open = at - 1;
        while (open > 0 && (tokens[open].Kind == SqlTokenKind.Text || tokens[open].IsSign(","))) open--;
        if (open < 2 || !tokens[open].IsSign("(") || !tokens[open - 1].IsWord("in")) return null;
        if (at + 1 >= tokens.Count || !(tokens[at + 1].IsSign(",") || tokens[at + 1].IsSign(")"))) return null;
        int column = tokens[open - 2].IsWord("not") ? open - 3 : open - 2;
        return Column(tokens, column, Begins(tokens, column - 1));
    }

    private static bool IsComparison(List<SqlToken> tokens, int at) => at >= 0 && at < tokens.Count
        && tokens[at].Kind == SqlTokenKind.Operator && tokens[at].Text is "=" or "<>" or "!=" or "<" or ">" or "<=" or ">=";

    /// <summary>What stands at this place makes nothing more of the operand behind it, as in a || 'b' or a.b.</summary>
    private static bool Begins(List<SqlToken> tokens, int at) => at < 0 || !(tokens[at].Kind == SqlTokenKind.Operator || tokens[at].IsSign(".") || tokens[at].IsSign("::"));

    /// <summary>What stands at this place makes nothing more of the operand before it, as in 'a' || b, a.b, a::text or a(b).</summary>
    private static bool Ends(List<SqlToken> tokens, int at) => at >= tokens.Count
        || !(tokens[at].Kind == SqlTokenKind.Operator || tokens[at].IsSign(".") || tokens[at].IsSign("::") || tokens[at].IsSign("[") || tokens[at].IsSign("("));

    private Dictionary<string, string>? Column(List<SqlToken> tokens, int at, bool isWhole)
        => isWhole && at >= 0 && at < tokens.Count && tokens[at].Kind == SqlTokenKind.Name && columns.TryGetValue(tokens[at].Text, out Dictionary<string, string>? own) ? own : null;
}
