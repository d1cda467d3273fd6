using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Checks.Conditions;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Checks.Rules;

/// <summary>The new row of an UPDATE must pass the SELECT policies and the checks, which a row that has just been marked as deleted does not.</summary>
internal sealed class SoftDeleteInPolicy() : Check(new CheckRule(
    "SHS208",
    CheckSeverity.Error,
    "A policy keeps rows from being soft-deleted",
    "The policy {0} of {1} asks for {2} IS NULL: the UPDATE that sets it fails (42501), as the new row no longer passes. Leave it to the repository, which hides deleted rows",
    "PostgreSQL applies the SELECT policies to the new row of an UPDATE that has a WHERE, so a policy that hides deleted rows forbids to delete them."))
{
    public override IEnumerable<SchemaFinding> Find(SchemaView schema)
        => from table in schema.Tables
           where table.Model.HasRowSecurity
           let deleted = table.Declared?.DeletedColumn ?? table.Model.Columns.FirstOrDefault(column => column.Name.Value == "deleted_at" && column.IsNullable)?.Name
           where deleted is not null
           from policy in table.Policies
           where schema.Roles.Any(role => (policy.Model.Role.Equals(role) || policy.Model.Role.Value == SchemaView.Public) && table.Permits(role, PolicyCommand.Update)
               && IsInTheWay(table, role, policy, deleted))
           select At(table, policy, policy.Name, table.Name, deleted.Value);

    private static bool IsInTheWay(TableView table, Identifier role, PolicyView policy, Identifier deleted)
    {
        if (policy.Covers(PolicyCommand.Select) && policy.Using is { } rows && Asks(rows, deleted))
            return policy.Model.IsRestrictive || table.Permitting(role, PolicyCommand.Select).All(other => other.Using is { } facts && Asks(facts, deleted));
        if (policy.Covers(PolicyCommand.Update) && policy.NewRows is { } written && Asks(written, deleted))
            return policy.Model.IsRestrictive || table.Permitting(role, PolicyCommand.Update).All(other => other.NewRows is { } facts && Asks(facts, deleted));
        return false;
    }

    /// <summary>The condition as a whole needs the column to be NULL.</summary>
    private static bool Asks(ConditionFacts facts, Identifier deleted)
    {
        Stack<SqlNode> needed = new([facts.Root]);
        while (needed.Count > 0)
        {
            SqlNode node = SessionValue.Stripped(needed.Pop());
            if (node is not SqlNode.Operation operation) continue;
            if (operation.Operator == "and") foreach (SqlNode operand in operation.Operands) needed.Push(operand);
            else if (operation is { Operator: "is null", Operands.Count: 1 } && facts.OwnColumn(operation.Operands[0])?.Name.Equals(deleted) == true) return true;
        }
        return false;
    }
}
