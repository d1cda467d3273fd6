using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Declarations;
using StudyHub.Schema.Generators.Diagnostics;
using StudyHub.Schema.Generators.Entities;

namespace StudyHub.Schema.Generators.Reading;

/// <summary>Reads one [Table] record: the order in which its parts depend on each other. Each part has a reader of its own.</summary>
internal static class RecordReader
{
    public const string FrameworkMember = "FrameworkId";

    /// <summary>A type that may carry [Table]; its own attributes only, so that each record is met once.</summary>
    public static bool IsCandidate(SyntaxNode node, CancellationToken cancellation)
        => node is TypeDeclarationSyntax { AttributeLists.Count: > 0 };

    /// <summary>
    /// Null for a type without [Table]. ForAttributeWithMetadataName would bind every attribute of every candidate at each keystroke; here
    /// nothing is bound where the reading is known (<see cref="ReadingMemory{TReading}"/>).
    /// </summary>
    public static TableReading? Read(GeneratorSyntaxContext context, CancellationToken cancellation)
    {
        TypeDeclarationSyntax declaration = (TypeDeclarationSyntax)context.Node;
        Compilation compilation = context.SemanticModel.Compilation;
        CompilationOutline outline = CompilationOutline.Of(compilation);
        if (ReadingMemory<TableReading>.TryRecall(declaration, outline, out TableReading? known)) return known;
        TableReading? reading = context.SemanticModel.GetDeclaredSymbol(declaration, cancellation) is INamedTypeSymbol record && HasTable(record, declaration)
            ? Read(declaration, record, compilation, cancellation) : null;
        ReadingMemory<TableReading>.Keep(declaration, outline, reading);
        return reading;
    }

    private static bool HasTable(INamedTypeSymbol record, TypeDeclarationSyntax declaration)
    {
        // Said twice, on two parts or by two records of one name, which the compiler reports, the first counts: one record is one file.
        foreach (AttributeReading attribute in AttributeReading.Of(record))
            if (attribute.Name == AttributeNames.Table) return attribute.Syntax?.Parent?.Parent == declaration;
        return false;
    }

    /// <summary>Never throws but for a cancellation: a fault of ours is SHS999 at the record.</summary>
    public static TableReading Read(
        TypeDeclarationSyntax declaration, INamedTypeSymbol record, Compilation compilation, CancellationToken cancellation)
    {
        // A record without a name is still being typed.
        if (record.Name.Length == 0) return new TableReading(null, null, default, default);
        try
        {
            return ReadUnguarded(new RecordScope(record, declaration, compilation, cancellation));
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            return new TableReading(null, null, EquatableArrays.Of(InternalProblem.Of(fault, record.Name, Place.Of(declaration.Identifier))), default);
        }
    }

    private static TableReading ReadUnguarded(RecordScope scope)
    {
        scope.AddPlace(null, scope.Declaration.Identifier);
        string? flaw = RecordShape.Flaw(scope.Record);
        if (flaw is not null)
        {
            scope.IsWhole = false;
            scope.ReportAt("SHS010", Place.Of(scope.Declaration.Identifier), scope.Record.Name, flaw);
        }
        if (RecordShape.IsDeclaredTwice(scope.Record)) scope.IsWhole = false;
        TableDeclaration table = ReadTableAttributes(scope);
        IMethodSymbol? constructor = ConstructorReader.Choose(scope.Record);
        PropertyReader.Read(scope, constructor);
        table = ConventionReader.Apply(scope, table);
        EquatableArray<string> constructorProperties = flaw is null ? ConstructorReader.Read(scope, constructor) : default;
        table = table with { Key = KeyReader.ReadPrimary(scope, isNeeded: table.IsManaged && flaw is null) };

        List<(IMethodSymbol, ImmutableArray<AttributeReading>)> methods = RuleMethods(scope);
        RuleReader rules = new(scope);
        rules.Read(methods);
        table = table with
        {
            Uniques = KeyReader.ReadUniques(scope),
            References = ReferenceReader.Read(scope),
            Indexes = IndexReader.Read(scope),
            Checks = rules.Checks,
            Policies = rules.Policies,
            Denials = rules.Denials,
            Seeds = new SeedReader(scope, table.IsManaged).Read(),
            Columns = scope.Columns.Select(column => column.ToDeclaration()).ToEquatableArray(),
            Enums = Enums(scope),
        };
        if (table.IsFrameworkAware && scope.Find(FrameworkMember) is null) table = WithoutFramework(table);
        table = table with { Access = new AccessReader(scope, table).Read() };
        EquatableArray<EntityQuery> queries = QueryReader.Read(scope, methods);
        EquatableArray<EntityPathUpdate> pathUpdates = new PathUpdateReader(scope, table, rules.Updates).Read();
        CheckPartial(scope);
        EntityModel? entity = scope.IsWhole ? EntityReader.Read(scope, table, constructorProperties, queries) with
        {
            Updates = rules.Updates, Orders = OrderReader.Read(scope), Rules = scope.Translations, PathUpdates = pathUpdates,
        } : null;
        if (entity is not null) entity = entity with { Queries = QueryReader.Distinct(scope, entity, methods) };
        return new TableReading(entity, table, scope.Problems, scope.Places);
    }

    public static TableDeclaration ReadTableAttributes(RecordScope scope)
    {
        TableDeclaration table = new()
        {
            Record = ClrTypeNames.Metadata(scope.Record),
            RecordName = scope.Record.Name,
            Name = scope.Table,
            Comment = Summary(scope),
            IsTimestamped = RecordShape.Implements(scope.Record, AttributeNames.Timestamped),
            IsSoftDeletable = RecordShape.Implements(scope.Record, AttributeNames.SoftDeletable),
        };
        foreach (AttributeReading attribute in scope.Attributes)
        {
            switch (attribute.Name)
            {
                case AttributeNames.Table:
                    table = table with
                    {
                        Name = scope.NameFrom(attribute, attribute.Text(0), attribute.PlaceOf(0), table.RecordName) ?? table.Name,
                        Schema = scope.SchemaFrom(attribute, table.RecordName),
                    };
                    break;
                case AttributeNames.RenamedFrom:
                    table = table with { RenamedFrom = scope.NameFrom(attribute, attribute.Text(0), attribute.PlaceOf(0), table.RecordName) };
                    break;
                case AttributeNames.Unmanaged: table = table with { IsManaged = false }; break;
                case AttributeNames.FrameworkRoot: table = table with { IsFrameworkRoot = true }; break;
                case AttributeNames.FrameworkAware:
                    table = table with { IsFrameworkAware = true, FrameworkOnDelete = ReferenceReader.Action(attribute, "OnDelete") };
                    break;
            }
        }
        scope.Table = table.Name;
        scope.IsFrameworkAware = table.IsFrameworkAware;
        return table;
    }

    /// <summary>Its FrameworkId is missing, which has been reported: what else the table says is linked as it stands.</summary>
    private static TableDeclaration WithoutFramework(TableDeclaration table) => table with
    {
        IsFrameworkAware = false,
        Uniques = table.Uniques.Select(unique => unique with { IsPerFramework = false }).ToEquatableArray(),
    };

    private static string? Summary(RecordScope scope)
    {
        if (DocumentationReader.Summary(scope.Declaration) is { } summary) return summary;
        foreach (SyntaxReference part in scope.Record.DeclaringSyntaxReferences)
            if (DocumentationReader.Summary(part.GetSyntax(scope.Cancellation)) is { } other) return other;
        return null;
    }

    private static List<(IMethodSymbol, ImmutableArray<AttributeReading>)> RuleMethods(RecordScope scope)
    {
        List<(IMethodSymbol, ImmutableArray<AttributeReading>)> methods = [];
        foreach (ISymbol member in scope.Record.GetMembers())
        {
            if (member is not IMethodSymbol { MethodKind: MethodKind.Ordinary, IsImplicitlyDeclared: false } method) continue;
            ImmutableArray<AttributeReading> attributes = AttributeReading.Of(method);
            if (attributes.IsEmpty) continue;
            if (RuleMethod.Declaration(scope, method) is { } declaration) scope.AddPlace(method.Name, declaration.Identifier);
            methods.Add((method, attributes));
        }
        return methods;
    }

    private static EquatableArray<EnumDeclaration> Enums(RecordScope scope)
        => scope.Columns.Select(column => column.Type.Enum).OfType<EnumReading>().Where(reading => reading.PostgresName is not null).Distinct()
            .Select(reading => new EnumDeclaration
            {
                Type = reading.Type,
                Schema = reading.PostgresSchema,
                Name = reading.PostgresName!,
                Labels = reading.Members.Select(member => member.Label).ToEquatableArray(),
                Comment = reading.Comment,
                FormerLabels = reading.FormerLabels,
            })
            .ToEquatableArray();

    private static void CheckPartial(RecordScope scope)
    {
        if (scope.Columns.FirstOrDefault(column => column.Pii is not null) is not { } personal) return;
        if (RecordShape.FirstClosed(scope.Declaration) is { } closed)
            scope.ReportAt("SHS005", Place.Of(closed.Identifier), closed.Identifier.ValueText, personal.Member);
    }
}
