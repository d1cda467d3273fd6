using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Declarations;
using StudyHub.Schema.Generators.Diagnostics;
using StudyHub.Schema.Generators.Entities;
using StudyHub.Schema.Generators.Reading.Values;
using StudyHub.Schema.Model;

namespace StudyHub.Schema.Generators.Reading;

/// <summary>Reads [Seed] properties: rows whose values are known at compile time.</summary>
internal sealed class SeedReader(RecordScope scope, bool isManaged)
{
    public EquatableArray<SeedDeclaration> Read()
    {
        List<SeedDeclaration> seeds = [];
        foreach (ISymbol member in scope.Record.GetMembers())
        {
            if (member is not IPropertySymbol property || !IsSeed(property)) continue;
            if (PropertySyntax.Of(property) is not PropertyDeclarationSyntax syntax) continue;
            scope.AddPlace(property.Name, syntax.Identifier);
            if (!property.IsStatic || !IsRows(property.Type, scope.Record))
            {
                Report(syntax.Type, property.Name, $"it must be a static property of the type {scope.Record.Name} or a list of it");
                continue;
            }
            if (!isManaged)
            {
                Report(syntax.Identifier, property.Name, "the table is [Unmanaged], so its rows are somebody else's to write");
                continue;
            }
            if (Body(syntax) is not { } body)
            {
                Report(syntax.Type, property.Name, "it has no value; write '=> new() { … }', or '{ get; } = …'");
                continue;
            }
            if (ReadRows(property, body) is { } rows) seeds.Add(new SeedDeclaration { Member = property.Name, Rows = rows.ToEquatableArray() });
        }
        return seeds.ToEquatableArray();
    }

    public static bool IsSeed(IPropertySymbol property)
    {
        foreach (AttributeReading attribute in AttributeReading.Of(property))
            if (attribute.Name == AttributeNames.Seed) return true;
        return false;
    }

    /// <summary>The type is the record, or a list of it.</summary>
    public static bool IsRows(ITypeSymbol type, INamedTypeSymbol record) => IsRow(type, record) || ItemType(type) is { } item && IsRow(item, record);

    /// <summary>How many rows a seed has; null where they are not written out, which is reported at the seed.</summary>
    public static int? CountOf(IPropertySymbol seed)
        => PropertySyntax.Of(seed) is PropertyDeclarationSyntax syntax && Body(syntax) is { } body
            ? Items(ValueReader.Bare(body), seed.Type, seed.ContainingType)?.Count : null;

    private static bool IsRow(ITypeSymbol type, INamedTypeSymbol record) => SymbolEqualityComparer.Default.Equals(type, record);

    private static ITypeSymbol? ItemType(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol { Rank: 1 } array => array.ElementType,
        INamedTypeSymbol { TypeArguments: [var item], Name: "IReadOnlyList" or "IReadOnlyCollection" or "IEnumerable" or "IList" or "List" or "ImmutableArray" } => item,
        _ => null,
    };

    private static ExpressionSyntax? Body(PropertyDeclarationSyntax syntax)
    {
        if (syntax.ExpressionBody is { } arrow) return arrow.Expression;
        if (syntax.Initializer is { } initialiser) return initialiser.Value;
        AccessorDeclarationSyntax? getter = syntax.AccessorList?.Accessors.FirstOrDefault(accessor => accessor.IsKind(SyntaxKind.GetAccessorDeclaration));
        if (getter?.ExpressionBody is { } body) return body.Expression;
        return getter?.Body is { Statements: [ReturnStatementSyntax { Expression: { } returned }] } ? returned : null;
    }

    private List<SeedRowDeclaration>? ReadRows(IPropertySymbol property, ExpressionSyntax body)
    {
        if (Items(ValueReader.Bare(body), property.Type, scope.Record) is not { } items)
        {
            Report(body, property.Name, "its rows must be written out: new(…) { … }, a collection expression or an array of them");
            return null;
        }
        List<SeedRowDeclaration> rows = new(items.Count);
        foreach (ExpressionSyntax item in items)
        {
            scope.Cancellation.ThrowIfCancellationRequested();
            if (ReadRow(property, ValueReader.Bare(item)) is not { } row) return null;
            rows.Add(row);
        }
        return rows;
    }

    private static List<ExpressionSyntax>? Items(ExpressionSyntax body, ITypeSymbol type, INamedTypeSymbol record)
    {
        if (IsRow(type, record)) return [body];
        switch (body)
        {
            case CollectionExpressionSyntax collection:
                List<ExpressionSyntax> items = [];
                foreach (CollectionElementSyntax element in collection.Elements)
                {
                    if (element is not ExpressionElementSyntax { Expression: var expression }) return null;
                    items.Add(expression);
                }
                return items;
            case ArrayCreationExpressionSyntax { Initializer.Expressions: var items2 }: return [.. items2];
            case ImplicitArrayCreationExpressionSyntax { Initializer.Expressions: var items3 }: return [.. items3];
            case BaseObjectCreationExpressionSyntax { ArgumentList: null or { Arguments.Count: 0 }, Initializer: { RawKind: (int)SyntaxKind.CollectionInitializerExpression } list }:
                return [.. list.Expressions];
            default: return null;
        }
    }

    private SeedRowDeclaration? ReadRow(IPropertySymbol property, ExpressionSyntax item)
    {
        if (item is not BaseObjectCreationExpressionSyntax creation)
        {
            Report(item, property.Name, "a row must be written as new(…) { … }");
            return null;
        }
        List<SeedValue> values = [];
        if (creation.ArgumentList is { Arguments.Count: > 0 } list)
        {
            if (scope.Models.For(creation).GetSymbolInfo(creation, scope.Cancellation).Symbol is not IMethodSymbol constructor) return null;
            for (int i = 0; i < list.Arguments.Count; i++)
            {
                ArgumentSyntax argument = list.Arguments[i];
                string? name = argument.NameColon?.Name.Identifier.ValueText ?? (i < constructor.Parameters.Length ? constructor.Parameters[i].Name : null);
                ColumnReading? column = scope.Columns.FirstOrDefault(candidate => string.Equals(candidate.Member, name, System.StringComparison.OrdinalIgnoreCase));
                if (!AddValue(values, property, column, name ?? "", argument.Expression, argument)) return null;
            }
        }
        foreach (ExpressionSyntax expression in creation.Initializer?.Expressions ?? default)
        {
            if (expression is not AssignmentExpressionSyntax { Left: IdentifierNameSyntax left, Right: var right })
            {
                Report(expression, property.Name, "only 'Name = value' can be evaluated here");
                return null;
            }
            string name = left.Identifier.ValueText;
            if (!AddValue(values, property, scope.Find(name), name, right, left)) return null;
        }
        return AddDefaults(values, property, creation) ? new SeedRowDeclaration(values.ToEquatableArray()) : null;
    }

    /// <summary>A row that says nothing of a number has 0 in C#; a statement that left the column out would have NULL, which it refuses.</summary>
    private bool AddDefaults(List<SeedValue> values, IPropertySymbol property, SyntaxNode row)
    {
        foreach (ColumnReading column in scope.Columns)
        {
            bool isMissing = column.Column is { IsNullable: false, Default: null, Identity: IdentityKind.None, Generated: null }
                && column.Origin == ColumnOrigin.Record && !values.Exists(value => value.Member == column.Member);
            if (!isMissing) continue;
            ClrValue? value = column.Type.Clr.Kind == ScalarKind.Uuid ? null : new ValueReader(scope.Models, scope.Cancellation).DefaultOf(column.Property.Type, row);
            if (value is null or ClrValue.Null || SqlLiteral.Write(value, column.Type) is not { } literal)
            {
                Report(row, property.Name, $"it gives no '{column.Member}', which is NOT NULL and has no DEFAULT");
                return false;
            }
            values.Add(new SeedValue { Member = column.Member, Literal = new SqlExpression(literal) });
        }
        return true;
    }

    private bool AddValue(
        List<SeedValue> values, IPropertySymbol property, ColumnReading? column, string name, ExpressionSyntax expression, SyntaxNode place)
    {
        if (column is null)
        {
            if (!scope.IsRefused(name)) Report(place, property.Name, $"'{name}' is no column");
            return false;
        }
        ValueReader reader = new(scope.Models, scope.Cancellation);
        ClrValue? value = reader.Read(expression, column.Type.Clr.Underlying);
        if (value is ClrValue.OfSeed { Reference: var reference })
        {
            values.Add(new SeedValue { Member = column.Member, Reference = reference });
            return true;
        }
        if (value is not null && SqlLiteral.Write(value, column.Type) is { } literal)
        {
            values.Add(new SeedValue { Member = column.Member, Literal = new SqlExpression(literal) });
            return true;
        }
        (SyntaxNode node, string reason) = reader.Fault is { } fault ? (fault.Node, fault.Reason) : (expression, SqlLiteral.Flaw(value, column.Type));
        bool isInside = node.SyntaxTree == expression.SyntaxTree && expression.Span.Contains(node.Span);
        Report(isInside ? node : expression, property.Name, reason);
        return false;
    }

    private void Report(SyntaxToken place, string seed, string reason)
        => scope.ReportAt("SHS012", Place.Of(place), scope.Record.Name, seed, reason);

    private void Report(SyntaxNode place, string seed, string reason)
        => scope.ReportAt("SHS012", Place.Of(place), scope.Record.Name, seed, reason);
}
