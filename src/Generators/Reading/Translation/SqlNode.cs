using System.Collections.Generic;
using System.Linq;

namespace StudyHub.Schema.Generators.Reading.Translation;

/// <summary>An SQL expression between C# and text. A closed set: the translator makes it, the printer alone turns it into text.</summary>
/// <param name="Kind">What kind of value it gives.</param>
/// <param name="MayBeNull">False promises that it never gives NULL where it is evaluated.</param>
internal abstract record SqlNode(ScalarKind Kind, bool MayBeNull)
{
    /// <summary>A column, quoted.</summary>
    public sealed record Column(RowSource Source, string Name, ScalarKind Kind, bool MayBeNull) : SqlNode(Kind, MayBeNull)
    {
        public string Key => Source.KeyOf(Name);
    }

    /// <summary>A value inside of a jsonb column: NULL where a key is missing or null.</summary>
    public sealed record Path(Column Root, JsonPath Steps, ScalarKind Kind, bool MayBeNull) : SqlNode(Kind, MayBeNull)
    {
        public string Key => Root.Key + "." + string.Join(".", Steps.Steps.Select(step => step.Name));
    }

    /// <summary>A literal, a parameter such as $1, or a session value: text that needs no parentheses.</summary>
    public sealed record Term(string Text, ScalarKind Kind, bool MayBeNull, bool IsConstant) : SqlNode(Kind, MayBeNull);

    public sealed record Truth(bool Value) : SqlNode(ScalarKind.Boolean, false);

    /// <summary>One of = &lt;&gt; &lt; &lt;= &gt; &gt;=, and @&gt; of arrays.</summary>
    public sealed record Comparison(string Operator, SqlNode Left, SqlNode Right)
        : SqlNode(ScalarKind.Boolean, Left.MayBeNull || Right.MayBeNull);

    /// <summary>Equal, or both NULL, in a filter position: IS NOT DISTINCT FROM would be shorter, but no index serves it.</summary>
    public sealed record Matching(SqlNode Left, SqlNode Right) : SqlNode(ScalarKind.Boolean, true);

    /// <summary>IS NULL, IS NOT NULL.</summary>
    public sealed record NullTest(SqlNode Operand, bool IsNegated) : SqlNode(ScalarKind.Boolean, false);

    /// <summary>IS DISTINCT FROM, negated IS NOT DISTINCT FROM.</summary>
    public sealed record Distinct(SqlNode Left, SqlNode Right, bool IsNegated) : SqlNode(ScalarKind.Boolean, false);

    /// <summary>IN, NOT IN; the items are never NULL.</summary>
    public sealed record OneOf(SqlNode Operand, IReadOnlyList<SqlNode> Items, bool IsNegated) : SqlNode(ScalarKind.Boolean, Operand.MayBeNull);

    /// <summary>The subquery has a row.</summary>
    public sealed record Exists(RowQuery Query) : SqlNode(ScalarKind.Boolean, false);

    /// <summary>The operand is among what a subquery, which depends on no row, selects: made an array once a statement, for which an index is asked.</summary>
    public sealed record Among(SqlNode Operand, RowQuery Query) : SqlNode(ScalarKind.Boolean, Operand.MayBeNull || Query.Selected!.MayBeNull);

    /// <summary>The operand is an item of an array: = any ($1).</summary>
    public sealed record Member(SqlNode Operand, SqlNode Array) : SqlNode(ScalarKind.Boolean, Operand.MayBeNull || Array.MayBeNull);

    /// <summary>An array of one item; never NULL itself.</summary>
    public sealed record ArrayOf(SqlNode Item, string Type) : SqlNode(Item.Kind, false);

    public sealed record Both(SqlNode Left, SqlNode Right) : SqlNode(ScalarKind.Boolean, Left.MayBeNull || Right.MayBeNull);

    public sealed record Either(SqlNode Left, SqlNode Right) : SqlNode(ScalarKind.Boolean, Left.MayBeNull || Right.MayBeNull);

    public sealed record Not(SqlNode Operand) : SqlNode(ScalarKind.Boolean, Operand.MayBeNull);

    public sealed record Coalesce(SqlNode Value, SqlNode Otherwise) : SqlNode(Value.Kind, Otherwise.MayBeNull);

    /// <summary>CASE WHEN; a condition that is NULL chooses <paramref name="WhenFalse"/>.</summary>
    public sealed record Choice(SqlNode Condition, SqlNode WhenTrue, SqlNode WhenFalse)
        : SqlNode(WhenTrue.Kind, WhenTrue.MayBeNull || WhenFalse.MayBeNull);

    /// <summary>One of + - * / %.</summary>
    public sealed record Arithmetic(string Operator, SqlNode Left, SqlNode Right, ScalarKind Kind)
        : SqlNode(Kind, Left.MayBeNull || Right.MayBeNull);

    /// <summary>A strict function: NULL if an argument is.</summary>
    public sealed record Call(string Function, IReadOnlyList<SqlNode> Arguments, ScalarKind Kind, bool MayBeNull) : SqlNode(Kind, MayBeNull);

    /// <summary>A conversion that loses nothing.</summary>
    public sealed record Widened(SqlNode Operand, ScalarKind Kind) : SqlNode(Kind, Operand.MayBeNull);

    /// <summary>What it is made of; of a subquery, its conditions and what it selects.</summary>
    public IEnumerable<SqlNode> Parts() => this switch
    {
        Path node => [node.Root],
        Comparison node => [node.Left, node.Right],
        Matching node => [node.Left, node.Right],
        NullTest node => [node.Operand],
        Distinct node => [node.Left, node.Right],
        OneOf node => [node.Operand, .. node.Items],
        Exists node => node.Query.Parts(),
        Member node => [node.Operand, node.Array],
        ArrayOf node => [node.Item],
        Among node => [node.Operand, .. node.Query.Parts()],
        Both node => [node.Left, node.Right],
        Either node => [node.Left, node.Right],
        Not node => [node.Operand],
        Coalesce node => [node.Value, node.Otherwise],
        Choice node => [node.Condition, node.WhenTrue, node.WhenFalse],
        Arithmetic node => [node.Left, node.Right],
        Call node => node.Arguments,
        Widened node => [node.Operand],
        _ => [],
    };
}
