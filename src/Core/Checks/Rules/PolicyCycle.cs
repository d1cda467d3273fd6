using System;
using System.Collections.Generic;
using System.Linq;
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
            Dictionary<TableView, ReadTable> tables = ReadTable.Graph(schema, role);
            foreach (ReadTable table in tables.Values.Where(table => table.HasSubquery))
            {
                foreach (PolicyView policy in table.View.Policies.Where(policy => policy.Model.Role.Equals(role) || policy.Model.Role.Value == SchemaView.Public))
                {
                    if (Circle(schema, tables, table, policy) is not { } path) continue;
                    string members = string.Join(", ", path.Select(step => step.View.Name).Distinct().OrderBy(name => name, StringComparer.Ordinal));
                    if (reported.Add(members)) yield return At(table.View, policy, role.Value, table.View.Name, string.Join(" → ", path.Select(step => step.View.Name)));
                }
            }
        }
    }

    /// <summary>The shortest way from a policy back to its table; null when there is none.</summary>
    private static List<ReadTable>? Circle(SchemaView schema, Dictionary<TableView, ReadTable> tables, ReadTable start, PolicyView policy)
    {
        List<ReadTable> first = ReadTable.ReadBy(schema, tables, policy.Facts);
        if (first.Count == 0) return null;
        Dictionary<ReadTable, ReadTable?> cameFrom = new();
        Queue<ReadTable> waiting = new();
        Enter(first, null);
        while (waiting.Count > 0)
        {
            ReadTable table = waiting.Dequeue();
            if (table == start) return Path(start, cameFrom);
            Enter(table.Reads, table);
        }
        return null;

        void Enter(List<ReadTable> reads, ReadTable? from)
        {
            foreach (ReadTable read in reads)
            {
                if (!read.MayLeadTo(start) || cameFrom.ContainsKey(read)) continue;
                cameFrom.Add(read, from);
                waiting.Enqueue(read);
            }
        }
    }

    private static List<ReadTable> Path(ReadTable start, Dictionary<ReadTable, ReadTable?> cameFrom)
    {
        List<ReadTable> path = new();
        for (ReadTable? step = start; step is not null; step = cameFrom[step]) path.Insert(0, step);
        path.Insert(0, start);
        return path;
    }
}
