using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Checks.Rules;

/// <summary>A materialized view keeps what its owner saw, and has no row security of its own.</summary>
internal sealed class FilledByOwner() : Check(new CheckRule(
    "SHS233",
    CheckSeverity.Error,
    "A materialized view of protected rows",
    "The materialized view {0} keeps rows of {1}, {2}",
    "A materialized view is filled with what its owner sees, and whoever may select from it sees all of that: it can have no policies."))
{
    public override IEnumerable<SchemaFinding> Find(SchemaView schema)
    {
        foreach (ObjectView view in schema.Objects.Where(view => view.Model.Kind == "materialized view"))
        {
            TableView? table = schema.Tables.FirstOrDefault(table => table.Model.HasRowSecurity && Keeps(schema, view, table.Model.Name, []));
            if (table is not null && Flaw(schema, view) is { } flaw) yield return At(view, view.Model.FullName, table.Name, flaw);
        }
    }

    private static string? Flaw(SchemaView schema, ObjectView view)
    {
        if (view.Owner is not { } owner)
            return "and its owner sees none of them under FORCE ROW LEVEL SECURITY: all are in it until the first REFRESH, and none from then on. Give it to a role that may see them, with ALTER MATERIALIZED VIEW … OWNER TO";
        return view.Grantees.FirstOrDefault(role => schema.IsUserRole(role) && role.Value != owner) is { } reader
            ? $"as {owner} sees them, and shows all of them to {reader.Value}. Take the grant away, and let users read it through a view that says whose rows they get"
            : null;
    }

    /// <summary>By itself, or through views.</summary>
    private static bool Keeps(SchemaView schema, ObjectView view, QualifiedName table, HashSet<RawReference> asked)
        => asked.Add(view.Model.Reference) && (view.Reads(table)
            || schema.Objects.Any(other => other.Model.Kind is "view" or "materialized view" && view.Reads(other.Name) && Keeps(schema, other, table, asked)));
}
