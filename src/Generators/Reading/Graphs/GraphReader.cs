using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Generators.Diagnostics;

namespace StudyHub.Schema.Generators.Reading.Graphs;

/// <summary>Reads one [Graph] record by itself.</summary>
internal static class GraphReader
{
    public const string Attribute = AttributeNames.Namespace + "." + AttributeNames.Graph;

    private const string Wanted = "a graph is put together from rows of tables, other graphs, and IReadOnlyList<T> of them";

    /// <summary>Never throws but for a cancellation.</summary>
    public static GraphReading? Read(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        if (context is not { TargetNode: TypeDeclarationSyntax declaration, TargetSymbol: INamedTypeSymbol record } || record.Name.Length == 0) return null;
        try
        {
            return new Reader(record, declaration, cancellation).Read();
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            return new GraphReading(null, EquatableArrays.Of(InternalProblem.Of(fault, record.Name, Place.Of(declaration.Identifier))), default);
        }
    }

    private static string? Flaw(INamedTypeSymbol type, TypeDeclarationSyntax declaration)
    {
        if (!type.IsRecord || type.IsValueType) return "it is no record class";
        if (type.IsAbstract) return "it is abstract, so none can be made";
        if (type.BaseType is { IsRecord: true } ancestor) return $"it derives from '{ancestor.Name}'; list what it is made of in one record";
        for (INamedTypeSymbol? outer = type; outer is not null; outer = outer.ContainingType)
        {
            if (outer.TypeParameters.Length > 0) return "it is generic, or inside a generic type";
            if (outer.IsFileLocal) return "it is local to its file, so generated code cannot name it";
            if (outer.DeclaredAccessibility is Accessibility.Private or Accessibility.Protected or Accessibility.ProtectedAndInternal)
                return $"'{outer.Name}' is not visible to generated code; make it internal or public";
        }
        if (AttributeReading.Of(type).Any(attribute => attribute.Name == AttributeNames.Table)) return "it is a [Table]; the graph of a row is a record of its own";
        return RecordShape.FirstClosed(declaration) is { } closed ? $"'{closed.Identifier.ValueText}' is not partial, and the generator adds to it how it is loaded" : null;
    }

    private sealed class Reader(INamedTypeSymbol record, TypeDeclarationSyntax declaration, CancellationToken cancellation)
    {
        private readonly List<Problem> problems = [];
        private readonly List<MemberPlace> places = [new MemberPlace(null, Place.Of(declaration.Identifier))];
        private readonly List<GraphMember> members = [];
        private bool isWhole = true;

        public GraphReading Read()
        {
            if (Flaw(record, declaration) is { } flaw) return Refused(flaw);
            IMethodSymbol? constructor = ConstructorReader.Choose(record);
            if (constructor is null) return Refused("it has no constructor that generated code can call");
            List<string> taken = [];
            foreach (IParameterSymbol parameter in constructor.Parameters)
            {
                IPropertySymbol? property = record.GetMembers().OfType<IPropertySymbol>()
                    .FirstOrDefault(candidate => SymbolEqualityComparer.Default.Equals(ConstructorReader.ParameterOf(constructor, candidate), parameter));
                taken.Add(property?.Name ?? parameter.Name);
                Add(property?.Name ?? parameter.Name, parameter.Type, parameter, property);
            }
            foreach (IPropertySymbol property in record.GetMembers().OfType<IPropertySymbol>())
            {
                if (taken.Contains(property.Name) || !IsSettable(property)) continue;
                if (AttributeReading.Of(property).All(attribute => attribute.Name != AttributeNames.NotMapped)) Add(property.Name, property.Type, property, null);
                else if (LeftOutMember.Flaw(property, constructor) is { } leftOut) Refuse(property, leftOut);
            }
            if (!isWhole) return new GraphReading(null, problems.ToEquatableArray(), default);
            if (members.Count == 0 || members[0] is { IsGraph: true } or { IsList: true })
                return Refused("its first property has to be the row that it is about: the record of a table");
            string fullName = ClrTypeNames.Metadata(record).Replace('+', '.');
            return new GraphReading(
                new GraphDeclaration
                {
                    Type = ClrTypeNames.Of(record),
                    Name = record.Name,
                    Namespace = ClrTypeNames.Namespace(record.ContainingNamespace),
                    HintName = fullName,
                    FileSuffix = RecordShape.FileSuffix(record, fullName),
                    PartialHeaders = RecordShape.PartialHeaders(declaration),
                    Members = members.ToEquatableArray(),
                    ConstructorMembers = taken.ToEquatableArray(),
                },
                problems.ToEquatableArray(), places.ToEquatableArray());
        }

        private static bool IsSettable(IPropertySymbol property)
            => property is { IsStatic: false, IsIndexer: false, SetMethod.DeclaredAccessibility: Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal }
                && !property.IsImplicitlyDeclared;

        private void Refuse(IPropertySymbol property, string flaw)
        {
            isWhole = false;
            Place place = PropertySyntax.NameOf(PropertySyntax.Of(property)) is { } name ? Place.Of(name) : Place.Of(declaration.Identifier);
            problems.Add(new Problem("SHS360", place, EquatableArrays.Of(record.Name, flaw)));
        }

        private GraphReading Refused(string flaw)
            => new(null, EquatableArrays.Of(new Problem("SHS360", Place.Of(declaration.Identifier), EquatableArrays.Of(record.Name, flaw))), default);

        private void Add(string name, ITypeSymbol type, ISymbol holder, ISymbol? second)
        {
            cancellation.ThrowIfCancellationRequested();
            Place place = holder.DeclaringSyntaxReferences is [var reference, ..] ? PlaceOf(reference.GetSyntax(cancellation)) : Place.Of(declaration.Identifier);
            places.Add(new MemberPlace(name, place));
            bool isList = type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Collections_Generic_IReadOnlyList_T };
            ITypeSymbol item = isList ? ((INamedTypeSymbol)type).TypeArguments[0] : type;
            if (item.TypeKind == TypeKind.Error)
            {
                isWhole = false;
                return;
            }
            ImmutableArray<AttributeReading> kinds = item is INamedTypeSymbol named ? AttributeReading.Of(named) : ImmutableArray<AttributeReading>.Empty;
            bool isGraph = kinds.Any(attribute => attribute.Name == AttributeNames.Graph);
            if (!isGraph && kinds.All(attribute => attribute.Name != AttributeNames.Table))
            {
                isWhole = false;
                bool isOther = ItemOf(type) is { } other && AttributeReading.Of(other).Any(attribute => attribute.Name is AttributeNames.Graph or AttributeNames.Table);
                problems.Add(new Problem("SHS361", place, EquatableArrays.Of(
                    record.Name, name, ClrTypeNames.ForMessage(type), isOther ? $"write IReadOnlyList<{ItemOf(type)!.Name}>, which is loaded once and does not change" : Wanted)));
                return;
            }
            members.Add(With(
                new GraphMember
                {
                    Name = name,
                    Type = ClrTypeNames.Of(item),
                    TypeName = item.Name,
                    IsGraph = isGraph,
                    IsList = isList,
                    IsNullable = type.NullableAnnotation == NullableAnnotation.Annotated,
                },
                AttributeReading.Of(holder).AddRange(second is null ? ImmutableArray<AttributeReading>.Empty : AttributeReading.Of(second))));
        }

        private static GraphMember With(GraphMember member, ImmutableArray<AttributeReading> attributes)
        {
            foreach (AttributeReading attribute in attributes)
            {
                switch (attribute.Name)
                {
                    case AttributeNames.By: member = member with { By = attribute.Texts(0).ToEquatableArray() }; break;
                    case AttributeNames.Through when attribute.TypeArgument is { } link:
                        member = member with { Link = ClrTypeNames.Of(link), LinkName = link.Name, LinkTo = attribute.Texts("To").ToEquatableArray() };
                        break;
                    case AttributeNames.OrderBy:
                        IReadOnlyList<string> descending = attribute.Texts("Descending");
                        member = member with { Order = attribute.Texts(0).Select(name => new GraphOrder(name, descending.Contains(name))).ToEquatableArray() };
                        break;
                }
            }
            return member;
        }

        /// <summary>The T of any collection of T.</summary>
        private static INamedTypeSymbol? ItemOf(ITypeSymbol type) => type switch
        {
            IArrayTypeSymbol { ElementType: INamedTypeSymbol element } => element,
            INamedTypeSymbol { TypeArguments: [INamedTypeSymbol argument] } => argument,
            _ => null,
        };

        private static Place PlaceOf(SyntaxNode node) => node switch
        {
            ParameterSyntax parameter => Place.Of(parameter.Identifier),
            PropertyDeclarationSyntax property => Place.Of(property.Identifier),
            _ => Place.Of(node),
        };
    }
}
