using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Checks.Conditions;
using StudyHub.Schema.Model;

namespace StudyHub.Schema.Checks.Rules;

/// <summary>NULL stands for nobody on both sides, and nobody must not own rows.</summary>
internal sealed class NullMatchesNobody() : Check(new CheckRule(
    "SHS209",
    CheckSeverity.Error,
    "Rows of nobody are shown to requests without a user",
    "The policy {0} of {1} holds when {2} and the session's value are both NULL: a request without one sees every row without one. Compare with =, or ask that the column is not null",
    "In C# null == null is true, and IS NOT DISTINCT FROM says the same in SQL; but a session without a user is nobody in particular."))
{
    public override IEnumerable<SchemaFinding> Find(SchemaView schema)
        => from table in schema.Tables
           from policy in table.Policies
           let column = policy.Facts.SelectMany(facts => facts.Outside.Select(node => Matched(node, facts)).OfType<ColumnModel>().Where(column => !IsTested(facts, column)))
               .FirstOrDefault()
           where column is not null
           select At(table, policy, policy.Name, table.Name, column.Name.Value);

    /// <summary>The nullable column that passes when it and the session's value are NULL: IS NOT DISTINCT FROM, or the same written with IS NULL.</summary>
    private static ColumnModel? Matched(SqlNode node, ConditionFacts facts)
    {
        if (ScopeTest.Of(node, facts) is { IsExact: false, Key: not null, Column.IsNullable: true } test) return test.Column;
        if (node is not SqlNode.Operation { Operator: "and" } both) return null;
        List<SqlNode> nulls = both.Operands.Select(SessionValue.Stripped).OfType<SqlNode.Operation>()
            .Where(operation => operation is { Operator: "is null", Operands.Count: 1 }).Select(operation => operation.Operands[0]).ToList();
        return nulls.Any(value => SessionValue.Of(value) is not null)
            ? nulls.Select(facts.OwnColumn).FirstOrDefault(column => column is { IsNullable: true }) : null;
    }

    /// <summary>Said beside it that the column must not be NULL.</summary>
    private static bool IsTested(ConditionFacts facts, ColumnModel column)
        => facts.Outside.OfType<SqlNode.Operation>()
            .Any(operation => operation is { Operator: "is not null", Operands.Count: 1 } && facts.OwnColumn(operation.Operands[0])?.Name.Equals(column.Name) == true);
}
