using System.Collections.Generic;
using System.Linq;

namespace StudyHub.Schema.Checks.Rules;

/// <summary>CREATE POLICY does not enable row security.</summary>
internal sealed class RowSecurityOff() : Check(new CheckRule(
    "SHS226",
    CheckSeverity.Error,
    "Row security is off",
    "{0} has {1}, and row security is off: {2}. Run ALTER TABLE {0} ENABLE ROW LEVEL SECURITY, and FORCE ROW LEVEL SECURITY beside it",
    "Policies are kept and ignored until row security is enabled on their table. Records always enable it; this is found in live databases."))
{
    public override IEnumerable<SchemaFinding> Find(SchemaView schema)
    {
        foreach (TableView table in schema.Tables.Where(table => !table.Model.HasRowSecurity))
        {
            if (table.Policies.Count > 0) yield return At(table, table.Name, "policies", "they are ignored, and every row is open");
            else if (table.Model.Grants.FirstOrDefault(grant => schema.IsUserRole(grant.Role)) is { } grant)
                yield return At(table, table.Name, $"privileges for {grant.Role.Value}", "they are for every row");
        }
    }
}
