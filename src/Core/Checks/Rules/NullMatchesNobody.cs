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
           let test = policy.Facts.SelectMany(facts => facts.ScopeTests.Where(test => !test.IsExact && test.Key is not null && test.Column.IsNullable && !IsTested(facts, test.Column)))
               .FirstOrDefault()
           where test is not null
           select At(table, policy, policy.Name, table.Name, test.Column.Name.Value);

    /// <summary>Said beside it that the column must not be NULL.</summary>
    private static bool IsTested(ConditionFacts facts, ColumnModel column)
        => facts.Outside().OfType<SqlNode.Operation>()
            .Any(operation => operation is { Operator: "is not null", Operands.Count: 1 } && facts.OwnColumn(operation.Operands[0])?.Name.Equals(column.Name) == true);
}
