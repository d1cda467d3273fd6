using System;
using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Generators.Entities;
using StudyHub.Schema.Linking;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Generators.Reading.Graphs;

/// <summary>The graphs of a compilation with their foreign keys, and what is wrong with them.</summary>
/// <param name="Models">Those that can be loaded.</param>
/// <param name="Findings">Told by the graph's type.</param>
internal sealed record LinkedGraphs(EquatableArray<GraphModel> Models, EquatableArray<Finding> Findings);

/// <summary>Finds the foreign key that each property of each graph goes along.</summary>
internal sealed class GraphLinker
{
    private readonly Dictionary<string, LinkedTable> tables;
    private readonly Dictionary<string, GraphDeclaration> graphs = new(StringComparer.Ordinal);
    private readonly List<Finding> findings = [];

    private GraphLinker(EquatableArray<GraphDeclaration> declarations, Dictionary<string, LinkedTable> tables)
    {
        this.tables = tables;
        foreach (GraphDeclaration declaration in declarations) graphs[declaration.Type] = declaration;
    }

    /// <summary>The same for every order of the declarations.</summary>
    public static LinkedGraphs Link(
        EquatableArray<GraphDeclaration> declarations, IEnumerable<GraphTable> tables, EquatableArray<TableReferences> references, string defaultSchema)
    {
        if (declarations.IsEmpty) return new LinkedGraphs(default, default);
        Dictionary<QualifiedName, EquatableArray<ForeignKeyModel>> keys = references.ToDictionary(of => of.Table, of => of.Keys);
        Dictionary<string, LinkedTable> linked = new(StringComparer.Ordinal);
        foreach (GraphTable table in tables)
        {
            QualifiedName name = new(table.Entity.Schema ?? defaultSchema, table.Entity.Table);
            linked[table.Entity.Type] = new LinkedTable(table.Entity, table.Columns, name, keys.TryGetValue(name, out EquatableArray<ForeignKeyModel> own) ? own : default);
        }
        return new GraphLinker(declarations, linked).Link();
    }

    private LinkedGraphs Link()
    {
        Dictionary<string, GraphModel> models = new(StringComparer.Ordinal);
        HashSet<string> endless = GraphCycles.Find(graphs, Report);
        foreach (GraphDeclaration graph in graphs.Values.OrderBy(graph => graph.Type, StringComparer.Ordinal))
            if (!endless.Contains(graph.Type) && Link(graph) is { } model) models.Add(graph.Type, model);

        // A graph of one that cannot be loaded cannot be loaded, either.
        while (models.Values.FirstOrDefault(model => model.Edges.Any(edge => edge.Graph is { } child && !models.ContainsKey(child))) is { } broken) models.Remove(broken.Type);
        return new LinkedGraphs(models.Values.OrderBy(model => model.Type, StringComparer.Ordinal).ToEquatableArray(), findings.ToEquatableArray());
    }

    private GraphModel? Link(GraphDeclaration graph)
    {
        if (TableOf(graph, graph.Row) is not { } table) return null;
        bool isWhole = true;
        if (graph.Row.IsNullable)
        {
            Report("SHS363", graph, graph.Row, "the row that a graph is about is always there; take the '?' away");
            isWhole = false;
        }
        List<GraphEdgeModel> edges = [];
        foreach (GraphMember member in graph.Members.Skip(1))
        {
            if (Edge(graph, table, member) is { } edge) edges.Add(edge);
            else isWhole = false;
        }
        if (!isWhole) return null;
        return new GraphModel
        {
            Type = graph.Type,
            Name = graph.Name,
            Namespace = graph.Namespace,
            HintName = graph.HintName,
            FileSuffix = graph.FileSuffix,
            PartialHeaders = graph.PartialHeaders,
            Row = table.Model,
            Edges = edges.ToEquatableArray(),
            Members = graph.Members.Select(member => member.Name).ToEquatableArray(),
            ConstructorMembers = graph.ConstructorMembers,
        };
    }

    private GraphEdgeModel? Edge(GraphDeclaration graph, LinkedTable table, GraphMember member)
    {
        if (member.IsList && member.IsNullable)
        {
            Report("SHS363", graph, member, "a list is never null: without rows it is empty; take the '?' away");
            return null;
        }
        if (Target(graph, member) is not { } target || Order(graph, member, target) is not { } order) return null;
        GraphEdgeModel? edge = member.Link is { } link ? Through(graph, table, member, target, link) : member.IsList ? Many(graph, table, member, target) : One(graph, table, member, target);
        return edge is null ? null : edge with { Order = order.Length == 0 ? null : order, Graph = member.IsGraph ? member.Type : null };
    }

    private GraphEdgeModel? One(GraphDeclaration graph, LinkedTable table, GraphMember member, LinkedTable target)
    {
        if (Reference(graph, member, table, target, member.By, target.Keys.Any(key => key.ReferencedTable == table.Name)
                ? $"'{target.Entity.Name}' refers to '{table.Entity.Name}', so there are many of it: write IReadOnlyList<{member.TypeName}>" : null) is not { } key) return null;
        if (Keys(graph, member, table, key, target) is not { } keys) return null;
        string? why = keys.From.Columns.FirstOrDefault(column => column.IsNullable) is { } nullable ? $"'{table.Entity.Name}.{nullable.Property}' may be null"
            : target.Entity.IsSoftDeletable ? $"a row of '{target.Entity.Name}' is hidden when it is soft-deleted" : null;
        if (why is not null && !member.IsNullable)
        {
            Report("SHS363", graph, member, $"{why}; write '{member.TypeName}?'");
            return null;
        }
        return new GraphEdgeModel { IsMany = false, IsNullable = member.IsNullable, Row = target.Model, From = keys.From, To = keys.To };
    }

    private GraphEdgeModel? Many(GraphDeclaration graph, LinkedTable table, GraphMember member, LinkedTable target)
    {
        if (Reference(graph, member, target, table, member.By, table.Keys.Any(key => key.ReferencedTable == target.Name)
                ? $"'{table.Entity.Name}' refers to one '{target.Entity.Name}': write {member.TypeName} without the list" : null) is not { } key) return null;
        if (Keys(graph, member, target, key, table) is not { } keys) return null;
        return new GraphEdgeModel { IsMany = true, Row = target.Model, From = keys.To, To = keys.From };
    }

    private GraphEdgeModel? Through(GraphDeclaration graph, LinkedTable table, GraphMember member, LinkedTable target, string type)
    {
        if (!member.IsList)
        {
            Report("SHS362", graph, member, $"[Through] leads to many: write IReadOnlyList<{member.TypeName}>");
            return null;
        }
        if (!tables.TryGetValue(type, out LinkedTable? link) || !link.Entity.IsManaged)
        {
            Report("SHS362", graph, member, $"'{member.LinkName}' is no [Table] of this project");
            return null;
        }
        if (Reference(graph, member, link, table, member.By, null) is not { } near) return null;
        if (Reference(graph, member, link, target, member.LinkTo, null, except: near, option: "[Through(To)]") is not { } far) return null;
        if (Keys(graph, member, link, near, table) is not { } here || Keys(graph, member, link, far, target) is not { } there) return null;
        return new GraphEdgeModel { IsMany = true, Row = target.Model, From = here.To, To = there.To, Link = new GraphLinkModel(link.Model, here.From, there.From) };
    }

    /// <summary>The one foreign key from a table to another.</summary>
    private ForeignKeyModel? Reference(
        GraphDeclaration graph, GraphMember member, LinkedTable from, LinkedTable to, EquatableArray<string> by, string? hint, ForeignKeyModel? except = null, string option = "[By]")
    {
        if (by.FirstOrDefault(name => from.Find(name) is null) is { } unknown)
        {
            Report("SHS362", graph, member, $"{option} names '{unknown}', which is no column property of '{from.Entity.Name}'");
            return null;
        }
        Identifier[] named = by.Select(name => new Identifier(from.Find(name)!.Column)).ToArray();
        List<ForeignKeyModel> all = from.Keys.Where(key => key.ReferencedTable == to.Name && key != except).ToList();
        List<ForeignKeyModel> fitting = all.Where(key => named.All(key.Columns.Contains)).ToList();
        if (fitting.Count == 1) return fitting[0];
        Report("SHS362", graph, member, (all.Count, fitting.Count) switch
        {
            (0, _) => $"no foreign key leads from '{from.Entity.Name}' to '{to.Entity.Name}'; {hint ?? $"declare it with [References<{to.Entity.Name}>], or take the property away"}",
            (_, 0) => $"none of the foreign keys from '{from.Entity.Name}' to '{to.Entity.Name}' has the properties that {option} names; there are {Words(from, all)}",
            _ => $"several foreign keys lead from '{from.Entity.Name}' to '{to.Entity.Name}': {Words(from, fitting)}; say which with {option}",
        });
        return null;
    }

    private static string Words(LinkedTable table, IEnumerable<ForeignKeyModel> keys)
        => string.Join("; ", keys.Select(key => string.Join(" and ", key.Columns.Select(column => table.Find(column)?.Name ?? column.Value))));

    private (GraphKeyModel From, GraphKeyModel To)? Keys(GraphDeclaration graph, GraphMember member, LinkedTable from, ForeignKeyModel key, LinkedTable to)
    {
        GraphKeyModel? own = from.Key(key.Columns), other = to.Key(key.ReferencedColumns);
        if (own is not null && other is not null && own.Columns.Select(column => column.Type).SequenceEqual(other.Columns.Select(column => column.Type))) return (own, other);
        Report("SHS365", graph, member, from.Entity.Name, string.Join(", ", key.Columns.Select(column => from.Find(column)?.Name ?? column.Value)));
        return null;
    }

    private LinkedTable? Target(GraphDeclaration graph, GraphMember member)
    {
        if (!member.IsGraph) return TableOf(graph, member);

        // A graph that cannot be one has its own problem.
        return graphs.TryGetValue(member.Type, out GraphDeclaration? child) && tables.TryGetValue(child.Row.Type, out LinkedTable? table) && table.Entity.IsManaged ? table : null;
    }

    private LinkedTable? TableOf(GraphDeclaration graph, GraphMember member)
    {
        if (tables.TryGetValue(member.Type, out LinkedTable? table) && table.Entity.IsManaged) return table;
        Report("SHS362", graph, member, table is null ? $"'{member.TypeName}' is no [Table] of this project" : $"'{member.TypeName}' is [Unmanaged], so it has no repository to be read by");
        return null;
    }

    /// <summary>As SQL; empty where none is asked for, null where it was refused.</summary>
    private string? Order(GraphDeclaration graph, GraphMember member, LinkedTable target)
    {
        if (member.Order.IsEmpty) return "";
        if (!member.IsList)
        {
            Report("SHS362", graph, member, "[OrderBy] is for a list");
            return null;
        }
        if (member.Order.FirstOrDefault(order => target.Find(order.Member) is null) is { } unknown)
        {
            Report("SHS362", graph, member, $"[OrderBy] names '{unknown.Member}', which is no column property of '{target.Entity.Name}'");
            return null;
        }
        return string.Join(", ", member.Order.Select(order => SqlQuoting.Identifier(new Identifier(target.Find(order.Member)!.Column)) + (order.IsDescending ? " desc" : "")));
    }

    private void Report(string rule, GraphDeclaration graph, GraphMember member, params string[] arguments)
        => findings.Add(new Finding(rule, graph.Type, member.Name, EquatableArrays.Of([graph.Name, member.Name, .. arguments])));
}
