using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Checks.Conditions;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Checks.Rules;

/// <summary>A condition is served when an index finds its rows: of an AND one side is enough, of an OR both are needed.</summary>
internal sealed class ScopeWithoutIndex() : Check(new CheckRule(
    "SHS211",
    CheckSeverity.Warning,
    "A policy's column leads no index",
    "{0}.{1} decides which rows {2} sees, and {3}: every query reads the whole table. {4}",
    "A policy is a condition of every query. Its column needs an index that begins with it, or each query costs as much as the table is long."))
{
    public override IEnumerable<SchemaFinding> Find(SchemaView schema)
    {
        foreach (TableView table in schema.Tables)
        {
            HashSet<Identifier> reported = new();
            foreach (PolicyView policy in table.Policies.Where(policy => schema.IsUserRole(policy.Model.Role) && policy.Using is not null && !policy.Model.IsRestrictive))
            {
                foreach (ScopeTest test in Unserved(table, policy.Using!, policy.Using!.Root) ?? [])
                {
                    if (!test.IsExact || !reported.Add(test.Column.Name)) continue;
                    yield return test.IsIndexable
                        ? At(table, test.Column.Name, table.Name, test.Column.Name.Value, policy.Model.Role.Value, "no index begins with it", "Put [Index] on it")
                        : At(table, policy, table.Name, test.Column.Name.Value, policy.Model.Role.Value, "the cast around it keeps any index from serving",
                            "Compare it with a value of its own type");
                }
            }
        }
    }

    /// <summary>The tests that no index serves; empty when the rows are found through one, null when the condition chooses by no scope.</summary>
    private static IReadOnlyList<ScopeTest>? Unserved(TableView table, ConditionFacts facts, SqlNode node)
    {
        node = SessionValue.Stripped(node);
        if (node is SqlNode.Operation { Operator: "and" or "or" } operation)
        {
            List<IReadOnlyList<ScopeTest>?> sides = operation.Operands.Select(operand => Unserved(table, facts, operand)).ToList();
            List<IReadOnlyList<ScopeTest>> known = sides.OfType<IReadOnlyList<ScopeTest>>().ToList();
            if (operation.Operator == "and") return known.OrderBy(side => side.Count).FirstOrDefault();
            return known.Count == 0 ? null : known.SelectMany(side => side).ToList();
        }
        return ScopeTest.Of(node, facts) is not { } test ? null : test.IsIndexable && table.IsLedBy(test.Column.Name) ? [] : [test];
    }
}
