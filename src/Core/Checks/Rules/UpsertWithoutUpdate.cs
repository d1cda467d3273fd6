using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Checks.Rules;

/// <summary>INSERT … ON CONFLICT DO UPDATE needs the privilege for UPDATE whether or not a row is in the way.</summary>
internal sealed class UpsertWithoutUpdate() : Check(new CheckRule(
    "SHS207",
    CheckSeverity.Info,
    "A role may add rows and cannot upsert them",
    "{0} may INSERT into {1} and has no UPDATE policy: the repository's upserts fail (42501), even where no row is there yet. Say [Deny(Command.Update, To = …)] where that is meant",
    "INSERT … ON CONFLICT DO UPDATE takes the INSERT, SELECT and UPDATE policies, and the UPDATE privilege even when nothing conflicts."))
{
    public override IEnumerable<SchemaFinding> Find(SchemaView schema)
        => from table in schema.Tables
           from role in schema.Roles
           where IsMissed(table, role)
           select At(table, table.Permitting(role, PolicyCommand.Insert).First(), role.Value, table.Name);

    /// <summary>UPDATE is missing, and the upserts with it.</summary>
    public static bool IsMissed(TableView table, Identifier role)
        => table.Declared is { HasUpsert: true } && table.Model.HasRowSecurity
            && table.Permits(role, PolicyCommand.Insert) && table.Permits(role, PolicyCommand.Select)
            && !table.Permits(role, PolicyCommand.Update) && !table.IsLeftOut(role, PolicyCommand.Update);
}
