using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace StudyHub.Schema.Generators.Reading.Translation;

internal sealed partial class RuleTranslator
{
    private SqlNode? Pattern(IOperation subject, IPatternOperation pattern, bool isFilter)
    {
        switch (pattern)
        {
            case IConstantPatternOperation constant when IsNull(constant.Value): return NullTest(subject, false);
            case IConstantPatternOperation constant: return Equality(pattern, subject, constant.Value, false, isFilter);
            case IRelationalPatternOperation relation: return Relation(subject, relation, isFilter);
            case INegatedPatternOperation negated:
                return Pattern(subject, negated.Pattern, false) is { } inner ? Negated(inner) : null;
            case IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } either:
                return Listed(subject, either, isFilter) ?? (Fault is null ? Joined(subject, either, false, isFilter) : null);
            case IDiscardPatternOperation: return new SqlNode.Truth(true);
            case IRecursivePatternOperation { PropertySubpatterns.IsEmpty: true, DeconstructionSubpatterns.IsEmpty: true, DeclaredSymbol: var declared } something:
                return Declared(subject, something.MatchedType, something.InputType, declared, pattern);
            case IDeclarationPatternOperation { MatchedType: { } matched, DeclaredSymbol: var declared } something:
                return Declared(subject, matched, something.InputType, declared, pattern);
            case IBinaryPatternOperation both: return Joined(subject, both, true, isFilter);
            default: return Fails(pattern, "only constants, null, comparisons and their combination by and, or, not can be matched");
        }
    }

    /// <summary>"is { } x", "is Guid x": not null, and x stands for it from there on.</summary>
    private SqlNode? Declared(IOperation subject, ITypeSymbol matched, ITypeSymbol input, ISymbol? declared, IPatternOperation pattern)
    {
        bool isSame = SymbolEqualityComparer.Default.Equals(Underlying(matched), Underlying(input));
        if (!isSame) return Fails(pattern, "only constants, null, comparisons and their combination by and, or, not can be matched");
        if (NullTest(subject, true) is not { } test) return null;
        if (declared is null || Decided(test) == false) return test;
        if (Value(subject) is not { } value) return null;
        frame = frame.With(declared, new Binding.Value(value));
        return test;
    }

    private SqlNode? Relation(IOperation subject, IRelationalPatternOperation relation, bool isFilter)
    {
        string? symbol = relation.OperatorKind switch
        {
            BinaryOperatorKind.LessThan => "<",
            BinaryOperatorKind.LessThanOrEqual => "<=",
            BinaryOperatorKind.GreaterThan => ">",
            BinaryOperatorKind.GreaterThanOrEqual => ">=",
            _ => null,
        };
        if (symbol is null) return FailsAt(relation.Syntax, "", isReported: true);
        return Value(subject) is { } left && Value(relation.Value) is { } right ? Ordering(relation.Syntax, left, symbol, right, isFilter) : null;
    }

    private SqlNode? Joined(IOperation subject, IBinaryPatternOperation pattern, bool isAnd, bool isFilter)
    {
        if (Pattern(subject, pattern.LeftPattern, isFilter) is not { } left) return null;
        if (Decided(left) is { } decided) return decided == isAnd ? Pattern(subject, pattern.RightPattern, isFilter) : left;
        IReadOnlyCollection<string> learned = facts.Assume(left, isTrue: isAnd);
        SqlNode? right = Pattern(subject, pattern.RightPattern, isFilter);
        facts.Forget(learned);
        if (right is null) return null;
        return isAnd ? new SqlNode.Both(left, right) : new SqlNode.Either(left, right);
    }

    /// <summary>"is A or B or C" as IN; null when an alternative is no constant.</summary>
    private SqlNode? Listed(IOperation subject, IBinaryPatternOperation pattern, bool isFilter)
    {
        List<IOperation> constants = [];
        if (!Collect(pattern, constants)) return null;
        if (Value(subject) is not { } value) return null;
        value = WithoutWidening(value);
        List<SqlNode> items = new(constants.Count);
        foreach (IOperation constant in constants)
        {
            if (Value(constant) is not { } item) return null;
            item = WithoutWidening(item);
            if (item is SqlNode.Truth || IsFloating(item)) return null;
            if (!AreComparable(value.Kind, item.Kind)) return Fails(constant, "values of these types have no common comparison in SQL");
            items.Add(item);
        }
        return Exact(new SqlNode.OneOf(Found(value, items, isFilter), items, false), isFilter);
    }

    private static bool Collect(IPatternOperation pattern, List<IOperation> constants)
    {
        switch (pattern)
        {
            case IConstantPatternOperation constant when !IsNull(constant.Value):
                constants.Add(constant.Value);
                return true;
            case IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } either:
                return Collect(either.LeftPattern, constants) && Collect(either.RightPattern, constants);
            default:
                return false;
        }
    }
}
