using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace StudyHub.Schema.Generators.Reading.Translation;

internal sealed partial class RuleTranslator
{
    /// <summary>A truth value; never NULL unless in a filter position.</summary>
    private SqlNode? Condition(IOperation operation, bool isFilter)
    {
        scope.Cancellation.ThrowIfCancellationRequested();
        operation = Bare(operation);
        if (operation.ConstantValue is { HasValue: true, Value: bool constant }) return new SqlNode.Truth(constant);
        switch (operation)
        {
            case IBinaryOperation binary: return Binary(binary, isFilter);
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, OperatorMethod: null, IsLifted: false } not:
                return Condition(not.Operand, false) is { } negated ? Negated(negated) : null;
            case IIsPatternOperation match: return Pattern(match.Value, match.Pattern, isFilter);
            case ISwitchExpressionOperation choice: return Switched(choice, 0, arm => Condition(arm, isFilter));
            case IConditionalOperation { WhenFalse: { } otherwise } choice: return Choice(choice.Condition, choice.WhenTrue, otherwise, isFilter);
            case IInvocationOperation call when Membership(call) is var (list, wanted) && !IsLookup(list): return Member(call, list, wanted, isFilter);
            case IInvocationOperation call when IsLinq(call.TargetMethod): return Quantified(call, isFilter);
            case IInvocationOperation call when IsWritten(call.TargetMethod): return Inlined(call, inner => Condition(inner, isFilter));
            case IInvocationOperation call when IsTextEquality(call.TargetMethod): return TextEquality(call, isFilter);
            case IInvocationOperation call: return Call(call) is { } called ? Exact(called, isFilter) : null;
            case IPropertyReferenceOperation { Property.Name: "HasValue", Instance: { } value } property when IsOfNullable(property):
                return NullTest(value, true);
            default:
                if (Value(operation) is not { } node) return null;
                return node.Kind == ScalarKind.Boolean ? Exact(node, isFilter) : Fails(operation, "it is no condition");
        }
    }

    private SqlNode? Binary(IBinaryOperation binary, bool isFilter)
    {
        bool isBoolean = binary is { OperatorMethod: null, IsLifted: false, Type.SpecialType: SpecialType.System_Boolean }
            && binary.LeftOperand.Type?.SpecialType == SpecialType.System_Boolean;
        switch (binary.OperatorKind)
        {
            case BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.And when isBoolean: return Joined(binary, true, isFilter);
            case BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.Or when isBoolean: return Joined(binary, false, isFilter);
            case BinaryOperatorKind.ExclusiveOr when isBoolean:
                return Condition(binary.LeftOperand, false) is { } left && Condition(binary.RightOperand, false) is { } right
                    ? new SqlNode.Comparison("<>", left, right) : null;
            case BinaryOperatorKind.Equals: return Equality(binary, binary.LeftOperand, binary.RightOperand, false, isFilter);
            case BinaryOperatorKind.NotEquals: return Equality(binary, binary.LeftOperand, binary.RightOperand, true, isFilter);
            case BinaryOperatorKind.LessThan: return Ordering(binary, "<", isFilter);
            case BinaryOperatorKind.LessThanOrEqual: return Ordering(binary, "<=", isFilter);
            case BinaryOperatorKind.GreaterThan: return Ordering(binary, ">", isFilter);
            case BinaryOperatorKind.GreaterThanOrEqual: return Ordering(binary, ">=", isFilter);
            default: return Fails(binary, "this operator is not translated here");
        }
    }

    private SqlNode? Joined(IBinaryOperation binary, bool isAnd, bool isFilter)
    {
        if (Condition(binary.LeftOperand, isFilter) is not { } left) return null;
        if (Decided(left) is { } decided) return decided == isAnd ? Condition(binary.RightOperand, isFilter) : left;
        IReadOnlyCollection<string> learned = facts.Assume(left, isTrue: isAnd);
        SqlNode? right = Condition(binary.RightOperand, isFilter);
        facts.Forget(learned);
        if (right is null) return null;
        if (Decided(right) is { } last) return last == isAnd ? left : right;
        return isAnd ? new SqlNode.Both(left, right) : new SqlNode.Either(left, right);
    }

    private SqlNode? Choice(IOperation condition, IOperation whenTrue, IOperation whenFalse, bool isFilter)
    {
        // CASE takes NULL for false, as a filter does.
        if (Condition(condition, true) is not { } test) return null;
        if (Decided(test) is { } decided) return Condition(decided ? whenTrue : whenFalse, isFilter);
        IReadOnlyCollection<string> learned = facts.Assume(test, isTrue: true);
        SqlNode? first = Condition(whenTrue, isFilter);
        facts.Forget(learned);
        // A filter's condition may be NULL as well as false here, so its being "not true" proves nothing unless it is never NULL.
        learned = test.MayBeNull ? [] : facts.Assume(test, isTrue: false);
        SqlNode? second = Condition(whenFalse, isFilter);
        facts.Forget(learned);
        return first is null || second is null ? null : new SqlNode.Choice(test, first, second);
    }

    private SqlNode? Equality(IOperation place, IOperation leftOperand, IOperation rightOperand, bool isNegated, bool isFilter)
    {
        if (IsNull(rightOperand)) return NullTest(leftOperand, isNegated);
        if (IsNull(leftOperand)) return NullTest(rightOperand, isNegated);
        if (Value(leftOperand) is not { } left || Value(rightOperand) is not { } right) return null;
        return Equality(place.Syntax, left, right, isNegated, isFilter);
    }

    private SqlNode? Equality(SyntaxNode place, SqlNode left, SqlNode right, bool isNegated, bool isFilter)
    {
        (left, right) = (WithoutWidening(left), WithoutWidening(right));
        if (!AreComparable(left.Kind, right.Kind)) return FailsAt(place, "values of these types have no common comparison in SQL");
        if (right is SqlNode.Truth said) return AsTruth(left, said.Value != isNegated, isNegated, isFilter);
        if (left is SqlNode.Truth first) return AsTruth(right, first.Value != isNegated, isNegated, isFilter);
        if (IsFloating(left) || IsFloating(right))
        {
            bool canBeNaN = !IsConstant(left) && !IsConstant(right);
            if (canBeNaN || isNegated) return FailsAt(place, "PostgreSQL holds NaN equal to itself and C# does not; compare with < or >, or use decimal");
        }
        if (isNegated)
        {
            return left.MayBeNull || right.MayBeNull
                ? new SqlNode.Distinct(left, right, false) : new SqlNode.Comparison("<>", left, right);
        }
        if (Found(left, "=", right, isFilter) is { } found) return found;
        SqlNode equal = new SqlNode.Comparison("=", left, right);
        if (!left.MayBeNull || !right.MayBeNull) return Exact(equal, isFilter);
        if (!isFilter) return new SqlNode.Distinct(left, right, true);
        return new SqlNode.Matching(left, right);
    }

    /// <summary>x == true, x == false, x != …</summary>
    private static SqlNode AsTruth(SqlNode value, bool wanted, bool isNegated, bool isFilter)
    {
        // "flag != true" holds for null too.
        if (isNegated && value.MayBeNull) return new SqlNode.Distinct(value, new SqlNode.Truth(!wanted), false);
        return Exact(wanted ? value : new SqlNode.Not(value), isFilter);
    }

    private SqlNode? Ordering(IBinaryOperation binary, string symbol, bool isFilter)
    {
        if (IsNull(binary.LeftOperand) || IsNull(binary.RightOperand)) return new SqlNode.Truth(false);
        return Value(binary.LeftOperand) is { } left && Value(binary.RightOperand) is { } right
            ? Ordering(binary.Syntax, left, symbol, right, isFilter) : null;
    }

    private SqlNode? Ordering(SyntaxNode place, SqlNode left, string symbol, SqlNode right, bool isFilter)
    {
        (left, right) = (WithoutWidening(left), WithoutWidening(right));
        bool isOrdered = IsNumber(left.Kind) || left.Kind is ScalarKind.Date or ScalarKind.Time or ScalarKind.TimestampTz or ScalarKind.Interval;
        if (!isOrdered || !AreComparable(left.Kind, right.Kind))
            return FailsAt(place, "only numbers, dates and times have the same order in C# and in SQL");
        if (Found(left, symbol, right, isFilter) is { } found) return found;
        SqlNode comparison = new SqlNode.Comparison(symbol, left, right);
        SqlNode greater = symbol is "<" or "<=" ? right : left;
        // PostgreSQL holds NaN greater than any number; in C# a comparison with it is false.
        bool canBeNaN = !IsConstant(greater) && IsFloating(greater);
        SqlNode notNaN = new SqlNode.Comparison("<>", greater, new SqlNode.Term("'NaN'", greater.Kind, false, true));
        return Exact(canBeNaN ? new SqlNode.Both(comparison, notNaN) : comparison, isFilter);
    }

    private SqlNode? NullTest(IOperation operand, bool isNegated)
    {
        // No conversion that the language has of itself makes a value of null; arrays are compared with it as objects.
        while (operand is IConversionOperation { OperatorMethod: null } or IParenthesizedOperation) operand = operand is IConversionOperation made ? made.Operand : Bare(operand);
        switch (Bound(operand))
        {
            case Binding.LeftOut: return new SqlNode.Truth(!isNegated);
            case Binding.Value { IsGiven: true } or Binding.Array { IsGiven: true }: return new SqlNode.Truth(isNegated);
        }
        if (Column(operand) is { } column) return new SqlNode.NullTest(column, isNegated);
        return Value(operand) is { } value ? new SqlNode.NullTest(WithoutWidening(value), isNegated) : null;
    }

    private static SqlNode Negated(SqlNode node) => node switch
    {
        SqlNode.Truth truth => new SqlNode.Truth(!truth.Value),
        SqlNode.Not not => not.Operand,
        SqlNode.NullTest test => test with { IsNegated = !test.IsNegated },
        SqlNode.Distinct distinct => distinct with { IsNegated = !distinct.IsNegated },
        SqlNode.OneOf { MayBeNull: false } oneOf => oneOf with { IsNegated = !oneOf.IsNegated },
        SqlNode.Comparison { MayBeNull: false, Operator: "=" } equal => equal with { Operator = "<>" },
        SqlNode.Comparison { MayBeNull: false, Operator: "<>" } different => different with { Operator = "=" },
        _ => new SqlNode.Not(node),
    };

    private static bool AreComparable(ScalarKind left, ScalarKind right)
        => left == right ? left is not (ScalarKind.None or ScalarKind.Json or ScalarKind.Bytes) : IsNumber(left) && IsNumber(right);

    private static bool IsNumber(ScalarKind kind)
        => kind is ScalarKind.SmallInt or ScalarKind.Integer or ScalarKind.BigInt or ScalarKind.Numeric or ScalarKind.Real or ScalarKind.Double;

    private static bool IsFloating(SqlNode node) => node.Kind is ScalarKind.Real or ScalarKind.Double;

    private static bool IsConstant(SqlNode node) => node is SqlNode.Term { IsConstant: true } or SqlNode.Truth;

    /// <summary>PostgreSQL compares numbers of different types by their values, so no cast is needed.</summary>
    private static SqlNode WithoutWidening(SqlNode node) => node is SqlNode.Widened widened ? widened.Operand : node;
}
