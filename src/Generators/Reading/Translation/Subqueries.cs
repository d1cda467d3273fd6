using System.Collections.Generic;
using System.Linq;

namespace StudyHub.Schema.Generators.Reading.Translation;

/// <summary>
/// Chooses the form of a question to another table. Where rows are searched for and the subquery depends on none of them, what it selects is
/// made an array once a statement, and an index is asked for the array's items: "student_id = any (array(select s.id …))". A correlated EXISTS
/// is a filter that every row goes through.
/// </summary>
internal static class Subqueries
{
    /// <param name="from">The rows that are looked into.</param>
    /// <param name="conditions">What one of them must meet, each in a filter position.</param>
    /// <param name="isSearched">False where each row is asked by itself, so that one probe for it costs less than the array.</param>
    /// <returns>May be NULL in the place of false.</returns>
    public static SqlNode Exists(RowSource from, IReadOnlyList<SqlNode> conditions, bool isSearched)
    {
        List<SqlNode> outer = [], inner = [];
        foreach (SqlNode conjunct in conditions.SelectMany(Conjuncts))
        {
            IReadOnlyCollection<RowSource> sources = RowSources.Of(conjunct);
            // What asks nothing of the other table is asked of the row, before the other table is.
            (sources.Count > 0 && !sources.Contains(from) ? outer : inner).Add(conjunct);
        }
        SqlNode answer = (isSearched ? Array(from, inner) : null) ?? new SqlNode.Exists(new RowQuery(from, inner));
        return outer.Count == 0 ? answer : new SqlNode.Both(outer.Aggregate((left, right) => new SqlNode.Both(left, right)), answer);
    }

    private static SqlNode? Array(RowSource from, List<SqlNode> conjuncts)
    {
        List<SqlNode> correlating = conjuncts.FindAll(conjunct => RowSources.Of(conjunct).Any(source => source != from));
        if (correlating is not [var link] || Sides(link, from) is not var (selected, operand)) return null;
        List<SqlNode> rest = conjuncts.FindAll(conjunct => !ReferenceEquals(conjunct, link));
        // Without the session or a given value in it, it would fetch most of the other table, and a probe for each row is cheaper.
        if (!rest.Exists(RowSources.IsNarrowed)) return null;
        SqlNode among = new SqlNode.Among(operand, new RowQuery(from, rest, selected));
        if (link is not SqlNode.Matching) return among;
        SqlNode none = new SqlNode.Exists(new RowQuery(from, [.. rest, new SqlNode.NullTest(selected, false)]));
        return new SqlNode.Either(among, new SqlNode.Both(new SqlNode.NullTest(operand, false), none));
    }

    /// <summary>The equality's side of the other table, and the side of the rows; null when it is no such equality.</summary>
    private static (SqlNode Selected, SqlNode Operand)? Sides(SqlNode link, RowSource from)
    {
        (SqlNode left, SqlNode right) = link switch
        {
            SqlNode.Comparison { Operator: "=" } equal => (equal.Left, equal.Right),
            SqlNode.Matching matching => (matching.Left, matching.Right),
            _ => (link, link),
        };
        IReadOnlyCollection<RowSource> ofLeft = RowSources.Of(left), ofRight = RowSources.Of(right);
        if (IsOnly(ofLeft, from) && ofRight.Count > 0 && !ofRight.Contains(from)) return (left, right);
        if (IsOnly(ofRight, from) && ofLeft.Count > 0 && !ofLeft.Contains(from)) return (right, left);
        return null;
    }

    private static bool IsOnly(IReadOnlyCollection<RowSource> sources, RowSource from) => sources.Count == 1 && sources.Contains(from);

    private static IEnumerable<SqlNode> Conjuncts(SqlNode node) => node switch
    {
        SqlNode.Both both => Conjuncts(both.Left).Concat(Conjuncts(both.Right)),
        SqlNode.Truth { Value: true } => [],
        _ => [node],
    };
}
