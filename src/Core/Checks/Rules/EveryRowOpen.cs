using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Model;

namespace StudyHub.Schema.Checks.Rules;

/// <summary>Reading what is nobody's is what a public table is for, so it is reported only where rows are about people; changing all rows is reported everywhere.</summary>
internal sealed class EveryRowOpen() : Check(new CheckRule(
    "SHS213",
    CheckSeverity.Warning,
    "A policy is true for every row",
    "The policy {0} of {1} lets {2} {3} every row{4}; name whose rows they are, or make them an admin's right",
    "A condition that is always true protects nothing. It is right for tables that are public on purpose, and those hold nobody's data."))
{
    public override IEnumerable<SchemaFinding> Find(SchemaView schema)
        => from table in schema.Tables
           from policy in table.Policies
           where !policy.Model.IsRestrictive && schema.IsUserRole(policy.Model.Role)
           let opened = Opened(table, policy)
           where opened.Length > 0
           select At(table, policy, policy.Name, table.Name, policy.Model.Role.Value, opened, table.HasUserData ? ", and the rows are about people" : "");

    private static string Opened(TableView table, PolicyView policy)
        => string.Join(", ", TableView.Commands.Where(command => policy.Covers(command) && IsOpen(table, policy, command)).Select(CommandWords.Of));

    private static bool IsOpen(TableView table, PolicyView policy, PolicyCommand command)
    {
        if (command is PolicyCommand.Select or PolicyCommand.Insert && !table.HasUserData) return false;
        bool isTrue = command == PolicyCommand.Insert ? policy.NewRows?.Truth == true : policy.Using?.Truth == true;
        return isTrue && !table.Deciding(policy.Model.Role, command)
            .Any(other => other.Model.IsRestrictive && (command == PolicyCommand.Insert ? other.NewRows : other.Using)?.Truth != true);
    }
}
