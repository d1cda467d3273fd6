using System.Collections.Generic;
using System.Text;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Generators.Reading.Translation;

/// <summary>Prints an expression with the parentheses that PostgreSQL's precedence needs, and a few that a reader does.</summary>
internal sealed class SqlPrinter
{
    // PostgreSQL's precedence, from the loosest.
    private const int Or = 1;
    private const int And = 2;
    private const int Negation = 3;
    private const int Is = 4;
    private const int Compare = 5;
    private const int In = 6;
    private const int Add = 7;
    private const int Multiply = 8;
    private const int Sign = 9;
    private const int Cast = 10;
    private const int Primary = 11;

    private readonly StringBuilder text = new();
    private int depth;

    private SqlPrinter()
    {
    }

    public static string Print(SqlNode node)
    {
        SqlPrinter printer = new();
        printer.Write(node, Or);
        return printer.text.ToString();
    }

    private static int LevelOf(SqlNode node) => node switch
    {
        SqlNode.Either or SqlNode.Matching => Or,
        SqlNode.Both => And,
        SqlNode.Not => Negation,
        SqlNode.NullTest or SqlNode.Distinct => Is,
        SqlNode.Comparison or SqlNode.Among or SqlNode.Member => Compare,
        SqlNode.OneOf => In,
        SqlNode.Arithmetic { Operator: "*" or "/" or "%" } => Multiply,
        SqlNode.Arithmetic => Add,
        SqlNode.Widened or SqlNode.ArrayOf or SqlNode.Path { Steps.Cast: not null } => Cast,
        SqlNode.Term { Text: ['-', ..] } => Sign,
        SqlNode.Term term when term.Text.Contains("::") => Cast,
        _ => Primary,
    };

    /// <param name="node">What is printed.</param>
    /// <param name="loosest">The loosest level that needs no parentheses here.</param>
    private void Write(SqlNode node, int loosest)
    {
        bool isEnclosed = LevelOf(node) < loosest;
        if (isEnclosed) text.Append('(');
        WriteBare(node);
        if (isEnclosed) text.Append(')');
    }

    private void WriteBare(SqlNode node)
    {
        switch (node)
        {
            case SqlNode.Column column: text.Append(Qualified(column)); break;
            case SqlNode.Path path:
                text.Append(path.Steps.Text(Qualified(path.Root)));
                if (path.Steps.Cast is { } cast) text.Append("::").Append(cast);
                break;
            case SqlNode.Term term: text.Append(term.Text); break;
            case SqlNode.Truth truth: text.Append(truth.Value ? "true" : "false"); break;
            case SqlNode.Both both: Infix(both.Left, " and ", both.Right, And, And); break;
            // "a or b and c" is right and misread; the parentheses around the "and" are for people.
            case SqlNode.Either either: Alternative(either.Left); text.Append(" or "); Alternative(either.Right); break;
            case SqlNode.Matching matching:
                Infix(matching.Left, " = ", matching.Right, Add, Add);
                text.Append(" or (");
                Infix(new SqlNode.NullTest(matching.Left, false), " and ", new SqlNode.NullTest(matching.Right, false), And, And);
                text.Append(')');
                break;
            case SqlNode.Exists exists: text.Append("exists "); Query(exists.Query); break;
            case SqlNode.Among among:
                Write(among.Operand, Add);
                text.Append(" = any (array");
                Query(among.Query);
                text.Append(')');
                break;
            case SqlNode.Member member:
                Write(member.Operand, Add);
                text.Append(" = any (");
                Write(member.Array, Or);
                text.Append(')');
                break;
            case SqlNode.ArrayOf array:
                text.Append("array[");
                Write(array.Item, Or);
                text.Append("]::").Append(array.Type);
                break;
            case SqlNode.Not not: text.Append("not "); Write(not.Operand, Primary); break;
            case SqlNode.NullTest test: Write(test.Operand, Add); text.Append(test.IsNegated ? " is not null" : " is null"); break;
            case SqlNode.Distinct distinct:
                Infix(distinct.Left, distinct.IsNegated ? " is not distinct from " : " is distinct from ", distinct.Right, Add, Add);
                break;
            case SqlNode.Comparison comparison:
                Infix(comparison.Left, " " + comparison.Operator + " ", comparison.Right, Add, Add);
                break;
            case SqlNode.OneOf oneOf:
                Write(oneOf.Operand, Add);
                text.Append(oneOf.IsNegated ? " not in " : " in ");
                List(oneOf.Items);
                break;
            case SqlNode.Coalesce coalesce: text.Append("coalesce"); List([coalesce.Value, coalesce.Otherwise]); break;
            case SqlNode.Choice choice:
                text.Append("case when ");
                Write(choice.Condition, Or);
                text.Append(" then ");
                Write(choice.WhenTrue, Or);
                text.Append(" else ");
                Write(choice.WhenFalse, Or);
                text.Append(" end");
                break;
            case SqlNode.Arithmetic arithmetic:
                int level = LevelOf(arithmetic);
                Infix(arithmetic.Left, " " + arithmetic.Operator + " ", arithmetic.Right, level, level + 1);
                break;
            case SqlNode.Call call: text.Append(call.Function); List(call.Arguments); break;
            case SqlNode.Widened widened: Write(widened.Operand, Cast); text.Append("::").Append(TypeOf(widened.Kind)); break;
        }
    }

    /// <summary>Inside of a subquery every column says whose it is, so that no column of the inner table can be taken for an outer one.</summary>
    private string Qualified(SqlNode.Column column)
        => column.Source.IsOwn && depth == 0 ? column.Name : column.Source.Qualifier + "." + column.Name;

    private void Query(RowQuery query)
    {
        depth++;
        text.Append("(select ");
        if (query.Selected is { } selected)
        {
            Write(selected, Or);
            text.Append(' ');
        }
        text.Append("from ").Append(SqlQuoting.QualifiedName(query.From.Shape.Table!)).Append(' ').Append(query.From.Qualifier);
        for (int i = 0; i < query.Conditions.Count; i++)
        {
            text.Append(i == 0 ? " where " : " and ");
            Write(query.Conditions[i], query.Conditions.Count == 1 ? Or : And);
        }
        text.Append(')');
        depth--;
    }

    private void Alternative(SqlNode node) => Write(node, node is SqlNode.Both or SqlNode.Matching ? Negation : Or);

    private void Infix(SqlNode left, string middle, SqlNode right, int leftLoosest, int rightLoosest)
    {
        Write(left, leftLoosest);
        text.Append(middle);
        Write(right, rightLoosest);
    }

    private void List(IReadOnlyList<SqlNode> items)
    {
        text.Append('(');
        for (int i = 0; i < items.Count; i++)
        {
            if (i > 0) text.Append(", ");
            Write(items[i], Or);
        }
        text.Append(')');
    }

    private static string TypeOf(ScalarKind kind) => kind switch
    {
        ScalarKind.Integer => "integer",
        ScalarKind.BigInt => "bigint",
        ScalarKind.Double => "double precision",
        _ => "numeric",
    };
}
