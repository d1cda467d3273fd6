using System.Collections.Generic;
using System.Linq;

namespace StudyHub.Schema.Checks.Rules;

/// <summary>A function call is evaluated for each row, a scalar subquery without outer references once.</summary>
internal sealed class AskedPerRow() : Check(new CheckRule(
    "SHS204",
    CheckSeverity.Warning,
    "A policy asks for the session at every row",
    "The policy {0} of {1} calls {2}() for each row; write (select {2}(…)), which is asked once a statement",
    "A bare call is evaluated for each row that is read; as a scalar subquery it is evaluated once, before the first."))
{
    public override IEnumerable<SchemaFinding> Find(SchemaView schema)
        => from table in schema.Tables
           from policy in table.Policies
           where !policy.Facts.Any(facts => facts.BareSettings)
           let call = policy.Facts.SelectMany(facts => facts.AskedPerRow).FirstOrDefault()
           where call is not null
           select At(table, policy, policy.Name, table.Name, string.Join(".", call.Function));
}
