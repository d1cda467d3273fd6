using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Generators.Diagnostics;
using StudyHub.Schema.Generators.Entities;

namespace StudyHub.Schema.Generators.Reading.Projections;

/// <summary>Reads one [Projection] record.</summary>
internal static class ProjectionReader
{
    /// <summary>By the attribute's name alone: nothing is bound for a type without it.</summary>
    public static bool IsCandidate(SyntaxNode node, CancellationToken cancellation)
        => node is TypeDeclarationSyntax { AttributeLists.Count: > 0 } type
            && type.AttributeLists.Any(list => list.Attributes.Any(attribute => Last(attribute.Name) is GenericNameSyntax { Identifier.ValueText: "Projection" or "ProjectionAttribute" }));

    /// <summary>Null for a type without [Projection].</summary>
    public static ProjectionReading? Read(GeneratorSyntaxContext context, CancellationToken cancellation)
    {
        TypeDeclarationSyntax declaration = (TypeDeclarationSyntax)context.Node;
        Compilation compilation = context.SemanticModel.Compilation;
        CompilationOutline outline = CompilationOutline.Of(compilation);
        if (ReadingMemory<ProjectionReading>.TryRecall(declaration, outline, out ProjectionReading? known)) return known;
        ProjectionReading? reading = context.SemanticModel.GetDeclaredSymbol(declaration, cancellation) is INamedTypeSymbol record && AttributeOf(record, declaration) is { } attribute
            ? Read(declaration, record, attribute, compilation, cancellation) : null;
        ReadingMemory<ProjectionReading>.Keep(declaration, outline, reading);
        return reading;
    }

    private static SimpleNameSyntax? Last(NameSyntax name) => name switch
    {
        QualifiedNameSyntax qualified => qualified.Right,
        AliasQualifiedNameSyntax alias => alias.Name,
        _ => name as SimpleNameSyntax,
    };

    /// <summary>The first of several, which the compiler reports, counts.</summary>
    private static AttributeReading? AttributeOf(INamedTypeSymbol record, TypeDeclarationSyntax declaration)
    {
        foreach (AttributeReading attribute in AttributeReading.Of(record))
            if (attribute.Name == AttributeNames.Projection) return attribute.Syntax?.Parent?.Parent == declaration ? attribute : null;
        return null;
    }

    /// <summary>Never throws but for a cancellation: a fault of ours is SHS999 at the record.</summary>
    private static ProjectionReading Read(
        TypeDeclarationSyntax declaration, INamedTypeSymbol record, AttributeReading attribute, Compilation compilation, CancellationToken cancellation)
    {
        if (record.Name.Length == 0) return new ProjectionReading(null, default);
        try
        {
            ProjectionScope scope = new(record, declaration, compilation, cancellation);
            ProjectionModel? model = Read(scope, attribute);
            return new ProjectionReading(scope.IsWhole ? model : null, scope.Problems);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            return new ProjectionReading(null, EquatableArrays.Of(InternalProblem.Of(fault, record.Name, Place.Of(declaration.Identifier))));
        }
    }

    private static ProjectionModel? Read(ProjectionScope scope, AttributeReading attribute)
    {
        // A type that does not exist is the compiler's to report.
        if (attribute.TypeArgument is not { } rows) return null;
        if (Flaw(scope) is { } flaw)
        {
            scope.Report("SHS340", null, scope.Record.Name, flaw);
            return null;
        }
        if (scope.Outline(rows) is not { } root)
        {
            if (RowShapeReader.IsTable(rows)) scope.Break();
            else scope.Report("SHS340", attribute.Syntax, scope.Record.Name, $"'{rows.Name}' is no [Table] record of this project");
            return null;
        }
        IMethodSymbol? constructor = ConstructorReader.Choose(scope.Record);
        if (constructor is null)
        {
            scope.Report("SHS340", null, scope.Record.Name, "it has no constructor that generated code can call");
            return null;
        }
        List<ProjectionProperty> properties = ProjectionProperty.Of(scope, constructor);
        List<string> arguments = [];
        foreach (IParameterSymbol parameter in constructor.Parameters)
        {
            if (properties.FirstOrDefault(property => SymbolEqualityComparer.Default.Equals(property.Parameter, parameter)) is { } given) arguments.Add(given.Symbol.Name);
            else if (parameter.Type.TypeKind != TypeKind.Error)
                scope.Report("SHS340", parameter.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(scope.Cancellation), scope.Record.Name, $"the constructor's parameter '{parameter.Name}' is no property");
        }
        if (properties.Count == 0) scope.Report("SHS340", null, scope.Record.Name, "it has no property that could be read");
        bool hasGroups = properties.Any(property => property.Figures.Count == 0);
        bool isOfGroups = properties.Any(property => property.Figures.Count > 0);
        List<(EntityProperty Property, ProjectedColumn Column)> read = [];
        foreach (ProjectionProperty property in properties)
            if (ProjectedColumnReader.Read(scope, root, property, isOfGroups, hasGroups) is { } column) read.Add(column);
        return scope.IsWhole ? Model(scope, root, rows, arguments, read) : null;
    }

    private static ProjectionModel Model(
        ProjectionScope scope, TableOutline root, INamedTypeSymbol rows, List<string> arguments, List<(EntityProperty Property, ProjectedColumn Column)> read)
    {
        HashSet<string> personal = [.. read.Where(column => column.Property.IsPii).Select(column => column.Property.Name)];
        string fullName = ClrTypeNames.Metadata(scope.Record).Replace('+', '.');
        return new ProjectionModel
        {
            Record = new EntityModel
            {
                Type = ClrTypeNames.Of(scope.Record),
                Name = scope.Record.Name,
                Namespace = ClrTypeNames.Namespace(scope.Record.ContainingNamespace),
                HintName = fullName,
                FileSuffix = RecordShape.FileSuffix(scope.Record, fullName),
                IsPublic = RecordShape.IsPublic(scope.Record),
                PartialHeaders = RecordShape.PartialHeaders(scope.Declaration),
                IsSealed = scope.Record.IsSealed,
                DerivesFromRecord = scope.Record.BaseType is { IsRecord: true },
                PrintedMembers = personal.Count == 0 ? EquatableArray<PrintedMember>.Empty
                    : RecordShape.PrintedMembers(scope.Record).Select(member => member with { IsPii = member.IsPii || personal.Contains(member.Name) }).ToEquatableArray(),
                Table = root.Table.Name.Value,
                IsManaged = false,
                Properties = read.Select(column => column.Property).ToEquatableArray(),
                ConstructorProperties = arguments.ToEquatableArray(),
            },
            RowType = ClrTypeNames.Of(rows),
            Table = root.Table.ToString(),
            Columns = read.Select(column => column.Column).ToEquatableArray(),
            Joins = scope.Joins,
        };
    }

    private static string? Flaw(ProjectionScope scope)
    {
        if (RecordShape.Flaw(scope.Record) is { } flaw) return flaw.Replace("[Table]", "[Projection]");
        if (RowShapeReader.IsTable(scope.Record)) return "it is a [Table] itself";
        return RecordShape.FirstClosed(scope.Declaration) is { } closed ? $"'{closed.Identifier.ValueText}' must be partial, for the generator adds to it" : null;
    }
}
