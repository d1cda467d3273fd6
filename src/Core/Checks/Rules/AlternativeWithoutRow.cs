using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Checks.Conditions;

namespace StudyHub.Schema.Checks.Rules;

/// <summary>One side of an OR that names no column of the row decides for all rows at once.</summary>
internal sealed class AlternativeWithoutRow() : Check(new CheckRule(
    "SHS224",
    CheckSeverity.Warning,
    "An alternative that has nothing to do with the row",
    "The policy {0} of {1} also holds by something that is the same for all rows, such as an admin's flag: no index can serve it, and every request of {2} reads the whole table. Give such rights to a role of their own, with a policy of its own",
    "OR with a condition that does not depend on the row keeps PostgreSQL from looking rows up by the other side."))
{
    public override IEnumerable<SchemaFinding> Find(SchemaView schema)
        => from table in schema.Tables
           from policy in table.Policies
           where schema.IsUserRole(policy.Model.Role) && !policy.Model.IsRestrictive && policy.Using is { Truth: null }
           let alternatives = Alternatives(policy.Using!.Root).ToList()
           where alternatives.Count > 1
           let free = alternatives.Count(part => policy.Using!.IsFree(part))
           where free > 0 && free < alternatives.Count
           select At(table, policy, policy.Name, table.Name, policy.Model.Role.Value);

    /// <summary>The sides of an OR on top, or of one that is a side of an AND on top.</summary>
    private static IEnumerable<SqlNode> Alternatives(SqlNode root)
    {
        root = SessionValue.Stripped(root);
        if (root is SqlNode.Operation { Operator: "and" } both)
            root = both.Operands.Select(SessionValue.Stripped).FirstOrDefault(side => side is SqlNode.Operation { Operator: "or" }) ?? root;
        Stack<SqlNode> waiting = new([root]);
        while (waiting.Count > 0)
        {
            SqlNode node = SessionValue.Stripped(waiting.Pop());
            if (node is SqlNode.Operation { Operator: "or" } either) foreach (SqlNode side in either.Operands) waiting.Push(side);
            else yield return node;
        }
    }
}
