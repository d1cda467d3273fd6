using System.Collections.Generic;
using System.Linq;

namespace StudyHub.Schema.Checks.Conditions;

/// <summary>A condition as far as the checks need to understand it. What they do not know is kept as a list of its parts.</summary>
internal abstract record SqlNode
{
    public virtual IEnumerable<SqlNode> Children => [];

    /// <summary>This node and all below it, queries included.</summary>
    public IEnumerable<SqlNode> All()
    {
        Stack<SqlNode> waiting = new();
        waiting.Push(this);
        while (waiting.Count > 0)
        {
            SqlNode node = waiting.Pop();
            yield return node;
            foreach (SqlNode child in node.Children.Reverse()) waiting.Push(child);
        }
    }

    /// <summary>A column, or any other word: a, t.a, s.t.a.</summary>
    public sealed record Name(IReadOnlyList<string> Parts) : SqlNode
    {
        public string Last => Parts[Parts.Count - 1];
    }

    /// <summary>A number or a text; true, false and null are literals, too.</summary>
    public sealed record Literal(string Value, bool IsWord = false) : SqlNode;

    /// <summary>f(…), and also exists (…), any (…), array(…).</summary>
    public sealed record Call(IReadOnlyList<string> Function, IReadOnlyList<SqlNode> Arguments) : SqlNode
    {
        public override IEnumerable<SqlNode> Children => Arguments;

        public string Last => Function[Function.Count - 1];
    }

    /// <summary>One of and, or, not, or an operator between two or in front of one.</summary>
    public sealed record Operation(string Operator, IReadOnlyList<SqlNode> Operands) : SqlNode
    {
        public override IEnumerable<SqlNode> Children => Operands;
    }

    public sealed record Cast(SqlNode Operand, string Type) : SqlNode
    {
        public override IEnumerable<SqlNode> Children => [Operand];
    }

    /// <summary>(select …): the tables that it reads from, and its expressions in the order of the text.</summary>
    public sealed record Query(IReadOnlyList<SqlSource> Sources, IReadOnlyList<SqlNode> Parts) : SqlNode
    {
        public override IEnumerable<SqlNode> Children => Parts;
    }

    /// <summary>A list in parentheses, or parts between which nothing is known.</summary>
    public sealed record List(IReadOnlyList<SqlNode> Items) : SqlNode
    {
        public override IEnumerable<SqlNode> Children => Items;
    }
}

/// <summary>An entry of a FROM list.</summary>
/// <param name="Table">name, or schema and name; empty for a subquery, a function or a name of WITH.</param>
/// <param name="Alias">What columns are qualified with.</param>
internal sealed record SqlSource(IReadOnlyList<string> Table, string Alias);
