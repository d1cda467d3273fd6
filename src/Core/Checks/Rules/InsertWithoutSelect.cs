using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Model;

namespace StudyHub.Schema.Checks.Rules;

/// <summary>INSERT … RETURNING applies the SELECT policies to the new row, and needs the privilege.</summary>
internal sealed class InsertWithoutSelect() : Check(new CheckRule(
    "SHS205",
    CheckSeverity.Warning,
    "A role may add rows that it cannot read back",
    "{0} may INSERT into {1} and has no SELECT policy there: the repository's InsertAsync, which returns the row, fails (42501). Let the role see its own rows",
    "INSERT … RETURNING needs the SELECT policy to hold for the new row."))
{
    public override IEnumerable<SchemaFinding> Find(SchemaView schema)
        => from table in schema.Tables
           where table.Declared is { InsertReturnsRow: true }
           from role in schema.Roles
           where table.Model.HasRowSecurity && table.Permits(role, PolicyCommand.Insert) && !table.Permits(role, PolicyCommand.Select)
           select At(table, table.Permitting(role, PolicyCommand.Insert).First(), role.Value, table.Name);
}
