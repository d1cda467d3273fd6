using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Checks.Rules;

/// <summary>UPDATE and DELETE with a WHERE apply the SELECT policies too: without one, no row, and no error where the privilege is there.</summary>
internal sealed class ChangeWithoutSelect() : Check(new CheckRule(
    "SHS206",
    CheckSeverity.Error,
    "A role may change rows that it cannot see",
    "{0} has a policy for {2} on {1} and none for SELECT: no row can be found to change. Let the role see the rows that it may change",
    "An UPDATE or DELETE that names rows in its WHERE reads them, which takes the SELECT privilege and the SELECT policies."))
{
    public override IEnumerable<SchemaFinding> Find(SchemaView schema)
        => from table in schema.Tables
           where table.Model.HasRowSecurity
           from role in schema.Roles
           where !table.Permits(role, PolicyCommand.Select)
           let policy = table.Permitting(role, PolicyCommand.Update).Concat(table.Permitting(role, PolicyCommand.Delete)).FirstOrDefault()
           where policy is not null
           select At(table, policy, role.Value, table.Name, Commands(table, role));

    private static string Commands(TableView table, Identifier role)
        => string.Join(" and ", new[] { PolicyCommand.Update, PolicyCommand.Delete }.Where(command => table.Permits(role, command)).Select(CommandWords.Of));
}
