using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Model;

namespace StudyHub.Schema.Checks.Rules;

/// <summary>Referential actions run as the table's owner, past the policies of the referencing table.</summary>
internal sealed class CascadeIntoProtected() : Check(new CheckRule(
    "SHS223",
    CheckSeverity.Warning,
    "A delete reaches rows that the role may not delete",
    "{0} may delete rows of {1}, and with them go rows of {2}, which it may not delete; let the key {3} refuse, or allow the delete",
    "ON DELETE CASCADE works without row security: what a policy keeps from being deleted is deleted through the referenced row."))
{
    public override IEnumerable<SchemaFinding> Find(SchemaView schema)
        => from child in schema.Tables
           where child.Model.HasRowSecurity
           from key in child.Model.ForeignKeys
           where key.OnDelete == ReferentialAction.Cascade
           let parent = schema.Find(key.ReferencedTable)
           where parent is not null && parent.Model.IsManaged && parent != child
           from role in schema.Roles
           where parent.Permits(role, PolicyCommand.Delete) && parent.IsGranted(role, TablePrivilege.Delete) && !child.Permits(role, PolicyCommand.Delete)
           select At(child, key.Columns[key.Columns.Count - 1], role.Value, parent.Name, child.Name, key.Name.Value);
}
