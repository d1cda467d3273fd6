using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Generators.Diagnostics;
using StudyHub.Schema.Generators.Emit;
using StudyHub.Schema.Generators.Reading;
using StudyHub.Schema.Generators.Reading.Graphs;

namespace StudyHub.Schema.Generators;

/// <summary>The part of the wiring that is about graphs: read one by one, linked with all tables, emitted one by one.</summary>
internal static class GraphWiring
{
    public static void Register(
        IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<TableReading> readings, IncrementalValueProvider<SchemaReading> schema,
        IncrementalValueProvider<string> defaultSchema)
    {
        IncrementalValuesProvider<GraphReading> graphs = context.SyntaxProvider
            .ForAttributeWithMetadataName(GraphReader.Attribute, static (node, _) => node is TypeDeclarationSyntax, GraphReader.Read)
            .Where(static reading => reading is not null)
            .Select(static (reading, _) => reading!);
        IncrementalValueProvider<EquatableArray<GraphDeclaration>> declarations = graphs
            .Where(static reading => reading.Declaration is not null)
            .Select(static (reading, _) => reading.Declaration!)
            .Collect()
            .Select(static (all, _) => all.ToEquatableArray());
        IncrementalValueProvider<ImmutableArray<GraphTable>> tables = readings
            .Where(static reading => reading is { Entity: not null, Table: not null })
            .Select(static (reading, _) => new GraphTable(reading.Entity!, reading.Table!.Columns))
            .Collect();
        IncrementalValueProvider<LinkedGraphs> linked = declarations.Combine(tables)
            .Combine(schema.Select(static (reading, _) => reading.References).Combine(defaultSchema))
            .Select(static (all, _) => GraphLinker.Link(all.Left.Left, all.Left.Right, all.Right.Left, all.Right.Right))
            .WithTrackingName(StepNames.Graphs);

        context.RegisterSourceOutput(linked.SelectMany(static (all, _) => all.Models), static (output, graph)
            => SourceOutput.Add(output, GraphEmitter.FileName(graph), graph.Name, () => GraphEmitter.Emit(graph)));

        IncrementalValueProvider<bool> isSchemaWhole = schema.Combine(readings.Collect())
            .Select(static (all, _) => all.Left is { Findings.IsEmpty: true, Failure: null } && all.Right.All(reading => reading.Problems.IsEmpty));
        IncrementalValueProvider<EquatableArray<Problem>> problems = graphs.Collect().Combine(linked.Combine(isSchemaWhole))
            .Select(static (all, _) => GraphProblemReader.Read(all.Left, all.Right.Left, all.Right.Right));
        context.RegisterSourceOutput(problems.Combine(context.CompilationProvider), static (output, pair) =>
        {
            foreach (Diagnostic diagnostic in ProblemReport.Diagnostics(pair.Left, pair.Right)) output.ReportDiagnostic(diagnostic);
        });
    }
}
