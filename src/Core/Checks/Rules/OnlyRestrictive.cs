using System.Collections.Generic;
using System.Linq;

namespace StudyHub.Schema.Checks.Rules;

/// <summary>A restrictive policy allows nothing by itself.</summary>
internal sealed class OnlyRestrictive() : Check(new CheckRule(
    "SHS215",
    CheckSeverity.Error,
    "Only restrictive policies",
    "The policy {0} of {1} narrows what {2} may {3}, and no permissive policy allows any of it: no row is ever reached. Add the policy that it is to narrow",
    "Restrictive policies are joined by AND to what permissive ones allow, and without one that is nothing."))
{
    public override IEnumerable<SchemaFinding> Find(SchemaView schema)
        => from table in schema.Tables
           from policy in table.Policies
           where policy.Model.IsRestrictive && policy.Model.Role.Value != SchemaView.Public
               && TableView.Commands.Where(policy.Covers).All(command => !table.Permits(policy.Model.Role, command))
           select At(table, policy, policy.Name, table.Name, policy.Model.Role.Value,
               string.Join(", ", TableView.Commands.Where(policy.Covers).Select(CommandWords.Of)));
}
