using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Checks.Rules;

/// <summary>A subquery of a policy runs as the role that the policy is for, under its privileges and its policies.</summary>
internal sealed class UnreadableTable() : Check(new CheckRule(
    "SHS202",
    CheckSeverity.Error,
    "A policy reads a table that its role cannot read",
    "The policy {0} of {1} reads {2}, {3}; give {4} a SELECT policy there, or decide by a column of the row",
    "A policy's subquery runs with the rights of who asks. Without the privilege every statement fails; without a policy it finds no row, and the policy lets nothing through."))
{
    public override IEnumerable<SchemaFinding> Find(SchemaView schema)
        => from table in schema.Tables
           from policy in table.Policies
           where policy.Model.Role.Value != SchemaView.Public
           from read in policy.Facts.SelectMany(facts => facts.Reads).Select(model => schema.Find(model.Name)).OfType<TableView>().Distinct()
           where read.Model.IsManaged
           let reason = Reason(read, policy.Model.Role)
           where reason is not null
           select At(table, policy, policy.Name, table.Name, read.Name, reason, policy.Model.Role.Value);

    private static string? Reason(TableView read, Identifier role)
    {
        if (!read.IsGranted(role, TablePrivilege.Select)) return $"on which {role.Value} has no SELECT privilege: every statement fails (42501)";
        return read.Model.HasRowSecurity && !read.Permits(role, PolicyCommand.Select) ? $"of which no policy lets {role.Value} see a row: it never finds one" : null;
    }
}
