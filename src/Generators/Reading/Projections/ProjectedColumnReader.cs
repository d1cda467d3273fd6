using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StudyHub.Schema.Generators.Diagnostics;
using StudyHub.Schema.Generators.Entities;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Generators.Reading.Projections;

/// <summary>Reads what one property of a projection is read from, and whether its type fits.</summary>
internal static class ProjectedColumnReader
{
    /// <summary>Null after a problem.</summary>
    /// <param name="scope">The projection.</param>
    /// <param name="root">The rows.</param>
    /// <param name="property">The property.</param>
    /// <param name="isOfGroups">The projection has figures, so that this is one or what rows are grouped by.</param>
    /// <param name="hasGroups">Rows are grouped by something, so that no group is empty.</param>
    public static (EntityProperty Property, ProjectedColumn Column)? Read(
        ProjectionScope scope, TableOutline root, ProjectionProperty property, bool isOfGroups, bool hasGroups)
    {
        if (IsBroken(property.Symbol.Type))
        {
            scope.Break();
            return null;
        }
        AttributeReading[] sources = [.. property.Figures, .. property.Over is { } over ? [over] : System.Array.Empty<AttributeReading>()];
        if (sources.Length > 1)
        {
            scope.Report("SHS340", sources[1].Syntax, scope.Record.Name, $"[{sources[0].ShortName}] and [{sources[1].ShortName}] both say what '{property.Symbol.Name}' is");
            return null;
        }
        if (sources.Length == 0) return Plain(scope, property, ReferencePath.Resolve(scope, property.Symbol, root, [property.Symbol.Name], _ => NamePlace(property)), isOfGroups);
        AttributeReading source = sources[0];
        if (source.Name == AttributeNames.Count) return Count(scope, property);
        IReadOnlyList<string> path = source.Texts(0);
        if (path.Count == 0)
        {
            // Arguments that do not compile read as none: the compiler has said it.
            if (source.Syntax is AttributeSyntax { ArgumentList.Arguments.Count: > 0 }) scope.Break();
            else scope.Report("SHS341", source.Syntax, scope.Record.Name, property.Symbol.Name, "nothing", root.Record.Name, $"; name the column, such as [{source.ShortName}(nameof({root.Record.Name}.…))]");
            return null;
        }
        ReferencePath? found = ReferencePath.Resolve(scope, property.Symbol, root, path, step => StepPlace(source, step));
        return property.Over is not null ? Plain(scope, property, found, isOfGroups) : OfFigure(scope, property, found, source, hasGroups);
    }

    private static (EntityProperty, ProjectedColumn)? Plain(ProjectionScope scope, ProjectionProperty property, ReferencePath? found, bool isOfGroups)
    {
        if (found is null) return null;
        if (isOfGroups && (found.Column.Type.Storage is ColumnStorage.Json or ColumnStorage.JsonText || found.Column.Type.Clr.Kind == ScalarKind.Json))
        {
            scope.ReportAt("SHS344", NamePlace(property), scope.Record.Name, property.Symbol.Name, $"rows cannot be grouped by the document '{found.Column.Member}'");
            return null;
        }
        ClrType type = ClrType.Of(property.Symbol.Type);
        if (!SymbolEqualityComparer.Default.Equals(type.Underlying, found.Column.Type.Clr.Underlying))
            return Misfit(scope, property, $"'{found.Column.Member}' is {ClrTypeNames.ForMessage(found.Column.Type.Clr.Underlying)}");
        if (!type.IsNullable && found.Column.Column.IsNullable) return Misfit(scope, property, $"'{found.Column.Member}' may be null");
        if (!type.IsNullable && found.MissingBecause is { } why) return Misfit(scope, property, why);
        return (Property(property, found, type.IsNullable), Column(found, null, isSeen: found.Source > 0 && !type.IsNullable));
    }

    private static (EntityProperty, ProjectedColumn)? Count(ProjectionScope scope, ProjectionProperty property)
    {
        if (property.Symbol.Type.SpecialType != SpecialType.System_Int64) return Misfit(scope, property, "a count is long");
        return (new EntityProperty
        {
            Name = property.Symbol.Name, Column = "count", Type = FigureReader.Long, IsValueType = true, IsNullable = false, Storage = ColumnStorage.Direct, DbType = "Bigint",
        }, new ProjectedColumn(0, null, null, "count", false));
    }

    private static (EntityProperty, ProjectedColumn)? OfFigure(
        ProjectionScope scope, ProjectionProperty property, ReferencePath? found, AttributeReading attribute, bool hasGroups)
    {
        if (found is null) return null;
        if (FigureReader.Of(attribute.Name, found.Column) is not { } figure)
        {
            string type = ClrTypeNames.ForMessage(found.Column.Property.Type);
            string why = found.Column.Type is { Storage: ColumnStorage.EnumLabel, Enum.PostgresName: null } && attribute.Name is AttributeNames.Min or AttributeNames.Max
                ? $"'{found.Column.Member}' is stored as text, whose order is not that of the enum's members; make {type} a [PostgresEnum]"
                : $"there is no [{attribute.ShortName}] of '{found.Column.Member}', which is {type}";
            scope.ReportAt("SHS344", StepPlace(attribute, attribute.Texts(0).Count - 1), scope.Record.Name, property.Symbol.Name, why);
            return null;
        }
        ClrType own = ClrType.Of(property.Symbol.Type);
        string expected = figure.Type ?? ClrTypeNames.Of(found.Column.Type.Clr.Underlying);
        if (ClrTypeNames.Of(own.Underlying) != expected)
            return Misfit(scope, property, $"[{attribute.ShortName}] of {ClrTypeNames.ForMessage(found.Column.Type.Clr.Underlying)} is {expected.Substring(expected.LastIndexOfAny(['.', ':']) + 1)}");
        string? empty = found.Column.Column.IsNullable ? $"all values of '{found.Column.Member}' in a group may be null"
            : found.MissingBecause ?? (hasGroups ? null : "the rows are not grouped, and of no rows at all there is none");
        if (!own.IsNullable && empty is not null) return Misfit(scope, property, empty);
        EntityProperty read = Property(property, found, own.IsNullable);
        if (figure.Type is not null) read = read with
        {
            Type = figure.Type, Storage = ColumnStorage.Direct, IsValueType = true,

            // However few digits the column has, a sum or a mean has more.
            IsWideNumber = figure.Type == FigureReader.Decimal,
        };
        return (read, Column(found, figure.Function, isSeen: found.Source > 0 && !own.IsNullable));
    }

    private static EntityProperty Property(ProjectionProperty property, ReferencePath found, bool isNullable) => found.Column.ToEntity() with
    {
        Name = property.Symbol.Name, IsNullable = isNullable, Origin = ColumnOrigin.Record, IsFixed = false, IsVersion = false, Summary = null,
    };

    private static ProjectedColumn Column(ReferencePath found, string? figure, bool isSeen)
    {
        // What is too long for a name goes by the column's own.
        string? name = found.Name is { } path && Identifier.Flaw(path) is null ? SqlQuoting.Identifier(new Identifier(path)) : null;
        return new ProjectedColumn(found.Source, SqlQuoting.Identifier(found.Column.Name), name, figure, isSeen);
    }

    private static (EntityProperty, ProjectedColumn)? Misfit(ProjectionScope scope, ProjectionProperty property, string why)
    {
        scope.Report("SHS342", PropertySyntax.TypeOf(property.Syntax), scope.Record.Name, property.Symbol.Name, ClrTypeNames.ForMessage(property.Symbol.Type), why);
        return null;
    }

    private static Place? NamePlace(ProjectionProperty property) => PropertySyntax.NameOf(property.Syntax) is { } name ? Place.Of(name) : null;

    private static Place? StepPlace(AttributeReading attribute, int step)
    {
        SyntaxNode? place = attribute.PlaceOf(0) is CollectionExpressionSyntax { Elements: var elements } && step < elements.Count ? elements[step] : attribute.PlaceOf(step);
        return place is null ? null : Place.Of(place);
    }

    private static bool IsBroken(ITypeSymbol type) => type.TypeKind == TypeKind.Error || type is IArrayTypeSymbol { ElementType: var item } && IsBroken(item)
        || type is INamedTypeSymbol { TypeArguments: var arguments } && arguments.Any(IsBroken);
}
