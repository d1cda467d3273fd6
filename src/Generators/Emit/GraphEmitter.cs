using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Generators.Entities;

namespace StudyHub.Schema.Generators.Emit;

/// <summary>How a [Graph] is loaded, as a member of its record: names and types. What is done with them is the runtime's GraphShape.</summary>
internal static class GraphEmitter
{
    private const string Graphs = "global::StudyHub.Schema.Repositories.Graphs";
    private const string Shapes = "global::StudyHub.Schema.Repositories.Shapes";

    public static string FileName(GraphModel graph) => graph.HintName + graph.FileSuffix + ".Graph.g.cs";

    public static string Emit(GraphModel graph)
    {
        SourceWriter writer = SourceWriter.File();
        string types = $"<{graph.Type}, {graph.Row.Type}>";
        writer.WriteNamespace(graph.Namespace);
        writer.Write("");
        for (int i = 0; i < graph.PartialHeaders.Count; i++)
        {
            bool isGraph = i == graph.PartialHeaders.Count - 1;
            writer.Write(graph.PartialHeaders[i] + (isGraph ? $" : {Shapes}.IRowShape{types}" : "")).Write("{").Indent();
        }
        writer.Write($$"""
            {{CSharpText.GeneratedCode}}
            static {{Shapes}}.RowShape{{types}} {{Shapes}}.IRowShape{{types}}.Shape { get; } = new {{Graphs}}.GraphShape{{types}}(
                static session => new {{graph.Row.Repository}}(session),
                static (row, children) => {{Made(graph)}}{{(graph.Edges.IsEmpty ? ");" : ",")}}
            """);
        writer.Indent();
        for (int i = 0; i < graph.Edges.Count; i++) writer.Write(Edge(graph.Edges[i]) + (i + 1 < graph.Edges.Count ? "," : ");"));
        writer.Outdent();
        foreach (string _ in graph.PartialHeaders) writer.Outdent().Write("}");
        return writer.ToString();
    }

    private static string Made(GraphModel graph)
    {
        Dictionary<string, string> values = [];
        for (int i = 0; i < graph.Members.Count; i++) values.Add(graph.Members[i], i == 0 ? "row" : Value(graph.Edges[i - 1], i - 1));
        string[] set = graph.Members.Except(graph.ConstructorMembers).Select(member => $"{CSharpText.Name(member)} = {values[member]}").ToArray();
        return $"new {graph.Type}({EntitySql.List(graph.ConstructorMembers.Select(member => values[member]))})"
            + (set.Length == 0 ? "" : $" {{ {EntitySql.List(set)} }}");
    }

    private static string Value(GraphEdgeModel edge, int number)
        => $"children.{(edge.IsMany ? "Many" : edge.IsNullable ? "OneOrNull" : "One")}<{edge.Graph ?? edge.Row.Type}>({number.ToString(CultureInfo.InvariantCulture)})";

    private static string Edge(GraphEdgeModel edge)
    {
        string shape = edge.Graph is null
            ? $"{Graphs}.GraphShape.Rows<{edge.Row.Type}>(static session => new {edge.Row.Repository}(session))"
            : $"{Graphs}.GraphShape.Of<{edge.Graph}, {edge.Row.Type}>()";
        string order = edge.Order is null ? "" : ", " + CSharpText.Literal(edge.Order);
        if (edge.Link is { } link)
        {
            return $"{Graphs}.GraphEdge.Through(static session => ({Repository(link.Row)})new {link.Row.Repository}(session), {Key(edge.From)}, {Key(link.From)}, {Key(link.To)}, "
                + $"{shape}, {Key(edge.To)}{order})";
        }
        return $"{Graphs}.GraphEdge.{(edge.IsMany ? "Many" : "One")}({shape}, {Key(edge.From)}, {Key(edge.To)}{order})";
    }

    // A lambda's type is inferred by what it returns, which has to be the base class.
    private static string Repository(GraphTableModel table) => $"global::StudyHub.Schema.Repositories.TableRepository<{table.Type}>";

    private static string Key(GraphKeyModel key)
        => $"new {Graphs}.GraphKey<{key.RowType}, {Type(key.Columns)}>(static row => {Value(key.Columns)}, "
            + $"new string[] {{ {Literals(key.Columns.Select(column => column.Column))} }}, new string[] {{ {Literals(key.Columns.Select(column => column.SqlType))} }})";

    private static string Literals(IEnumerable<string> texts) => EntitySql.List(texts.Select(CSharpText.Literal));

    /// <summary>A struct, so that no value is boxed and null is no value.</summary>
    private static string Type(EquatableArray<GraphKeyColumn> columns) => columns.Count > 1 ? $"({EntitySql.List(columns.Select(column => column.Type))})"
        : columns[0].IsValueType ? columns[0].Type : $"global::System.ValueTuple<{columns[0].Type}>";

    private static string Value(EquatableArray<GraphKeyColumn> columns)
    {
        if (columns.Count == 1 && columns[0].IsValueType) return "row." + CSharpText.Name(columns[0].Property);
        string[] values = columns.Select((column, i) => column.IsNullable ? "k" + i.ToString(CultureInfo.InvariantCulture) : "row." + CSharpText.Name(column.Property)).ToArray();
        string value = columns.Count > 1 ? $"({EntitySql.List(values)})" : $"new {Type(columns)}({values[0]})";
        string[] tests = columns.Select((column, i) => column.IsNullable ? $"row.{CSharpText.Name(column.Property)} is {{ }} {values[i]}" : "").Where(test => test.Length > 0).ToArray();
        return tests.Length == 0 ? value : $"{string.Join(" && ", tests)} ? {value} : null";
    }
}
