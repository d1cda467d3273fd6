using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Generators.Diagnostics;
using StudyHub.Schema.Generators.Entities;

namespace StudyHub.Schema.Generators.Reading;

/// <summary>Reads [Query].</summary>
internal static class QueryReader
{
    private const int MostOptional = 4;

    private const string WayOut = "query by the part that is translated, and filter what it returns in C#";

    public static EquatableArray<EntityQuery> Read(
        RecordScope scope, IReadOnlyList<(IMethodSymbol Method, ImmutableArray<AttributeReading> Attributes)> methods)
    {
        List<EntityQuery> queries = [];
        foreach ((IMethodSymbol method, ImmutableArray<AttributeReading> attributes) in methods)
            foreach (AttributeReading attribute in attributes)
                // One with SQL is no rule: SqlMethodReader reads it.
                if (attribute.Name == AttributeNames.Query && attribute.Text("Sql") is null && ReadOne(scope, method, attribute) is { } query) queries.Add(query);
        return queries.ToEquatableArray();
    }

    /// <summary>The queries without those whose methods the repository has already (SHS015).</summary>
    public static EquatableArray<EntityQuery> Distinct(
        RecordScope scope, EntityModel entity, IReadOnlyList<(IMethodSymbol Method, ImmutableArray<AttributeReading> Attributes)> methods)
    {
        Dictionary<string, string> taken = RepositoryNames.Methods(entity).Distinct().ToDictionary(name => name, _ => "the one that comes with the table");
        List<EntityQuery> distinct = [];
        foreach (EntityQuery query in entity.Queries)
        {
            if (RepositoryNames.Methods(query).FirstOrDefault(taken.ContainsKey) is { } second)
            {
                // Of overloads the last is the one too many.
                if (RuleMethod.Declaration(scope, methods.Last(rule => rule.Method.Name == query.Name).Method) is { } declaration)
                    scope.ReportAt("SHS015", Place.Of(declaration.Identifier), scope.Record.Name, query.Name, second, taken[second]);
                continue;
            }
            foreach (string name in RepositoryNames.Methods(query)) taken.Add(name, $"the one of the query '{query.Name}'");
            distinct.Add(query);
        }
        return distinct.ToEquatableArray();
    }

    private static EntityQuery? ReadOne(RecordScope scope, IMethodSymbol method, AttributeReading attribute)
    {
        if (Conditions(scope, method) is not var (conditions, valued)) return null;
        if (ReadParameters(scope, method) is not { } parameters || ReadOrder(scope, attribute) is not { } order) return null;
        return new EntityQuery
        {
            Name = method.Name,
            Summary = RuleMethod.Declaration(scope, method) is { } declaration ? DocumentationReader.Summary(declaration) : null,
            Parameters = parameters.ToEquatableArray(),
            Where = conditions[conditions.Count - 1],
            Variants = conditions.Count == 1 ? default : conditions.ToEquatableArray(),
            Valued = valued.ToEquatableArray(),
            OrderBy = order.ToEquatableArray(),
        };
    }

    /// <summary>One for each choice of the optional parameters that are given, by their bits, and the columns that have a value where it holds; null after a problem.</summary>
    private static (List<string> Conditions, List<EquatableArray<string>> Valued)? Conditions(RecordScope scope, IMethodSymbol method)
    {
        IParameterSymbol[] optional = method.Parameters.Skip(1).Where(IsOptional).ToArray();
        if (optional.Length > MostOptional)
        {
            if (RuleMethod.Declaration(scope, method) is { } declaration)
                scope.ReportAt("SHS009", PlaceOf(declaration, optional[MostOptional].Ordinal), scope.Record.Name, method.Name, "Query",
                    $"it has {optional.Length} optional parameters, and each choice of them is a statement of its own; {MostOptional} at most");
            return null;
        }
        List<string> conditions = [];
        List<EquatableArray<string>> valued = [];

        // Backwards, so that what cannot be translated at all is reported of the whole condition.
        for (int given = (1 << optional.Length) - 1; given >= 0; given--)
        {
            Dictionary<IParameterSymbol, bool>? choice = optional.Length == 0 ? null : new(SymbolEqualityComparer.Default);
            for (int i = 0; i < optional.Length; i++) choice!.Add(optional[i], (given & (1 << i)) != 0);
            if (RuleMethod.TranslateQuery(scope, method, "Query", RuleParameters.Values, RulePosition.Filter, WayOut, choice) is not var (sql, known)) return null;
            conditions.Insert(0, sql);
            valued.Insert(0, known);
        }
        return (conditions, valued);
    }

    /// <summary>One that may be left out, and is null then.</summary>
    private static bool IsOptional(IParameterSymbol parameter)
        => parameter is { HasExplicitDefaultValue: true, ExplicitDefaultValue: null } && ClrType.Of(parameter.Type).IsNullable;

    private static List<QueryParameter>? ReadParameters(RecordScope scope, IMethodSymbol method)
    {
        List<QueryParameter> parameters = [];
        foreach (IParameterSymbol parameter in method.Parameters.Skip(1).Where(parameter => RowShapeReader.ItemOf(parameter.Type) is null))
        {
            if (ColumnTypeReader.OfParameter(scope, parameter.Type) is not { } type)
            {
                if (parameter.Type.TypeKind != TypeKind.Error && RuleMethod.Declaration(scope, method) is { } declaration)
                    scope.ReportAt("SHS009", PlaceOf(declaration, parameter.Ordinal), scope.Record.Name, method.Name, "Query",
                        $"the parameter '{parameter.Name}' has the type {ClrTypeNames.ForMessage(parameter.Type)}, which no column has");
                return null;
            }
            parameters.Add(new QueryParameter(
                parameter.Name, ClrTypeNames.Of(type.Clr.Underlying), type.Clr.Underlying.IsValueType, type.Clr.IsNullable, type.Storage, type.DbType)
            {
                EnumMembers = type.Enum?.Members ?? EquatableArray<EnumMember>.Empty,
                IsOptional = IsOptional(parameter),
                Default = ParameterDefault.Of(method, parameter),
            });
        }
        return parameters;
    }

    private static Place PlaceOf(MethodDeclarationSyntax declaration, int ordinal)
        => ordinal < declaration.ParameterList.Parameters.Count
            ? Place.Of((SyntaxNode)declaration.ParameterList.Parameters[ordinal]) : Place.Of(declaration.Identifier);

    private static List<QueryOrder>? ReadOrder(RecordScope scope, AttributeReading attribute)
        => MemberList.Read(scope, attribute, "OrderBy") is { } columns ? OrderReader.Directed(scope, attribute, columns) : null;
}
