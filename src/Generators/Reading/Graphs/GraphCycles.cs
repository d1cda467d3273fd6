using System;
using System.Collections.Generic;
using System.Linq;

namespace StudyHub.Schema.Generators.Reading.Graphs;

/// <summary>Graphs that contain themselves, which would be loaded for ever.</summary>
internal static class GraphCycles
{
    /// <summary>The types of graphs that contain themselves. Each circle is reported once, at the first of its graphs by name.</summary>
    public static HashSet<string> Find(
        IReadOnlyDictionary<string, GraphDeclaration> graphs, Action<string, GraphDeclaration, GraphMember, string[]> report)
    {
        HashSet<string> endless = [];
        foreach (GraphDeclaration graph in graphs.Values.OrderBy(graph => graph.Type, StringComparer.Ordinal))
        {
            foreach (GraphMember member in graph.Members)
            {
                if (!member.IsGraph || Path(graphs, member.Type, graph.Type, []) is not { } path) continue;
                bool isFirst = !path.Any(endless.Contains) && !endless.Contains(graph.Type);
                endless.Add(graph.Type);
                if (isFirst) report("SHS364", graph, member, [string.Join(" → ", path.Prepend(graph.Type).Select(type => graphs[type].Name))]);
            }
        }
        return endless;
    }

    /// <summary>From one graph to another, both of them included; null where there is none.</summary>
    private static List<string>? Path(IReadOnlyDictionary<string, GraphDeclaration> graphs, string from, string to, HashSet<string> seen)
    {
        if (from == to) return [to];
        if (!graphs.TryGetValue(from, out GraphDeclaration? graph) || !seen.Add(from)) return null;
        foreach (GraphMember member in graph.Members)
        {
            if (!member.IsGraph || Path(graphs, member.Type, to, seen) is not { } path) continue;
            path.Insert(0, from);
            return path;
        }
        return null;
    }
}
