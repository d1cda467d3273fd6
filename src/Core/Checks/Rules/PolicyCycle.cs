using System;
using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Checks.Conditions;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Checks.Rules;

/// <summary>Follows each policy through the tables that it reads, as the same role, and finds the way back. PostgreSQL looks for recursion in any policy that has a subquery, so (select app.user_id()) on the table itself is enough to close the circle.</summary>
internal sealed class PolicyCycle() : Check(new CheckRule(
    "SHS201",
    CheckSeverity.Error,
    "Policies read each other in a circle",
    "The policies that {0} falls under on {1} lead back to it: {2}; PostgreSQL refuses every such statement (42P17). Read a table whose own policies look nowhere else, or make the right a role of its own",
    "To evaluate a policy PostgreSQL reads the other table under that table's policies. When they lead back, it gives up at the first statement; CREATE POLICY says nothing."))
{
    public override IEnumerable<SchemaFinding> Find(SchemaView schema)
    {
        HashSet<string> reported = new(StringComparer.Ordinal);
        foreach (Identifier role in schema.Roles)
        {
            foreach (TableView table in schema.Tables)
            {
                if (!table.Model.HasRowSecurity || !HasSubquery(table, role)) continue;
                foreach (PolicyView policy in table.Policies.Where(policy => policy.Model.Role.Equals(role) || policy.Model.Role.Value == SchemaView.Public))
                {
                    if (Circle(schema, table, policy, role) is not { } path) continue;
                    string members = string.Join(", ", path.Select(step => step.Name).Distinct().OrderBy(name => name, StringComparer.Ordinal));
                    if (reported.Add(members)) yield return At(table, policy, role.Value, table.Name, string.Join(" → ", path.Select(step => step.Name)));
                }
            }
        }
    }

    /// <summary>The shortest way from a policy back to its table; null when there is none.</summary>
    private static List<TableView>? Circle(SchemaView schema, TableView start, PolicyView policy, Identifier role)
    {
        Dictionary<TableView, TableView?> cameFrom = new();
        Queue<TableView> waiting = new();
        Enter(policy.Facts, null);
        while (waiting.Count > 0)
        {
            TableView table = waiting.Dequeue();
            if (table == start) return Path(start, cameFrom);
            if (HasSubquery(table, role)) Enter(Selecting(table, role), table);
        }
        return null;

        void Enter(IEnumerable<ConditionFacts> conditions, TableView? from)
        {
            foreach (TableModel read in conditions.SelectMany(facts => facts.Reads))
            {
                if (schema.Find(read.Name) is not { Model: { IsManaged: true, HasRowSecurity: true } } table || cameFrom.ContainsKey(table)) continue;
                cameFrom.Add(table, from);
                waiting.Enqueue(table);
            }
        }
    }

    private static List<TableView> Path(TableView start, Dictionary<TableView, TableView?> cameFrom)
    {
        List<TableView> path = new();
        for (TableView? step = start; step is not null; step = cameFrom[step]) path.Insert(0, step);
        path.Insert(0, start);
        return path;
    }

    private static bool HasSubquery(TableView table, Identifier role) => Selecting(table, role).Any(facts => facts.HasSubquery);

    private static IEnumerable<ConditionFacts> Selecting(TableView table, Identifier role)
        => table.Permits(role, PolicyCommand.Select) ? table.Deciding(role, PolicyCommand.Select).SelectMany(policy => policy.Using is { } facts ? [facts] : Array.Empty<ConditionFacts>()) : [];
}
