using System.Collections.Generic;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StudyHub.Schema.Generators.Reading.Values;

/// <summary>Why an expression could not be evaluated, and where.</summary>
internal sealed record ValueFault(SyntaxNode Node, string Reason);

/// <summary>
/// Evaluates initialisers at compile time. Works on the syntax and asks for symbols only where it must: Roslyn 4.8 has no operation for a
/// collection expression, and most initialisers are literals that need no binding.
/// </summary>
internal sealed partial class ValueReader(ModelSource models, CancellationToken cancellation)
{
    // Deep enough for any document; a type whose initialiser makes itself ends here and not in a stack overflow.
    private const int MaxDepth = 32;

    private int depth;

    /// <summary>The first fault; null while all went well.</summary>
    public ValueFault? Fault { get; private set; }

    /// <summary>The value, or null, which leaves a <see cref="Fault"/>.</summary>
    /// <param name="expression">Of the compilation.</param>
    /// <param name="target">The type that the value is given to.</param>
    public ClrValue? Read(ExpressionSyntax expression, ITypeSymbol target)
    {
        cancellation.ThrowIfCancellationRequested();
        if (++depth > MaxDepth) return Fails(expression, "it goes too deep, or round in a circle");
        try
        {
            return ReadUnguarded(Bare(expression), WithoutNullable(target));
        }
        finally
        {
            depth--;
        }
    }

    /// <summary>Without parentheses and the null-forgiving '!'.</summary>
    public static ExpressionSyntax Bare(ExpressionSyntax expression)
    {
        while (true)
        {
            switch (expression)
            {
                case ParenthesizedExpressionSyntax inner: expression = inner.Expression; break;
                case PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } inner: expression = inner.Operand; break;
                default: return expression;
            }
        }
    }

    private ClrValue? ReadUnguarded(ExpressionSyntax expression, ITypeSymbol target)
    {
        switch (expression)
        {
            case LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NullLiteralExpression }: return new ClrValue.Null();
            case LiteralExpressionSyntax { RawKind: (int)SyntaxKind.DefaultLiteralExpression }: return DefaultOf(target, expression);
            case LiteralExpressionSyntax literal when literal.Token.Value is { } value: return FromConstant(value, target, expression);
            case CollectionExpressionSyntax collection: return ReadCollection(collection, target);
            case ArrayCreationExpressionSyntax { Initializer: { } items }: return ReadItems(items.Expressions, target);
            case ArrayCreationExpressionSyntax array: return ReadEmptyArray(array);
            case ImplicitArrayCreationExpressionSyntax { Initializer.Expressions: var items }: return ReadItems(items, target);
            case InitializerExpressionSyntax { RawKind: (int)SyntaxKind.ArrayInitializerExpression } items: return ReadItems(items.Expressions, target);
        }
        Optional<object?> constant = models.For(expression).GetConstantValue(expression, cancellation);
        if (constant.HasValue) return constant.Value is null ? new ClrValue.Null() : FromConstant(constant.Value, target, expression);
        return expression switch
        {
            BaseObjectCreationExpressionSyntax creation => ReadCreation(creation, target),
            InvocationExpressionSyntax invocation => ReadCall(invocation, target),
            MemberAccessExpressionSyntax or IdentifierNameSyntax => ReadMember(expression, target),
            CastExpressionSyntax cast => Read(cast.Expression, target),
            _ => Fails(expression, "only constants, enum members, new(…), collections, documents and a few known calls can be evaluated"),
        };
    }

    private ClrValue? ReadCollection(CollectionExpressionSyntax collection, ITypeSymbol target)
    {
        if (collection.Elements.Count == 0 && target is INamedTypeSymbol named && IsDictionary(named)) return new ClrValue.Document([]);
        if (ItemType(target) is not { } itemType) return Fails(collection, "the type that it makes is no list");
        List<ClrValue> items = new(collection.Elements.Count);
        foreach (CollectionElementSyntax element in collection.Elements)
        {
            if (element is not ExpressionElementSyntax { Expression: var expression }) return Fails(element, "a spread cannot be evaluated");
            if (Read(expression, itemType) is not { } item) return null;
            items.Add(item);
        }
        return new ClrValue.List(items);
    }

    private ClrValue? ReadItems(SeparatedSyntaxList<ExpressionSyntax> expressions, ITypeSymbol target)
    {
        if (ItemType(target) is not { } itemType)
            return expressions.Count == 0 ? new ClrValue.List([]) : Fails(expressions[0], "the type that it belongs to is no list");
        List<ClrValue> items = new(expressions.Count);
        foreach (ExpressionSyntax expression in expressions)
        {
            if (Read(expression, itemType) is not { } item) return null;
            items.Add(item);
        }
        return new ClrValue.List(items);
    }

    private ClrValue? ReadEmptyArray(ArrayCreationExpressionSyntax array)
    {
        bool isEmpty = array.Type.RankSpecifiers is [{ Sizes: [LiteralExpressionSyntax { Token.Value: 0 }] }, ..];
        return isEmpty ? new ClrValue.List([]) : Fails(array, "an array without its items has a length only");
    }

    private ClrValue? ReadMember(ExpressionSyntax expression, ITypeSymbol target)
    {
        ISymbol? symbol = models.For(expression).GetSymbolInfo(expression, cancellation).Symbol;
        switch (symbol)
        {
            case IFieldSymbol { IsStatic: true, IsReadOnly: true } field:
                if (KnownValues.Of(field) is { } known) return known;
                foreach (SyntaxReference reference in field.DeclaringSyntaxReferences)
                    if (reference.GetSyntax(cancellation) is VariableDeclaratorSyntax { Initializer.Value: var value }) return Read(value, target);
                return Fails(expression, "the value of '" + field.Name + "' is not in this project's source");
            case IPropertySymbol property when SeedReferenceReader.Read(expression, property, models, cancellation, out string? flaw) is { } reference:
                return flaw is null ? new ClrValue.OfSeed(reference) : Fails(expression, flaw);
            case IPropertySymbol { IsStatic: true } constant when KnownValues.Of(constant) is { } given:
                return given;
            case null:
                return Fails(expression, "it does not compile");
            default:
                return Fails(expression, "'" + symbol.Name + "' is not constant" + DatabaseForm(symbol));
        }
    }

    private ClrValue? ReadCall(InvocationExpressionSyntax invocation, ITypeSymbol target)
    {
        if (models.For(invocation).GetSymbolInfo(invocation, cancellation).Symbol is not IMethodSymbol method)
            return Fails(invocation, "it does not compile");
        if (method is { Name: "Empty", ContainingType.SpecialType: SpecialType.System_Array }) return new ClrValue.List([]);
        if (method is { IsStatic: true } && Constants(invocation.ArgumentList) is { } arguments
            && KnownValues.Call(method, arguments) is { } value) return value;
        return Fails(invocation, "'" + method.ContainingType?.Name + "." + method.Name + "' is not evaluated at compile time" + DatabaseForm(method));
    }

    /// <summary>What the database says in place of what each new row is to get anew.</summary>
    private static string DatabaseForm(ISymbol symbol) => (symbol.ContainingType?.Name, symbol.Name) switch
    {
        ("Guid", "NewGuid" or "CreateVersion7") => ", and the database makes a new one by gen_random_uuid(), a key's default",
        ("DateTimeOffset", "UtcNow" or "Now") => ", and the database's clock is now()",
        _ => "",
    };

    /// <summary>The arguments' constants in their order; null when one is not constant.</summary>
    private List<object?>? Constants(ArgumentListSyntax? list)
    {
        List<object?> constants = [];
        if (list is null) return constants;
        foreach (ArgumentSyntax argument in list.Arguments)
        {
            SemanticModel model = models.For(argument);
            Optional<object?> constant = model.GetConstantValue(argument.Expression, cancellation);
            if (constant.HasValue)
            {
                constants.Add(constant.Value);
                continue;
            }
            if (model.GetTypeInfo(argument.Expression, cancellation).Type is not { } type) return null;
            // An argument such as TimeSpan.Zero or CultureInfo.InvariantCulture.
            if (KnownValues.IsInvariantCulture(model.GetSymbolInfo(argument.Expression, cancellation).Symbol)) continue;
            ValueReader inner = new(models, cancellation) { depth = depth };
            if (inner.Read(argument.Expression, type) is not { } value) return null;
            constants.Add(value);
        }
        return constants;
    }

    private static ITypeSymbol? ItemType(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => array.ElementType,
        INamedTypeSymbol { TypeArguments: [var item] } => item,
        _ => null,
    };

    private static ITypeSymbol WithoutNullable(ITypeSymbol type)
        => type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;

    private ClrValue? Fails(SyntaxNode node, string reason)
    {
        Fault ??= new ValueFault(node, reason);
        return null;
    }
}
