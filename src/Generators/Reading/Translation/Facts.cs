using System.Collections.Generic;
using System.Linq;

namespace StudyHub.Schema.Generators.Reading.Translation;

/// <summary>
/// What is known not to be NULL. "ends_at is null or ends_at &gt; starts_at" needs no coalesce: where the second half matters, ends_at has
/// a value.
/// </summary>
internal sealed class Facts
{
    private readonly HashSet<string> notNull = [];

    public bool IsNotNull(string operand) => notNull.Contains(operand);

    /// <summary>Adds what holds once <paramref name="condition"/> is true (or is not); returns what was new, to be taken back.</summary>
    public IReadOnlyCollection<string> Assume(SqlNode condition, bool isTrue)
    {
        List<SqlNode> found = [];
        Collect(condition, isTrue, found);
        return found.Select(KeyOf).Where(notNull.Add).ToList();
    }

    public void Forget(IReadOnlyCollection<string> facts) => notNull.ExceptWith(facts);

    /// <summary>The columns of the rule's own row, quoted, that have a value in every row for which a filter's condition holds.</summary>
    public static IEnumerable<string> OwnColumns(SqlNode condition)
    {
        List<SqlNode> found = [];
        Collect(condition, true, found);
        return found.OfType<SqlNode.Column>().Where(column => column.Source.IsOwn).Select(column => column.Name).Distinct();
    }

    private static void Collect(SqlNode node, bool isTrue, List<SqlNode> found)
    {
        switch (node)
        {
            case SqlNode.NullTest test when test.IsNegated == isTrue: Add(test.Operand, found); break;
            case SqlNode.Comparison comparison when isTrue: Add(comparison.Left, found); Add(comparison.Right, found); break;
            case SqlNode.Member member when isTrue: Add(member.Operand, found); break;
            case SqlNode.Among among when isTrue: Add(among.Operand, found); break;
            case SqlNode.OneOf { IsNegated: false } oneOf when isTrue: Add(oneOf.Operand, found); break;
            case SqlNode.Coalesce { Value: var value, Otherwise: SqlNode.Truth { Value: false } } when isTrue: Collect(value, true, found); break;
            case SqlNode.Both both when isTrue: Collect(both.Left, true, found); Collect(both.Right, true, found); break;
            case SqlNode.Either either when !isTrue: Collect(either.Left, false, found); Collect(either.Right, false, found); break;
            case SqlNode.Not not: Collect(not.Operand, !isTrue, found); break;
        }
    }

    private static void Add(SqlNode operand, List<SqlNode> found)
    {
        switch (operand)
        {
            case SqlNode.Column or SqlNode.Path or SqlNode.Term { IsConstant: false }: found.Add(operand); break;
            case SqlNode.Widened widened: Add(widened.Operand, found); break;
        }
    }

    private static string KeyOf(SqlNode operand) => operand switch
    {
        SqlNode.Column column => column.Key,
        SqlNode.Path path => path.Key,
        _ => ((SqlNode.Term)operand).Text,
    };
}
