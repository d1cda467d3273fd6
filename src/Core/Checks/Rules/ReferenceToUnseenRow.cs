using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Checks.Conditions;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Checks.Rules;

/// <summary>Silent where the key holds a column that the policy compares with the session, and where the policy looks into the referenced table itself.</summary>
internal sealed class ReferenceToUnseenRow() : Check(new CheckRule(
    "SHS222",
    CheckSeverity.Info,
    "A reference to rows that the role does not see",
    "{0} may write {1}.{2} and sees only a part of {3}: it can point at a row of somebody else. Let the rule look into {3}, or put the owner into the key",
    "Foreign keys are checked without row security: a row that is not seen can be referenced by who knows its key, and a refusal tells that it is not there."))
{
    public override IEnumerable<SchemaFinding> Find(SchemaView schema)
    {
        foreach (TableView table in schema.Tables)
        {
            foreach (ForeignKeyModel key in table.Model.ForeignKeys)
            {
                if (schema.Find(key.ReferencedTable) is not { Model: { IsManaged: true, HasRowSecurity: true } } target) continue;
                Identifier column = key.Columns[key.Columns.Count - 1];
                Identifier? role = schema.Roles.FirstOrDefault(role => schema.IsUserRole(role) && Hides(target, role)
                    && (Writes(table, role, PolicyCommand.Insert, TablePrivilege.Insert, key) || Writes(table, role, PolicyCommand.Update, TablePrivilege.Update, key)));
                if (role is not null) yield return At(table, column, role.Value, table.Name, column.Value, target.Name);
            }
        }
    }

    /// <summary>Which rows the role sees depends on who asks: a row that is hidden for another reason is nobody's secret.</summary>
    private static bool Hides(TableView target, Identifier role)
        => target.Filters(role) && target.Permitting(role, PolicyCommand.Select).All(policy => policy.Using is { ScopeTests.Count: > 0 });

    private static bool Writes(TableView table, Identifier role, PolicyCommand command, TablePrivilege privilege, ForeignKeyModel key)
        => key.Columns.All(column => table.IsGranted(role, privilege, column) || !table.IsGranted(role, TablePrivilege.Insert, column))
            && table.IsGranted(role, privilege, key.Columns[key.Columns.Count - 1])
            && table.Permitting(role, command).Any(policy => policy.NewRows is { } facts && !Holds(facts, key))
            && !table.Deciding(role, command).Any(policy => policy.Model.IsRestrictive && policy.NewRows is { } facts && Holds(facts, key));

    private static bool Holds(ConditionFacts facts, ForeignKeyModel key)
        => facts.Reads.Any(read => read.Name.Equals(key.ReferencedTable)) || facts.ScopeTests.Any(test => key.Columns.Contains(test.Column.Name));
}
