using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Generators.Entities;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Queries;

namespace StudyHub.Schema.Generators.Reading.SqlQueries;

/// <summary>Reads what a query returns: rows of a type, or single values.</summary>
internal static class SqlResultReader
{
    private const string Shapes = "return Task<IReadOnlyList<T>> or IAsyncEnumerable<T> for rows, Task<T> or Task<T?> for one, Task<int> or Task where the statement gives none";

    /// <summary>Null after a flaw.</summary>
    public static SqlResult? Read(ITypeSymbol type, Identifier schema, SqlDocuments documents, out string? flaw)
    {
        flaw = null;
        if (type is INamedTypeSymbol { Name: "Task", ContainingNamespace: { Name: "Tasks", ContainingNamespace.Name: "Threading" } } task)
        {
            if (task.TypeArguments.Length == 0) return new SqlResult(SqlResultKind.Nothing, null, "", false, false, default);
            ITypeSymbol inner = task.TypeArguments[0];
            if (inner is INamedTypeSymbol { TypeArguments: [var item] } list && list.OriginalDefinition.SpecialType != SpecialType.System_Nullable_T
                && list.ContainingNamespace is { Name: "Generic", ContainingNamespace.Name: "Collections" })
            {
                if (list.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IReadOnlyList_T) return Rows(SqlResultKind.List, item, schema, documents, out flaw);
                flaw = $"it returns {ClrTypeNames.ForMessage(list)}; {Shapes}";
                return null;
            }
            bool isNullable = inner is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T }
                || inner is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.Annotated };
            return Rows(isNullable ? SqlResultKind.OneOrNone : SqlResultKind.One, inner, schema, documents, out flaw);
        }
        if (type is INamedTypeSymbol { Name: "IAsyncEnumerable", TypeArguments: [var streamed] }) return Rows(SqlResultKind.Stream, streamed, schema, documents, out flaw);
        flaw = $"it returns {ClrTypeNames.ForMessage(type)}; {Shapes}";
        return null;
    }

    /// <summary>With global:: and the mark of nullability.</summary>
    public static string TypeName(ITypeSymbol type)
        => ClrTypeNames.Of(type) + (type is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.Annotated } ? "?" : "");

    private static SqlResult? Rows(SqlResultKind kind, ITypeSymbol type, Identifier schema, SqlDocuments documents, out string? flaw)
    {
        flaw = null;
        ClrType clr = ClrType.Of(type);
        string shown = ClrTypeNames.ForMessage(clr.Underlying);
        if (ColumnTypeReader.OfParameter(schema, type) is { } single)
            return new SqlResult(kind, TypeName(type), shown, clr.Underlying.IsValueType, true, EquatableArrays.Of(Member("", -1, type, single)));
        if (clr.Underlying is not INamedTypeSymbol row || row.TypeKind is not (TypeKind.Class or TypeKind.Struct) || row.SpecialType != SpecialType.None || row.IsTupleType || clr.Kind != ScalarKind.None)
        {
            flaw = $"rows cannot become {shown}: {(clr.Kind is ScalarKind.None ? "take a record whose members are called like the columns" : TypeAdvice.For(clr.Underlying))}";
            return null;
        }
        if (row.IsAbstract || Hidden(row) is not null)
        {
            flaw = row.IsAbstract ? $"rows cannot become {shown}, which is abstract" : $"'{Hidden(row)!.Name}' is private, so generated code cannot name it; make it internal or public";
            return null;
        }
        if (ConstructorReader.Choose(row) is not { } constructor)
        {
            flaw = $"{shown} has no constructor that generated code can call";
            return null;
        }
        List<SqlMember> members = [];
        foreach (IParameterSymbol parameter in constructor.Parameters)
        {
            IPropertySymbol? property = Properties(row).FirstOrDefault(candidate => SymbolEqualityComparer.Default.Equals(ConstructorReader.ParameterOf(constructor, candidate), parameter));
            if (Add(members, property?.Name ?? parameter.Name, parameter.Ordinal, parameter.Type, property, row, schema, documents) is not { } wrong) continue;
            flaw = $"{shown}.{wrong}";
            return null;
        }
        foreach (IPropertySymbol property in Properties(row))
        {
            if (property.SetMethod is not { DeclaredAccessibility: Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal }
                || ConstructorReader.ParameterOf(constructor, property) is not null) continue;
            if (Attribute(property, AttributeNames.NotMapped) is not null)
            {
                if (LeftOutMember.Flaw(property, constructor) is not { } leftOut) continue;
                flaw = $"{shown} cannot be made: {leftOut}";
                return null;
            }
            if (Add(members, property.Name, -1, property.Type, property, row, schema, documents) is not { } wrong) continue;
            flaw = $"{shown}.{wrong}";
            return null;
        }
        if (members.Count == 0) flaw = $"rows cannot become {shown}, which has no member that a column could fill";
        return flaw is null ? new SqlResult(kind, TypeName(type), shown, row.IsValueType, false, members.ToEquatableArray()) : null;
    }

    /// <summary>Why the member cannot be filled, or null.</summary>
    private static string? Add(
        List<SqlMember> members, string name, int argument, ITypeSymbol type, IPropertySymbol? property, INamedTypeSymbol row, Identifier schema, SqlDocuments documents)
    {
        if (property is not null && Attribute(property, AttributeNames.RowVersion) is not null) return AddVersion(members, name, argument, type);
        bool isDocument = property is not null && Attribute(property, AttributeNames.Jsonb) is not null;
        AttributeReading? given = property is null ? null : Attribute(property, AttributeNames.Column);
        string? raw = given?.Text("Type");
        if (!isDocument && raw is not null && ColumnTypeReader.EnumFlaw(ClrType.Of(type), raw) is { } flaw) return $"{name} cannot be read: {flaw}";
        ColumnType? column = isDocument ? Document(type) : ColumnTypeReader.OfMember(schema, type, raw);
        if (column is null) return $"{name} has the type {ClrTypeNames.ForMessage(type)}, which no column has; {TypeAdvice.For(type)}";
        if (isDocument) documents.Add(row, property!, column.Clr);
        SqlMember member = Member(name, argument, type, column);
        if (given?.Text(0) is { } columnName) member = member with { Column = member.Column with { Name = columnName } };
        members.Add(member);
        return null;
    }

    /// <summary>The version of the row that a table's record has, by the name of PostgreSQL's own column: xmin has to be among those of the SQL.</summary>
    private static string? AddVersion(List<SqlMember> members, string name, int argument, ITypeSymbol type)
    {
        if (type.SpecialType != SpecialType.System_UInt32) return $"{name} is the row's version, which is a uint; write uint {name} {{ get; init; }}";
        ColumnType xmin = new() { Clr = ClrType.Of(type), PgType = Model.PgType.Raw("xid"), DbType = "Xid", Storage = ColumnStorage.Direct };
        SqlMember member = Member(name, argument, type, xmin);
        members.Add(member with { Column = member.Column with { Name = "xmin" } });
        return null;
    }

    private static SqlMember Member(string name, int argument, ITypeSymbol type, ColumnType column)
    {
        // Where annotations are off nobody says that it is never null.
        bool isOblivious = type is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.None };
        return new SqlMember(
            new SqlColumn
            {
                Name = name.Length == 0 ? "" : NamingRules.Column(name).Value,
                Member = name,
                Argument = argument,
                Type = ClrTypeNames.Of(column.Clr.Underlying),
                IsValueType = column.Clr.Underlying.IsValueType,
                IsNullable = column.Clr.IsNullable || isOblivious,
                Storage = column.Storage,
                RefusesNullItems = column.Storage is not (ColumnStorage.Json or ColumnStorage.JsonText) && column.Clr.RefusesNullItems,
                PgType = column.Cast ?? QueryTypes.Of(column.PgType),
                EnumMembers = column.Enum?.Members ?? default,
            },
            ClrTypeNames.ForMessage(column.Clr.Underlying), !isOblivious);
    }

    private static ColumnType? Document(ITypeSymbol type)
    {
        ClrType clr = ClrType.Of(type);
        return new ColumnType { Clr = clr, PgType = Model.PgType.Jsonb, DbType = "Jsonb", Storage = clr is { Kind: ScalarKind.Text, IsArray: false } ? ColumnStorage.JsonText : ColumnStorage.Json };
    }

    private static AttributeReading? Attribute(IPropertySymbol property, string name)
    {
        foreach (AttributeReading attribute in AttributeReading.Of(property))
            if (attribute.Name == name) return attribute;
        return null;
    }

    /// <summary>Its own, then those that it inherits.</summary>
    private static IEnumerable<IPropertySymbol> Properties(INamedTypeSymbol type)
    {
        HashSet<string> seen = [];
        for (INamedTypeSymbol? ancestor = type; ancestor is not null; ancestor = ancestor.BaseType)
            foreach (ISymbol member in ancestor.GetMembers())
                if (member is IPropertySymbol { IsStatic: false, IsIndexer: false, DeclaredAccessibility: Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal } property && seen.Add(property.Name)) yield return property;
    }

    private static INamedTypeSymbol? Hidden(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? outer = type; outer is not null; outer = outer.ContainingType)
            if (outer.DeclaredAccessibility is Accessibility.Private or Accessibility.Protected or Accessibility.ProtectedAndInternal) return outer;
        return null;
    }
}
