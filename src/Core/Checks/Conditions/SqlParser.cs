using System.Collections.Generic;
using StudyHub.Schema.Lexing;

namespace StudyHub.Schema.Checks.Conditions;

/// <summary>
/// Reads an expression by PostgreSQL's precedence. Total and bounded: what it does not understand becomes a list of its parts, and what is
/// nested deeper than people write is left out, so that no text can exhaust the compiler's stack.
/// </summary>
internal sealed partial class SqlParser
{
    private const int MostDepth = 100;

    private const int Or = 1;
    private const int And = 2;
    private const int Negation = 3;
    private const int Is = 4;
    private const int Compare = 5;
    private const int Match = 6;
    private const int OtherOperator = 7;
    private const int Add = 8;
    private const int Multiply = 9;
    private const int Power = 10;
    private const int Postfix = 11;

    private readonly List<SqlToken> tokens;
    private int at;
    private int depth;

    private SqlParser(string sql) => tokens = SqlTokens.Read(sql);

    public static SqlNode Read(string sql)
    {
        SqlParser parser = new(sql);
        List<SqlNode> items = new();
        while (parser.Current.Kind != SqlTokenKind.End) parser.Part(items);
        return Single(items);
    }

    private SqlToken Current => Peek(0);

    private SqlToken Peek(int ahead) => at + ahead < tokens.Count ? tokens[at + ahead] : default;

    /// <summary>One expression, or one word that begins none; always takes a token.</summary>
    private void Part(List<SqlNode> items)
    {
        int before = at;
        if (Expression(Or) is { } node) items.Add(node);
        if (at == before) at++;
    }

    private bool Take(string word)
    {
        if (!Current.IsWord(word)) return false;
        at++;
        return true;
    }

    private bool TakeSign(string sign)
    {
        if (!Current.IsSign(sign)) return false;
        at++;
        return true;
    }

    /// <summary>Null where no expression begins.</summary>
    private SqlNode? Expression(int loosest)
    {
        if (depth >= MostDepth)
        {
            SkipLevel();
            return null;
        }
        depth++;
        SqlNode? node = Prefix();
        if (node is not null) node = Infix(node, loosest);
        depth--;
        return node;
    }

    private SqlNode? Prefix()
    {
        if (Take("not")) return Operation("not", Expression(Negation));
        if (Current.Kind != SqlTokenKind.Operator) return Primary();
        string sign = Current.Text;
        at++;
        return Operation(sign, Expression(Multiply + 1));
    }

    private SqlNode Infix(SqlNode left, int loosest)
    {
        int chained = 0;
        while (InfixLevel() is { } level && level >= loosest)
        {
            int before = at;
            SqlNode next = InfixOf(left, level);
            // a or b or c is one node of three operands, and a chain of other operators has an end.
            if (next is SqlNode.Operation { Operands.Count: 2 } binary && left is SqlNode.Operation same && same.Operator == binary.Operator
                && binary.Operator is "and" or "or" && ReferenceEquals(binary.Operands[0], left) && chained > 0)
                ((List<SqlNode>)same.Operands).Add(binary.Operands[1]);
            else left = next;
            chained++;
            if (at == before || (chained > MostDepth && left is not SqlNode.Operation { Operator: "and" or "or" })) break;
        }
        return left;
    }

    /// <summary>Null where no operator stands.</summary>
    private int? InfixLevel()
    {
        SqlToken token = Current;
        if (token.Kind == SqlTokenKind.Operator)
        {
            return token.Text switch
            {
                "=" or "<" or ">" or "<=" or ">=" or "<>" or "!=" => Compare,
                "+" or "-" => Add,
                "*" or "/" or "%" => Multiply,
                "^" => Power,
                _ => OtherOperator,
            };
        }
        if (token.Kind == SqlTokenKind.Sign) return token.Text is "::" or "[" or "." ? Postfix : null;
        if (token.Kind != SqlTokenKind.Name || token.IsQuoted) return null;
        return token.Text switch
        {
            "or" => Or,
            "and" => And,
            "is" or "isnull" or "notnull" => Is,
            "in" or "like" or "ilike" or "similar" or "between" => Match,
            "not" when Peek(1).Text is "in" or "like" or "ilike" or "similar" or "between" => Match,
            "operator" when Peek(1).IsSign("(") => OtherOperator,
            "collate" => Postfix,
            "at" when Peek(1).IsWord("time") => Postfix,
            _ => null,
        };
    }

    private SqlNode InfixOf(SqlNode left, int level)
    {
        SqlToken token = Current;
        at++;
        if (token.Kind == SqlTokenKind.Sign) return PostfixOf(left, token.Text);
        if (token.Kind == SqlTokenKind.Operator) return Operation(token.Text, left, Expression(level + 1));
        switch (token.Text)
        {
            case "and" or "or": return Operation(token.Text, left, Expression(level + 1));
            case "isnull": return Operation("is null", left);
            case "notnull": return Operation("is not null", left);
            case "is": return IsOf(left);
            case "not": return Operation("not", InfixOf(left, Match));
            case "in": return Operation("in", left, Primary());
            case "between":
                Take("symmetric");
                Take("asymmetric");
                SqlNode? low = Expression(OtherOperator);
                Take("and");
                return Operation("between", left, low, Expression(OtherOperator));
            case "like" or "ilike" or "similar":
                Take("to");
                SqlNode? pattern = Expression(OtherOperator);
                return Operation("like", left, pattern, Take("escape") ? Expression(OtherOperator) : null);
            case "operator": return NamedOperator(left);
            case "collate":
                QualifiedName();
                return left;
            default:
                at += 2;
                return Operation("at time zone", left, Expression(Postfix + 1));
        }
    }

    private SqlNode IsOf(SqlNode left)
    {
        string negation = Take("not") ? "not " : "";
        if (Take("distinct"))
        {
            Take("from");
            return Operation("is " + negation + "distinct from", left, Expression(OtherOperator));
        }
        string what = Current.Text ?? "";
        at++;
        return Operation("is " + negation + what, left);
    }

    /// <summary>OPERATOR(schema.sign), as dumps write it.</summary>
    private SqlNode NamedOperator(SqlNode left)
    {
        string sign = "";
        while (Current.Kind != SqlTokenKind.End && !TakeSign(")"))
        {
            if (Current.Kind == SqlTokenKind.Operator) sign = Current.Text;
            at++;
        }
        return Operation(sign, left, Expression(OtherOperator + 1));
    }

    private SqlNode PostfixOf(SqlNode left, string sign)
    {
        if (sign == "::") return new SqlNode.Cast(left, TypeName());
        if (sign == ".")
        {
            at++;
            return left;
        }
        List<SqlNode> items = [left];
        while (Current.Kind != SqlTokenKind.End && !TakeSign("]")) Part(items);
        return new SqlNode.List(items);
    }

    private static SqlNode Operation(string sign, params SqlNode?[] operands)
    {
        List<SqlNode> given = new(operands.Length);
        foreach (SqlNode? operand in operands) if (operand is not null) given.Add(operand);
        return new SqlNode.Operation(sign, given);
    }

    private static SqlNode Single(List<SqlNode> items) => items.Count == 1 ? items[0] : new SqlNode.List(items);

    /// <summary>To the end of what is in the present parentheses.</summary>
    private void SkipLevel()
    {
        for (int open = 0; Current.Kind != SqlTokenKind.End; at++)
        {
            if (Current.IsSign("(") || Current.IsSign("[")) open++;
            else if ((Current.IsSign(")") || Current.IsSign("]")) && open-- == 0) return;
        }
    }
}
