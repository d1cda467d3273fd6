using System.Collections.Generic;
using System.Linq;

namespace StudyHub.Schema.Checks.Rules;

/// <summary>current_setting(name) fails where the setting was never made, and gives an empty text where a transaction has made it and ended.</summary>
internal sealed class BareSetting() : Check(new CheckRule(
    "SHS203",
    CheckSeverity.Error,
    "A policy reads a setting by itself",
    "The policy {0} of {1} calls current_setting() in a way that fails on some connections of a pool; compare with (select app.user_id()) or (select app.framework_id())",
    "A setting that was never made is an error, and one that a transaction has made is an empty text afterwards, which is no uuid. What happens depends on what the pooled connection did before."))
{
    public override IEnumerable<SchemaFinding> Find(SchemaView schema)
        => from table in schema.Tables
           from policy in table.Policies
           where policy.Facts.Any(facts => facts.BareSettings)
           select At(table, policy, policy.Name, table.Name);
}
