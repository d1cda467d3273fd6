using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Generators.Diagnostics;
using StudyHub.Schema.Generators.Emit;
using StudyHub.Schema.Generators.Entities;
using StudyHub.Schema.Generators.Reading;
using StudyHub.Schema.Generators.Reading.Projections;
using StudyHub.Schema.Generators.Reading.Revisions;
using StudyHub.Schema.Generators.Reading.SqlQueries;
using StudyHub.Schema.Manifest;

namespace StudyHub.Schema.Generators;

/// <summary>
/// The wiring: what flows where, and no work. Sources depend on values that hold no places, so that a line that moves emits nothing again;
/// problems and places go a way of their own.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class SchemaGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<TableReading> readings = context.SyntaxProvider
            .CreateSyntaxProvider(RecordReader.IsCandidate, RecordReader.Read)
            .Where(static reading => reading is not null)
            .Select(static (reading, _) => reading!)
            .WithTrackingName(StepNames.Reading);
        IncrementalValueProvider<DatabaseReading> database = context.CompilationProvider
            .Select(static (compilation, _) => DatabaseReader.Read(compilation));

        // One record: its repository, and its ToString() where it holds personal data.
        IncrementalValuesProvider<EntityModel> entities = readings
            .Where(static reading => reading.Entity is not null)
            .Select(static (reading, _) => reading.Entity!)
            .WithTrackingName(StepNames.Entity);
        IncrementalValueProvider<string> defaultSchema = database.Select(static (reading, _) => reading.Declaration.Schema.Value);
        context.RegisterSourceOutput(entities.Combine(defaultSchema), static (output, pair) =>
        {
            (EntityModel entity, string schema) = pair;
            if (entity.IsManaged)
                SourceOutput.Add(output, RepositoryEmitter.FileName(entity), entity.Name, () => RepositoryEmitter.Emit(entity, schema));
            if (PrintMembersEmitter.Applies(entity))
                SourceOutput.Add(output, PrintMembersEmitter.FileName(entity), entity.Name, () => PrintMembersEmitter.Emit(entity));
        });

        // One query that is written in SQL: the body of its method.
        IncrementalValuesProvider<SqlQueryReading> queries = context.SyntaxProvider
            .ForAttributeWithMetadataName(AttributeNames.Namespace + "." + AttributeNames.Query, SqlMethodReader.IsCandidate, SqlMethodReader.Read)
            .Where(static reading => reading is not null)
            .Select(static (reading, _) => SqlQueryReader.Read(reading!))
            .WithTrackingName(StepNames.SqlQuery);
        IncrementalValueProvider<ImmutableArray<DocumentTypes>> documentsOfQueries = queries
            .Select(static (reading, _) => reading.Documents)
            .Where(static documents => documents != DocumentTypes.None)
            .Collect();

        // All records: the database and session types.
        IncrementalValueProvider<DatabaseModel?> databaseModel = entities.Collect().Combine(documentsOfQueries).Combine(database)
            .Select(static (all, _) => DatabaseModelReader.Read(all.Left.Left, all.Left.Right, all.Right))
            .WithTrackingName(StepNames.Database);
        context.RegisterSourceOutput(databaseModel, static (output, model) =>
        {
            if (model is null) return;
            SourceOutput.Add(output, DatabaseEmitter.FileName(model), model.Name, () => DatabaseEmitter.Emit(model));
            if (model.HasHosting) SourceOutput.Add(output, HostingEmitter.FileName(model), model.Name, () => HostingEmitter.Emit(model));
        });

        // Emitted with the others of its type.
        IncrementalValuesProvider<SqlQueryGroup> groups = queries
            .Where(static reading => reading.Model is not null)
            .Select(static (reading, _) => reading.Model!)
            .Collect()
            .SelectMany(static (models, _) => SqlQueryGroup.Of(models))
            .WithTrackingName(StepNames.SqlQueries);
        IncrementalValueProvider<string?> sessionType = databaseModel.Select(static (model, _) => model is null ? null : DatabaseEmitter.SessionType(model));
        context.RegisterSourceOutput(groups.Combine(sessionType), static (output, pair) =>
            SourceOutput.Add(output, SqlQueryEmitter.FileName(pair.Left), pair.Left.HintName, () => SqlQueryEmitter.Emit(pair.Left, pair.Right)));

        // One projection: its reader. Whatever is wrong with it is a matter of its own: no table waits for it.
        IncrementalValuesProvider<ProjectionReading> projections = context.SyntaxProvider
            .CreateSyntaxProvider(ProjectionReader.IsCandidate, ProjectionReader.Read)
            .Where(static reading => reading is not null)
            .Select(static (reading, _) => reading!);
        IncrementalValuesProvider<ProjectionModel> projectionModels = projections
            .Where(static reading => reading.Model is not null)
            .Select(static (reading, _) => reading.Model!)
            .WithTrackingName(StepNames.Projection);
        context.RegisterSourceOutput(projectionModels, static (output, model) =>
        {
            SourceOutput.Add(output, ProjectionEmitter.FileName(model), model.Record.Name, () => ProjectionEmitter.Emit(model));
            if (PrintMembersEmitter.Applies(model.Record))
                SourceOutput.Add(output, PrintMembersEmitter.FileName(model.Record), model.Record.Name, () => PrintMembersEmitter.Emit(model.Record));
        });
        IncrementalValuesProvider<EquatableArray<Problem>> projectionProblems = projections
            .Where(static reading => !reading.Problems.IsEmpty).Select(static (reading, _) => reading.Problems);
        context.RegisterSourceOutput(projectionProblems.Combine(context.CompilationProvider), static (output, pair) =>
        {
            foreach (Diagnostic diagnostic in ProblemReport.Diagnostics(pair.Left, pair.Right)) output.ReportDiagnostic(diagnostic);
        });

        // One file of db/objects. What is asked of the options is asked again when any of them changes; the file is not read again.
        IncrementalValuesProvider<ObjectReading> objects = context.AdditionalTextsProvider
            .Where(static text => RevisionText.PathInFolder(text.Path) is null)
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Where(static pair => ObjectReader.IsObject(pair.Left, pair.Right))
            .Select(static (pair, _) => pair.Left)
            .Select(ObjectReader.Read)
            .WithTrackingName(StepNames.Object);

        // All tables and objects: the schema, as a manifest in the assembly.
        IncrementalValueProvider<SchemaDeclarations> declarations = readings
            .Where(static reading => reading.Table is not null)
            .Select(static (reading, _) => reading.Table!)
            .Collect().Combine(database.Select(static (reading, _) => reading.Declaration))
            .Combine(objects.Where(static reading => reading.Declaration is not null).Select(static (reading, _) => reading.Declaration!).Collect())
            .Select(static (all, _) => new SchemaDeclarations(all.Left.Right, all.Left.Left.ToEquatableArray(), all.Right.ToEquatableArray()));
        IncrementalValueProvider<SchemaReading> schema = declarations
            .Select(static (all, _) => SchemaReader.Read(all))
            .WithTrackingName(StepNames.Schema);
        context.RegisterSourceOutput(schema.Select(static (reading, _) => reading.Manifest), static (output, manifest) =>
        {
            if (manifest is not null)
                SourceOutput.Add(output, ManifestEmitter.FileName, "the manifest", () => ManifestEmitter.Emit(ManifestFormat.Version, manifest));
        });

        GraphWiring.Register(context, readings, schema, defaultSchema);

        // All revisions: read again when one of their files changes, and compared again when the schema does.
        IncrementalValueProvider<RevisionsReading> revisions = context.AdditionalTextsProvider
            .Select(RevisionText.Read)
            .WithTrackingName(StepNames.RevisionText)
            .Collect()
            .Select(static (texts, _) => RevisionsReader.Read(texts))
            .WithTrackingName(StepNames.Revisions);
        IncrementalValueProvider<PendingReading> pending = declarations
            .Combine(schema.Select(static (reading, _) => reading.Manifest).Combine(revisions.Select(static (reading, _) => reading.Head)))
            .Select(static (all, _) => PendingReader.Read(all.Left, all.Right.Left, all.Right.Right))
            .WithTrackingName(StepNames.Pending);

        // What is wrong. Only here is the compilation needed, to find the files of the places again.
        IncrementalValueProvider<SqlQueryProblems> queryProblems = queries.Collect().Combine(schema.Select(static (reading, _) => reading.Manifest))
            .Select(static (all, _) => SqlQueryProblems.Of(all.Left, all.Right));
        IncrementalValueProvider<EquatableArray<Problem>> problems = readings.Collect().Combine(objects.Collect()).Combine(schema.Combine(database)).Combine(revisions.Combine(pending))
            .Combine(queryProblems)
            .Select(static (all, _) => ProblemReader.Read(
                all.Left.Left.Left.Left, all.Left.Left.Left.Right, all.Left.Left.Right.Left, all.Left.Left.Right.Right, all.Left.Right.Left, all.Left.Right.Right, all.Right))
            .WithTrackingName(StepNames.Problems);
        context.RegisterSourceOutput(problems.Combine(context.CompilationProvider), static (output, pair) =>
        {
            foreach (Diagnostic diagnostic in ProblemReport.Diagnostics(pair.Left, pair.Right)) output.ReportDiagnostic(diagnostic);
        });
    }
}
