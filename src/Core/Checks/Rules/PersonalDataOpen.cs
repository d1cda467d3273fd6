using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Model;

namespace StudyHub.Schema.Checks.Rules;

/// <summary>The role of requests without a user sees a row, and the privilege covers the column.</summary>
internal sealed class PersonalDataOpen() : Check(new CheckRule(
    "SHS219",
    CheckSeverity.Error,
    "Personal data is readable without a user",
    "{0} may read {1}.{2}, which is personal data; keep the role out of the table, or move what is public to a table of its own",
    "A request without a user is anybody on the internet."))
{
    public override IEnumerable<SchemaFinding> Find(SchemaView schema)
        => from table in schema.Tables
           where table.Declared is not null
           from role in schema.Roles
           where schema.IsAnonymous(role) && (!table.Model.HasRowSecurity || table.Permitting(role, PolicyCommand.Select).Any(policy => policy.Using?.Truth != false))
           from column in table.Declared!.PersonalColumns
           where table.IsGranted(role, TablePrivilege.Select, column)
           select At(table, column, role.Value, table.Name, column.Value);
}
