using System;
using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Checks.Rules;

/// <summary>Each set of policies once, with all the commands that they share.</summary>
internal sealed class SeveralPermissive() : Check(new CheckRule(
    "SHS214",
    CheckSeverity.Warning,
    "Several permissive policies widen each other",
    "{0} has {1} permissive policies for {2} on {3} ({4}): the widest of them decides, and each is evaluated for every row. Write one rule with ||, or make one of them IsRestrictive",
    "Permissive policies of one role and command are joined by OR. One rule says the same where it can be read, and PostgreSQL plans it better."))
{
    public override IEnumerable<SchemaFinding> Find(SchemaView schema)
    {
        foreach (TableView table in schema.Tables)
        {
            foreach (Identifier role in table.Policies.Count > 1 ? schema.Roles : [])
            {
                if (TableView.Commands.All(command => table.Deciding(role, command).Count < 2)) continue;
                var crowded = TableView.Commands
                    .Select(command => (Command: command, Policies: table.Permitting(role, command).ToList()))
                    .Where(cell => cell.Policies.Count > 1)
                    .GroupBy(cell => string.Join(", ", cell.Policies.Select(policy => policy.Name)), StringComparer.Ordinal);
                foreach (var same in crowded)
                {
                    List<PolicyView> policies = same.First().Policies;
                    yield return At(
                        table, policies[policies.Count - 1], role.Value, policies.Count.ToString(System.Globalization.CultureInfo.InvariantCulture),
                        string.Join(", ", same.Select(cell => CommandWords.Of(cell.Command))), table.Name, same.Key);
                }
            }
        }
    }
}
