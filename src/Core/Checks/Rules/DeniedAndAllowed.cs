using System.Collections.Generic;
using System.Linq;

namespace StudyHub.Schema.Checks.Rules;

/// <summary>Denying is the absence of a policy: beside one it says something that is not so.</summary>
internal sealed class DeniedAndAllowed() : Check(new CheckRule(
    "SHS231",
    CheckSeverity.Error,
    "A command is denied and allowed",
    "{1} says [Deny] of {2} for {0}, and the policy {3} allows it; take one of them away",
    "[Deny] states that no policy is missing. PostgreSQL knows no such statement, so the policy would hold."))
{
    public override IEnumerable<SchemaFinding> Find(SchemaView schema)
        => from table in schema.Tables
           where table.Declared is { Denials.IsEmpty: false }
           from role in schema.Roles
           let denied = TableView.Commands.Where(command => table.IsDenied(role, command) && table.Permits(role, command)).ToList()
           where denied.Count > 0
           select At(table, role.Value, table.Name, string.Join(", ", denied.Select(CommandWords.Of)), table.Permitting(role, denied[0]).First().Name);
}
