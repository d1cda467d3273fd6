using StudyHub.Schema.Model;

namespace StudyHub.Schema.Checks.Conditions;

/// <summary>A column of the row against something that is the same for all rows: who asks, or a list of what he may see.</summary>
/// <param name="Column">The column of the policy's own table.</param>
/// <param name="Key">What of the session it is compared with; null for a list.</param>
/// <param name="IsExact">True for =, which a row without a value never passes; false for IS NOT DISTINCT FROM.</param>
/// <param name="IsIndexable">False where a cast stands around the column, so that no index on it serves.</param>
internal sealed record ScopeTest(ColumnModel Column, SessionKey? Key, bool IsExact, bool IsIndexable)
{
    public static ScopeTest? Of(SqlNode node, ConditionFacts facts) => node switch
    {
        SqlNode.Operation { Operator: "=" or "is not distinct from", Operands.Count: 2 } equality => Of(equality, equality.Operator == "=", facts),
        SqlNode.Operation { Operator: "in", Operands.Count: 2 } member when member.Operands[1] is SqlNode.Query =>
            OfPair(member.Operands[0], member.Operands[1], isExact: true, facts),
        SqlNode.Operation { Operator: "not", Operands.Count: 1 } negated
            when SessionValue.Stripped(negated.Operands[0]) is SqlNode.Operation { Operator: "is distinct from", Operands.Count: 2 } distinct =>
            Of(distinct, isExact: false, facts),
        _ => null,
    };

    private static ScopeTest? Of(SqlNode.Operation pair, bool isExact, ConditionFacts facts)
        => OfPair(pair.Operands[0], pair.Operands[1], isExact, facts) ?? OfPair(pair.Operands[1], pair.Operands[0], isExact, facts);

    private static ScopeTest? OfPair(SqlNode own, SqlNode other, bool isExact, ConditionFacts facts)
    {
        ColumnModel? bare = facts.OwnColumn(own);
        if ((bare ?? facts.OwnColumn(SessionValue.Stripped(own))) is not { } column) return null;
        SessionKey? key = SessionValue.Of(other);
        bool isList = SessionValue.Stripped(other) is SqlNode.Call { Last: "any" } or SqlNode.Query { Sources.Count: > 0 };
        if (key is null && !(isList && facts.IsFree(other))) return null;
        return new ScopeTest(column, key, isExact, IsIndexable: isExact && bare is not null);
    }
}
