using System.Collections.Generic;

namespace StudyHub.Schema.Generators.Reading.Translation;

/// <summary>An SQL expression between C# and text. A closed set: the translator makes it, the printer alone turns it into text.</summary>
/// <param name="Kind">What kind of value it gives.</param>
/// <param name="MayBeNull">False promises that it never gives NULL where it is evaluated.</param>
internal abstract record SqlNode(ScalarKind Kind, bool MayBeNull)
{
    /// <summary>A column of the row, quoted.</summary>
    public sealed record Column(string Name, ScalarKind Kind, bool MayBeNull) : SqlNode(Kind, MayBeNull);

    /// <summary>A literal, a parameter such as $1, or a session value: text that needs no parentheses.</summary>
    public sealed record Term(string Text, ScalarKind Kind, bool MayBeNull, bool IsConstant) : SqlNode(Kind, MayBeNull);

    public sealed record Truth(bool Value) : SqlNode(ScalarKind.Boolean, false);

    /// <summary>One of = &lt;&gt; &lt; &lt;= &gt; &gt;=.</summary>
    public sealed record Comparison(string Operator, SqlNode Left, SqlNode Right)
        : SqlNode(ScalarKind.Boolean, Left.MayBeNull || Right.MayBeNull);

    /// <summary>IS NULL, IS NOT NULL.</summary>
    public sealed record NullTest(SqlNode Operand, bool IsNegated) : SqlNode(ScalarKind.Boolean, false);

    /// <summary>IS DISTINCT FROM, negated IS NOT DISTINCT FROM.</summary>
    public sealed record Distinct(SqlNode Left, SqlNode Right, bool IsNegated) : SqlNode(ScalarKind.Boolean, false);

    /// <summary>IN, NOT IN; the items are never NULL.</summary>
    public sealed record OneOf(SqlNode Operand, IReadOnlyList<SqlNode> Items, bool IsNegated) : SqlNode(ScalarKind.Boolean, Operand.MayBeNull);

    public sealed record Both(SqlNode Left, SqlNode Right) : SqlNode(ScalarKind.Boolean, Left.MayBeNull || Right.MayBeNull);

    public sealed record Either(SqlNode Left, SqlNode Right) : SqlNode(ScalarKind.Boolean, Left.MayBeNull || Right.MayBeNull);

    public sealed record Not(SqlNode Operand) : SqlNode(ScalarKind.Boolean, Operand.MayBeNull);

    public sealed record Coalesce(SqlNode Value, SqlNode Otherwise) : SqlNode(Value.Kind, Otherwise.MayBeNull);

    /// <summary>CASE WHEN; a condition that is NULL chooses <paramref name="WhenFalse"/>.</summary>
    public sealed record Choice(SqlNode Condition, SqlNode WhenTrue, SqlNode WhenFalse)
        : SqlNode(WhenTrue.Kind, WhenTrue.MayBeNull || WhenFalse.MayBeNull);

    /// <summary>One of + - *.</summary>
    public sealed record Arithmetic(string Operator, SqlNode Left, SqlNode Right, ScalarKind Kind)
        : SqlNode(Kind, Left.MayBeNull || Right.MayBeNull);

    /// <summary>A strict function: NULL if an argument is.</summary>
    public sealed record Call(string Function, IReadOnlyList<SqlNode> Arguments, ScalarKind Kind, bool MayBeNull) : SqlNode(Kind, MayBeNull);

    /// <summary>A conversion that loses nothing.</summary>
    public sealed record Widened(SqlNode Operand, ScalarKind Kind) : SqlNode(Kind, Operand.MayBeNull);
}
