using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace StudyHub.Schema.Generators.Reading.Translation;

/// <summary>
/// Translates the expression of a rule method to SQL that decides as C# does. NULL is where the two differ: a comparison with null is false
/// in C# and NULL in SQL. In a filter position (USING, WITH CHECK, WHERE; under nothing but AND and OR) NULL denies as false does, so
/// the comparison stays plain, which lets it use an index. Anywhere else, and in all of a CHECK, which NULL passes, it is made false.
/// </summary>
/// <param name="scope">The record.</param>
/// <param name="position">Where the SQL will stand.</param>
/// <param name="optional">The optional parameters, and whether each is given: what depends on that alone is decided here and not in SQL. Null without any.</param>
internal sealed partial class RuleTranslator(RecordScope scope, RulePosition position, IReadOnlyDictionary<IParameterSymbol, bool>? optional = null)
{
    private readonly Facts facts = new();
    private Frame frame = Frame.Empty;

    /// <summary>The first fault; null while all went well.</summary>
    public RuleFault? Fault { get; private set; }

    /// <summary>Of a rule in a filter position: its row's columns, quoted, that have a value wherever it holds. Read after <see cref="Translate"/>.</summary>
    public IReadOnlyList<string> Valued { get; private set; } = [];

    /// <param name="method">The rule.</param>
    /// <param name="body">Its expression, of type bool.</param>
    /// <returns>Null leaves a <see cref="Fault"/>.</returns>
    public string? Translate(IMethodSymbol method, IOperation body)
    {
        frame = Frame.Empty.Entering(method);
        foreach (IParameterSymbol parameter in method.Parameters)
            if (BindingOf(parameter) is { } binding) frame = frame.With(parameter, binding);
        SqlNode? node = Condition(body, position != RulePosition.Constraint);
        if (node is null || Fault is not null) return null;
        if (position == RulePosition.Filter) Valued = Facts.OwnColumns(node).ToList();
        return SqlPrinter.Print(node);
    }

    /// <summary>The value of a condition that hangs on optional parameters alone.</summary>
    private bool? Decided(SqlNode condition) => optional is not null && condition is SqlNode.Truth truth ? truth.Value : null;

    private static SqlNode Exact(SqlNode node, bool isFilter)
        => isFilter && node is SqlNode.Coalesce { Value: SqlNode.Path path, Otherwise: SqlNode.Truth { Value: false } } ? path
            : isFilter || !node.MayBeNull ? node : new SqlNode.Coalesce(node, new SqlNode.Truth(false));

    private SqlNode? Fails(IOperation operation, string reason) => FailsAt(operation.Syntax, reason);

    private SqlNode? FailsLeftOut(IOperation operation, Binding.LeftOut parameter)
    {
        Fault ??= new RuleFault(operation.Syntax, "it is null here", LeftOut: parameter.Name);
        return null;
    }

    private SqlNode? FailsAt(SyntaxNode node, string reason, bool isReported = false)
    {
        Fault ??= new RuleFault(node, reason, isReported);
        return null;
    }

    /// <summary>Without what changes nothing: parentheses, and conversions between a type and its nullable form.</summary>
    private static IOperation Bare(IOperation operation)
    {
        while (true)
        {
            switch (operation)
            {
                case IParenthesizedOperation inner: operation = inner.Operand; break;
                case IConversionOperation { OperatorMethod: null } inner
                    when inner.Type is { } to && inner.Operand.Type is { } from
                        && SymbolEqualityComparer.Default.Equals(Underlying(to), Underlying(from)): operation = inner.Operand; break;
                default: return operation;
            }
        }
    }

    private static ITypeSymbol Underlying(ITypeSymbol type)
        => type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;

    private static bool IsNull(IOperation operation)
    {
        operation = Unconverted(operation);
        return operation.ConstantValue is { HasValue: true, Value: null }
            || operation is IDefaultValueOperation { Type: { } type } && (type.IsReferenceType || !ReferenceEquals(Underlying(type), type));
    }

    private static IOperation Unconverted(IOperation operation)
    {
        while (operation is IConversionOperation or IParenthesizedOperation)
            operation = operation is IConversionOperation conversion ? conversion.Operand : ((IParenthesizedOperation)operation).Operand;
        return operation;
    }
}
