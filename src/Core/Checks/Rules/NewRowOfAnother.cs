using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Checks.Conditions;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Checks.Rules;

/// <summary>The check of new rows must bind one of the columns that decide who sees the row, or look the rest up.</summary>
internal sealed class NewRowOfAnother() : Check(new CheckRule(
    "SHS225",
    CheckSeverity.Warning,
    "A role may write rows in the name of another",
    "The policy {0} of {1} lets {2} write rows whose {3} is anybody, though it sees only its own; let the rule hold for new rows, too",
    "What may be seen is decided by an owner's column, and what may be written is not: rows can be given to, or made for, somebody else."))
{
    public override IEnumerable<SchemaFinding> Find(SchemaView schema)
        => from table in schema.Tables
           from policy in table.Policies
           where schema.IsUserRole(policy.Model.Role) && !policy.Model.IsRestrictive && policy.Model.Command is not (PolicyCommand.Select or PolicyCommand.Delete)
           let facts = policy.NewRows
           where facts is { Truth: null }
           let owners = Owners(table, policy.Model.Role)
           where owners.Count > 0 && owners.Any(column => IsWritten(table, policy, column)) && !Binds(facts, owners) && !IsNarrowed(table, policy, owners)
           select At(table, policy, policy.Name, table.Name, policy.Model.Role.Value, string.Join(" or ", owners.Select(column => column.Value)));

    private static List<Identifier> Owners(TableView table, Identifier role)
        => table.Permitting(role, PolicyCommand.Select).SelectMany(policy => policy.Using?.ScopeTests ?? [])
            .Where(test => test.Key == SessionKey.User).Select(test => test.Column.Name).Distinct().ToList();

    private static bool IsWritten(TableView table, PolicyView policy, Identifier column)
        => (policy.Covers(PolicyCommand.Insert) && table.IsGranted(policy.Model.Role, TablePrivilege.Insert, column))
            || (policy.Covers(PolicyCommand.Update) && table.IsGranted(policy.Model.Role, TablePrivilege.Update, column));

    private static bool Binds(ConditionFacts facts, List<Identifier> owners)
        => facts.Reads.Count > 0 || facts.ScopeTests.Any(test => owners.Contains(test.Column.Name));

    private static bool IsNarrowed(TableView table, PolicyView policy, List<Identifier> owners)
        => table.Policies.Any(other => other.Model.IsRestrictive && other.Model.Role.Equals(policy.Model.Role)
            && TableView.Commands.Where(policy.Covers).All(other.Covers) && other.NewRows is { } facts && Binds(facts, owners));
}
