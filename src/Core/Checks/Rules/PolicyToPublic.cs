using System.Collections.Generic;
using System.Linq;

namespace StudyHub.Schema.Checks.Rules;

/// <summary>A policy for PUBLIC is joined to the policies of every role.</summary>
internal sealed class PolicyToPublic() : Check(new CheckRule(
    "SHS227",
    CheckSeverity.Warning,
    "A policy for everybody",
    "The policy {0} of {1} is TO PUBLIC: it holds for every role, also those that are made later, and widens each one's own policies. Name the role",
    "CREATE POLICY without TO means PUBLIC. Records always name a role; this is found in live databases."))
{
    public override IEnumerable<SchemaFinding> Find(SchemaView schema)
        => from table in schema.Tables
           from policy in table.Policies
           where policy.Model.Role.Value == SchemaView.Public && !policy.Model.IsRestrictive
           select At(table, policy, policy.Name, table.Name);
}
