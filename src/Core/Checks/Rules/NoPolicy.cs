using System.Collections.Generic;
using System.Linq;

namespace StudyHub.Schema.Checks.Rules;

/// <summary>Closed by default is safe, and more often forgotten than meant.</summary>
internal sealed class NoPolicy() : Check(new CheckRule(
    "SHS217",
    CheckSeverity.Warning,
    "A table without any policy",
    "{0} has row security and no policy: no request can reach a row of it, not even the back office. Say with [Policy] who may do what, or with [Deny] that nobody may",
    "Row security is on for every table, so a table without a policy is closed to all roles of requests."))
{
    public override IEnumerable<SchemaFinding> Find(SchemaView schema)
        => from table in schema.Tables
           where table.Model is { HasRowSecurity: true, Policies.IsEmpty: true } && table.Declared is not { Denials.IsEmpty: false }
           select At(table, table.Name);
}
