using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Generators.Diagnostics;
using StudyHub.Schema.Generators.Entities;
using StudyHub.Schema.Generators.Reading.Translation;
using StudyHub.Schema.Model;

namespace StudyHub.Schema.Generators.Reading;

/// <summary>What a rule method may take beside the row.</summary>
internal enum RuleParameters
{
    None,

    /// <summary>And lookups.</summary>
    Session,

    /// <summary>And lookups.</summary>
    Values,
}

/// <summary>A static method that decides about a row: its shape (SHS009) and its translation (SHS008).</summary>
internal static class RuleMethod
{
    /// <summary>Null after SHS008 or SHS009.</summary>
    /// <param name="scope">The record.</param>
    /// <param name="method">The rule.</param>
    /// <param name="attribute">The attribute that makes it one, without "Attribute".</param>
    /// <param name="parameters">What it may take beside the row.</param>
    /// <param name="position">Where the SQL will stand.</param>
    /// <param name="wayOut">What to do in place of the expression.</param>
    public static SqlExpression? Translate(
        RecordScope scope, IMethodSymbol method, string attribute, RuleParameters parameters, RulePosition position, string wayOut)
        => TranslateQuery(scope, method, attribute, parameters, position, wayOut, null) is var (sql, _) ? new SqlExpression(sql) : null;

    /// <summary>The same, and which of the row's columns, quoted, have a value wherever the rule holds.</summary>
    /// <param name="scope">The record.</param>
    /// <param name="method">The rule.</param>
    /// <param name="attribute">The attribute that makes it one, without "Attribute".</param>
    /// <param name="parameters">What it may take beside the row.</param>
    /// <param name="position">Where the SQL will stand.</param>
    /// <param name="wayOut">What to do in place of the expression.</param>
    /// <param name="optional">The optional parameters, and whether each is given; null without any.</param>
    public static (string Sql, EquatableArray<string> Valued)? TranslateQuery(
        RecordScope scope, IMethodSymbol method, string attribute, RuleParameters parameters, RulePosition position, string wayOut,
        IReadOnlyDictionary<IParameterSymbol, bool>? optional)
    {
        if (Declaration(scope, method) is not { } declaration) return null;
        if (ShapeFlaw(scope, method, parameters) is { } flaw)
        {
            scope.ReportAt("SHS009", Place.Of(declaration.Identifier), scope.Record.Name, method.Name, attribute, flaw);
            return null;
        }
        if (Body(declaration) is not { } body)
        {
            // A body that is missing altogether does not compile.
            if (declaration.Body is not null)
                scope.ReportAt("SHS009", Place.Of(declaration.Identifier), scope.Record.Name, method.Name, attribute, "it must be one expression: '=> …', or a single return");
            return null;
        }
        if (scope.Models.For(body).GetOperation(body, scope.Cancellation) is not { } operation) return null;
        RuleTranslator translator = new(scope, position, optional);
        if (translator.Translate(method, operation) is { } sql)
        {
            EquatableArray<string> leftOut = optional is null ? default
                : method.Parameters.Where(parameter => optional.TryGetValue(parameter, out bool isGiven) && !isGiven).Select(parameter => parameter.Name).ToEquatableArray();
            scope.AddTranslation(new EntityRule(method.Name, position != RulePosition.Constraint, sql) { LeftOut = leftOut });
            return (sql, translator.Valued.ToEquatableArray());
        }
        if (translator.Fault is { LeftOut: { } parameter } absent)
        {
            if (!scope.HasReported("SHS345", absent.Node)) scope.Report("SHS345", absent.Node, scope.Record.Name, method.Name, parameter);
            return null;
        }
        if (translator.Fault is { IsReported: false } fault && !scope.HasReported("SHS008", fault.Node)) scope.Report("SHS008", fault.Node, Shortened(fault.Node.ToString()), fault.Reason, wayOut);
        return null;
    }

    /// <summary>What is wrong with the method as a rule, or null. Types that do not compile are left to the compiler.</summary>
    public static string? ShapeFlaw(RecordScope scope, IMethodSymbol method, RuleParameters parameters)
    {
        if (!method.IsStatic) return "it must be static; the row is its first parameter";
        if (method.IsGenericMethod || method.IsAsync) return "it must be neither generic nor async";
        if (method.ReturnType.SpecialType != SpecialType.System_Boolean) return "it must return bool";
        if (method.Parameters.Length == 0 || !SymbolEqualityComparer.Default.Equals(method.Parameters[0].Type, scope.Record))
            return $"its first parameter must be the row, '{scope.Record.Name} row'";
        foreach (IParameterSymbol parameter in method.Parameters)
            if (parameter.RefKind != RefKind.None || parameter.IsParams) return $"the parameter '{parameter.Name}' must be passed by value";
        bool hasSession = false;
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            if (parameter.Ordinal == 0) continue;
            if (RowShapeReader.ItemOf(parameter.Type) is { TypeKind: not TypeKind.Error } item)
            {
                if (parameters == RuleParameters.None) return $"it takes the row alone: PostgreSQL lets no subquery in here, so '{parameter.Name}' cannot be looked into";
                if (!RowShapeReader.IsTable(item)) return $"'{item.Name}' is no [Table] record of this project, so '{parameter.Name}' cannot be looked into";
                continue;
            }
            bool isSession = IsSession(parameter.Type);
            switch (parameters)
            {
                case RuleParameters.None: return "it takes the row alone";
                case RuleParameters.Session when !isSession || hasSession: return "beside the row it can take one Session, and lookups: IEnumerable<TRecord>";
                case RuleParameters.Values when isSession: return "a query takes values; the session's own are asked by policies";
            }
            hasSession = isSession;
        }
        return null;
    }

    public static MethodDeclarationSyntax? Declaration(RecordScope scope, IMethodSymbol method)
    {
        foreach (SyntaxReference reference in (method.PartialImplementationPart ?? method).DeclaringSyntaxReferences)
            if (reference.GetSyntax(scope.Cancellation) is MethodDeclarationSyntax declaration) return declaration;
        return null;
    }

    /// <summary>The rule's one expression; null where it has none or more.</summary>
    public static ExpressionSyntax? Body(MethodDeclarationSyntax declaration)
    {
        if (declaration.ExpressionBody is { } arrow) return arrow.Expression;
        return declaration.Body is { Statements: [ReturnStatementSyntax { Expression: { } returned }] } ? returned : null;
    }

    public static bool IsSession(ITypeSymbol type)
        => type is INamedTypeSymbol { Name: AttributeNames.SessionType } named && AttributeReading.IsVocabulary(named);

    private static string Shortened(string text)
    {
        const int Longest = 80;
        string line = string.Join(" ", text.Split((char[]?)null, System.StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= Longest ? line : line.Substring(0, Longest) + "…";
    }
}
