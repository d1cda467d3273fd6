using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Model;

namespace StudyHub.Schema.Checks.Rules;

/// <summary>Only for roles that may write: that a role which is not named has no access, and that a reader only reads, is plain.</summary>
internal sealed class UndecidedCommand() : Check(new CheckRule(
    "SHS218",
    CheckSeverity.Info,
    "It is not said whether a role may do something",
    "{0} may {1} in {2}, and nothing is said of {3}, which is denied; say so with [Deny(…, To = …)], or allow it",
    "A command without a policy is denied. Whoever reads the record cannot see whether that was decided or forgotten."))
{
    public override IEnumerable<SchemaFinding> Find(SchemaView schema)
        => from table in schema.Tables
           where table.Declared is not null && table.Model.HasRowSecurity
           from role in schema.Roles
           let allowed = TableView.Commands.Where(command => table.Permits(role, command)).ToList()
           let silent = TableView.Commands.Where(command => !table.Permits(role, command) && !table.IsLeftOut(role, command)
               && !(command == PolicyCommand.Update && UpsertWithoutUpdate.IsMissed(table, role))).ToList()
           where allowed.Any(command => command != PolicyCommand.Select) && silent.Count > 0
           select At(table, role.Value, Listed(allowed), table.Name, Listed(silent));

    private static string Listed(IEnumerable<PolicyCommand> commands) => string.Join(", ", commands.Select(CommandWords.Of));
}
