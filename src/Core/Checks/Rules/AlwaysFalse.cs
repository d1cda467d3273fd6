using System.Collections.Generic;
using System.Linq;

namespace StudyHub.Schema.Checks.Rules;

/// <summary>Denying by a false condition gives the privilege and finds nothing: silence where an error would be plain.</summary>
internal sealed class AlwaysFalse() : Check(new CheckRule(
    "SHS216",
    CheckSeverity.Warning,
    "A policy is true for no row",
    "The policy {0} of {1} never lets {2} {3} a row; remove it, and say [Deny] where that is meant",
    "A role that has no policy for a command is denied it, with an error in place of no rows."))
{
    public override IEnumerable<SchemaFinding> Find(SchemaView schema)
        => from table in schema.Tables
           from policy in table.Policies
           where !policy.Model.IsRestrictive && policy.Facts.Any(facts => facts.Truth == false)
           select At(table, policy, policy.Name, table.Name, policy.Model.Role.Value, CommandWords.Of(policy.Model.Command));
}
