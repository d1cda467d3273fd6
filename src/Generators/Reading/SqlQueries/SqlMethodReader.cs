using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Generators.Diagnostics;
using StudyHub.Schema.Generators.Entities;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Queries;

namespace StudyHub.Schema.Generators.Reading.SqlQueries;

/// <summary>Reads the method of a query that is written in SQL: whether its other half can be emitted, what it takes and what it returns.</summary>
internal static class SqlMethodReader
{
    // By the values of the vocabulary's Role.
    private static readonly string[] Roles = ["Anon", "Authenticated", "Admin"];

    /// <summary>A method whose [Query] has Sql.</summary>
    public static bool IsCandidate(SyntaxNode node, CancellationToken cancellation)
        => node is MethodDeclarationSyntax method && method.AttributeLists.SelectMany(list => list.Attributes)
            .Any(attribute => attribute.ArgumentList?.Arguments.Any(argument => argument.NameEquals?.Name.Identifier.ValueText == "Sql") == true);

    /// <summary>Null where the SQL is no constant, which the compiler reports. Never throws but for a cancellation.</summary>
    public static SqlMethodReading? Read(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        MethodDeclarationSyntax declaration = (MethodDeclarationSyntax)context.TargetNode;
        IMethodSymbol method = (IMethodSymbol)context.TargetSymbol;
        foreach (AttributeReading attribute in AttributeReading.Of(method))
        {
            if (attribute.Name != AttributeNames.Query || attribute.Text("Sql") is not { } sql || attribute.PlaceOf("Sql") is not ExpressionSyntax written) continue;
            SqlPlaces places = SqlPlaces.Of(written, sql);
            try
            {
                return new Method(declaration, method, attribute, context.SemanticModel.Compilation).Read(sql, places);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                return new SqlMethodReading
                {
                    Method = method.Name, Sql = sql, Role = Roles[1], Places = places, ReturnPlace = Place.Of(declaration.Identifier),
                    Problems = EquatableArrays.Of(InternalProblem.Of(fault, method.Name, Place.Of(declaration.Identifier))),
                };
            }
        }
        return null;
    }

    /// <summary>The reading of one method; it ends with it, so it may hold Roslyn's types.</summary>
    private sealed class Method(MethodDeclarationSyntax declaration, IMethodSymbol method, AttributeReading attribute, Compilation compilation)
    {
        private readonly List<Problem> problems = [];
        private readonly DatabaseReading database = DatabaseReader.Read(compilation);

        private Identifier Schema => database.Declaration.Schema;

        public SqlMethodReading Read(string sql, SqlPlaces places)
        {
            SqlMethodReading reading = new()
            {
                Method = method.Name, Sql = sql, Role = RoleOf(), Places = places, ReturnPlace = Place.Of((SyntaxNode)declaration.ReturnType),
            };
            if (Flaw() is { } flaw)
            {
                Report(Place.Of(declaration.Identifier), flaw);
                return reading with { Problems = problems.ToEquatableArray() };
            }
            if (IsBroken(method.ReturnType)) return reading;
            List<SqlMethodParameter> parameters = [];
            List<SqlValueReading> values = [];
            foreach (IParameterSymbol parameter in method.Parameters) Add(parameter, parameters, values);
            if (method.Parameters.Length == 0) Report(Place.Of(declaration.Identifier), "its first parameter must be the session, such as 'this DatabaseSession session'");
            SqlDocuments documents = new(database.JsonContext, Place.Of((SyntaxNode)declaration.ReturnType));
            SqlResult? result = SqlResultReader.Read(method.ReturnType, Schema, documents, out string? wrong);
            problems.AddRange(documents.Problems);
            if (wrong is not null) Report(Place.Of((SyntaxNode)declaration.ReturnType), wrong);
            return reading with
            {
                Model = parameters.Count == method.Parameters.Length ? ModelOf(parameters) : null,
                Result = result,
                Documents = documents.Types,
                Values = values.ToEquatableArray(),
                Refused = method.Parameters.Skip(1).Select(parameter => parameter.Name).Except(values.Select(value => value.Value.Given.Name)).ToEquatableArray(),
                Problems = problems.ToEquatableArray(),
            };
        }

        private SqlQueryModel ModelOf(List<SqlMethodParameter> parameters) => new()
        {
            Namespace = ClrTypeNames.Namespace(method.ContainingNamespace),
            Containers = RecordShape.PartialHeaders((TypeDeclarationSyntax)declaration.Parent!),
            HintName = ClrTypeNames.Metadata(method.ContainingType).Replace('+', '.') + RecordShape.FileSuffix(method.ContainingType, ClrTypeNames.Metadata(method.ContainingType)),
            Container = method.ContainingType.Name,
            Method = method.Name,
            Modifiers = string.Join(" ", declaration.Modifiers.Select(modifier => modifier.Text)),
            ReturnType = SqlResultReader.TypeName(method.ReturnType),
            Parameters = parameters.ToEquatableArray(),
        };

        /// <summary>Why no other half can be written, or null.</summary>
        private string? Flaw()
        {
            if (method.PartialImplementationPart is not null || declaration.Body is not null || declaration.ExpressionBody is not null)
                return "its body is generated; declare it as 'static partial' and end it with ';'";
            if (!declaration.Modifiers.Any(SyntaxKind.PartialKeyword)) return "it must be partial, for its body is generated";
            if (!method.IsStatic) return "it must be static; the session is its first parameter";
            if (method.DeclaredAccessibility == Accessibility.NotApplicable || !declaration.Modifiers.Any(IsAccess)) return "it must say who may call it: public, internal or private";
            if (method.IsGenericMethod) return "it must not be generic: columns and types are matched at compile time";
            for (INamedTypeSymbol? outer = method.ContainingType; outer is not null; outer = outer.ContainingType)
            {
                if (outer.TypeParameters.Length > 0) return $"'{outer.Name}' is generic; put it in a class that is not";
                if (outer.IsFileLocal) return $"'{outer.Name}' is local to its file, so generated code cannot name it";
            }
            if (declaration.Parent is not TypeDeclarationSyntax holder || holder is InterfaceDeclarationSyntax) return "it must be a method of a class";
            if (RecordShape.FirstClosed(holder) is { } closed) return $"'{closed.Identifier.ValueText}' must be partial, for the method's body is generated into it";
            if (attribute.Texts("OrderBy").Count > 0 || attribute.Texts("Descending").Count > 0) return "the order of its rows is said in the SQL: take OrderBy and Descending away";
            return null;
        }

        private void Add(IParameterSymbol parameter, List<SqlMethodParameter> parameters, List<SqlValueReading> values)
        {
            ParameterSyntax syntax = declaration.ParameterList.Parameters[parameter.Ordinal];
            string modifier = syntax.Modifiers.Any(SyntaxKind.ThisKeyword) ? "this " : "";
            if (parameter.RefKind != RefKind.None || parameter.IsParams)
            {
                Report(Place.Of((SyntaxNode)syntax), $"the parameter '{parameter.Name}' must be passed by value");
                return;
            }
            if (parameter.Ordinal == 0)
            {
                bool isGenerated = parameter.Type.TypeKind == TypeKind.Error;
                if (!isGenerated && !IsSession(parameter.Type)) Report(Place.Of((SyntaxNode)syntax), "its first parameter must be the session, such as 'this DatabaseSession session'");
                parameters.Add(new SqlMethodParameter(parameter.Name, isGenerated ? syntax.Type?.ToString() ?? "" : SqlResultReader.TypeName(parameter.Type), modifier,
                    isGenerated ? SqlParameterKind.GeneratedSession : SqlParameterKind.Session));
                return;
            }
            bool isCancellation = parameter.Type is INamedTypeSymbol { Name: "CancellationToken", ContainingNamespace: { Name: "Threading", ContainingNamespace.Name: "System" } };
            parameters.Add(new SqlMethodParameter(parameter.Name, SqlResultReader.TypeName(parameter.Type), modifier, isCancellation ? SqlParameterKind.Cancellation : SqlParameterKind.Value));
            if (isCancellation || IsBroken(parameter.Type)) return;
            if (ColumnTypeReader.OfParameter(Schema, parameter.Type) is not { } type)
            {
                Report(Place.Of((SyntaxNode)syntax), $"the parameter '{parameter.Name}' has the type {ClrTypeNames.ForMessage(parameter.Type)}, which no column has");
                return;
            }
            QueryParameter given = new(parameter.Name, ClrTypeNames.Of(type.Clr.Underlying), type.Clr.Underlying.IsValueType, type.Clr.IsNullable, type.Storage, type.DbType)
            {
                EnumMembers = type.Enum?.Members ?? default,
            };
            values.Add(new SqlValueReading(new SqlValue(type.Enum is null ? QueryTypes.Of(type.PgType) : type.Clr.IsArray ? "text[]" : "text", given), type.Cast, Place.Of((SyntaxNode)syntax)));
        }

        private string RoleOf() => attribute.Choice("As", otherwise: 1) is var role && role >= 0 && role < Roles.Length ? Roles[role] : Roles[1];

        private void Report(Place place, string reason) => problems.Add(new Problem(QueryRules.Method.Id, place, EquatableArrays.Of(method.Name, reason)));

        private static bool IsAccess(SyntaxToken modifier)
            => modifier.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.InternalKeyword or SyntaxKind.PrivateKeyword or SyntaxKind.ProtectedKeyword;

        private bool IsSession(ITypeSymbol type)
        {
            if (IsPartOfSession(type)) return true;
            for (ITypeSymbol? ancestor = type; ancestor is not null; ancestor = ancestor.BaseType)
                if (ancestor.Name == "DatabaseSession" && ancestor.ContainingNamespace is { Name: "Sessions", ContainingNamespace: { Name: "Schema", ContainingNamespace.Name: "StudyHub" } }) return true;
            return false;
        }

        /// <summary>The generated session with a part that the user adds to it: its base class is in the part that is not there yet.</summary>
        private bool IsPartOfSession(ITypeSymbol type)
            => type is INamedTypeSymbol { TypeKind: TypeKind.Class, ContainingType: null, IsGenericType: false, BaseType.SpecialType: SpecialType.System_Object }
                && SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, compilation.Assembly)
                && type.Name == DatabaseModel.SessionName(database.Declaration.Name)
                && (database.Namespace is null || database.Namespace == ClrTypeNames.Namespace(type.ContainingNamespace));

        private static bool IsBroken(ITypeSymbol type) => type.TypeKind == TypeKind.Error || type is INamedTypeSymbol { TypeArguments: var items } && items.Any(IsBroken);
    }
}
