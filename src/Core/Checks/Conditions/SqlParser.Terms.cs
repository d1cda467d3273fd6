using System.Collections.Generic;
using StudyHub.Schema.Lexing;

namespace StudyHub.Schema.Checks.Conditions;

/// <summary>What stands between operators: names, literals, calls, lists and CASE.</summary>
internal sealed partial class SqlParser
{
    // Words between the arguments of extract(year from x), substring(x for 2), trim(both …), string_agg(distinct x order by y).
    private static readonly HashSet<string> ArgumentWords =
        ["from", "for", "placing", "both", "leading", "trailing", "distinct", "variadic", "order", "by", "asc", "desc", "nulls"];

    private SqlNode? Primary()
    {
        SqlToken token = Current;
        switch (token.Kind)
        {
            case SqlTokenKind.Text or SqlTokenKind.Number:
                at++;
                return new SqlNode.Literal(token.Text);
            case SqlTokenKind.Sign when token.Text == "(":
                at++;
                return Parenthesised();
            case SqlTokenKind.Name: return Named();
            default: return null;
        }
    }

    private SqlNode Parenthesised()
    {
        if (BeginsQuery()) return Query();
        List<SqlNode> items = new();
        while (Current.Kind != SqlTokenKind.End && !TakeSign(")")) Part(items);
        return Single(items);
    }

    private SqlNode Named()
    {
        if (!Current.IsQuoted)
        {
            switch (Current.Text)
            {
                case "true" or "false" or "null":
                    SqlNode.Literal word = new(Current.Text, IsWord: true);
                    at++;
                    return word;
                case "case":
                    at++;
                    return Case();
                case "cast" when Peek(1).IsSign("("):
                    at += 2;
                    return CastCall();
            }
        }
        List<string> name = QualifiedName();
        if (TakeSign("(")) return new SqlNode.Call(name, Arguments(")"));
        if (name.Count == 1 && name[0] == "array" && TakeSign("[")) return new SqlNode.Call(name, Arguments("]"));
        // date '2024-01-31' is a literal with its type in front.
        if (Current.Kind != SqlTokenKind.Text) return new SqlNode.Name(name);
        SqlNode.Literal typed = new(Current.Text);
        at++;
        return typed;
    }

    /// <summary>a.b.c, or t.* without its star.</summary>
    private List<string> QualifiedName()
    {
        List<string> parts = new();
        while (Current.Kind == SqlTokenKind.Name)
        {
            parts.Add(Current.Text);
            at++;
            if (!Current.IsSign(".") || Peek(1).Kind != SqlTokenKind.Name) break;
            at++;
        }
        if (Current.IsSign(".") && Peek(1).IsSign("*")) at += 2;
        if (parts.Count == 0) parts.Add("");
        return parts;
    }

    private List<SqlNode> Arguments(string end)
    {
        if (end == ")" && BeginsQuery()) return [Query()];
        List<SqlNode> arguments = new();
        while (Current.Kind != SqlTokenKind.End && !TakeSign(end))
        {
            if (Current.Kind == SqlTokenKind.Name && !Current.IsQuoted && ArgumentWords.Contains(Current.Text)) at++;
            else Part(arguments);
        }
        return arguments;
    }

    private SqlNode Case()
    {
        List<SqlNode> parts = new();
        while (Current.Kind != SqlTokenKind.End && !Current.IsSign(")") && !Take("end"))
            if (!Take("when") && !Take("then") && !Take("else")) Part(parts);
        return new SqlNode.List(parts);
    }

    private SqlNode CastCall()
    {
        List<SqlNode> operand = new();
        while (Current.Kind != SqlTokenKind.End && !Current.IsWord("as") && !Current.IsSign(")")) Part(operand);
        string type = Take("as") ? TypeName() : "";
        TakeSign(")");
        return new SqlNode.Cast(Single(operand), type);
    }

    /// <summary>The type's own name, without schema and modifiers: "character varying", "uuid"; "[]" behind it for an array.</summary>
    private string TypeName()
    {
        string name = string.Join(".", QualifiedName());
        while (Current.Text is "precision" or "varying" && Current.Kind == SqlTokenKind.Name)
        {
            name += " " + Current.Text;
            at++;
        }
        if (TakeSign("(")) while (Current.Kind != SqlTokenKind.End && !TakeSign(")")) at++;
        if ((Current.IsWord("with") || Current.IsWord("without")) && Peek(1).IsWord("time"))
        {
            name += " " + Current.Text + " time zone";
            at += 3;
        }
        while (Current.IsSign("[") && (Peek(1).IsSign("]") || Peek(2).IsSign("]")))
        {
            at += Peek(1).IsSign("]") ? 2 : 3;
            name += "[]";
        }
        return name;
    }
}
