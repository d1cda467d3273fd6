using System;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace StudyHub.Schema.Generators.Reading.Translation;

/// <summary>Methods of the base class library that have a twin in PostgreSQL, and switch expressions.</summary>
internal sealed partial class RuleTranslator
{
    private const int AwayFromZero = 1;

    private static bool IsMath(IMethodSymbol target)
        => target.ContainingType is { Name: "Math", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } }
            || target.ContainingType.SpecialType == SpecialType.System_Decimal;

    /// <summary>Math.Abs, Min and Max of integers and decimals; Floor, Ceiling, Truncate and Round of decimals.</summary>
    private SqlNode? Calculation(IInvocationOperation call)
    {
        IMethodSymbol target = call.TargetMethod;
        ScalarKind kind = ClrType.Of(target.ReturnType).Kind;
        if (kind is not (ScalarKind.Integer or ScalarKind.BigInt or ScalarKind.Numeric)) return Fails(call, $"'{target.Name}' is translated for int, long and decimal alone");
        switch (target.Name)
        {
            case "Abs": return Called("abs");
            case "Min": return Called("least");
            case "Max": return Called("greatest");
            case "Floor" when kind == ScalarKind.Numeric: return Called("floor");
            case "Ceiling" when kind == ScalarKind.Numeric: return Called("ceil");
            case "Truncate" when kind == ScalarKind.Numeric: return Called("trunc");
            case "Round" when kind == ScalarKind.Numeric:
                IArgumentOperation last = call.Arguments[call.Arguments.Length - 1];
                bool isAway = last.Parameter?.Type.Name == "MidpointRounding" && last.Value.ConstantValue is { HasValue: true, Value: AwayFromZero };
                if (!isAway) return Fails(call, "numeric rounds 2.5 to 3 and C# to 2; say MidpointRounding.AwayFromZero");
                return call.Arguments.Length == 2 ? Called("round", count: 1)
                    : call.Arguments[1].Value.ConstantValue.HasValue ? Called("round", count: 2) : Fails(call, "the number of digits must be constant");
            default: return Fails(call, $"'{target.Name}' is not translated");
        }

        SqlNode? Called(string function, int? count = null)
        {
            SqlNode[] arguments = new SqlNode[count ?? call.Arguments.Length];
            bool mayBeNull = false;
            for (int i = 0; i < arguments.Length; i++)
            {
                if (Value(call.Arguments[i].Value) is not { } argument) return null;
                arguments[i] = argument;
                mayBeNull |= argument.MayBeNull;
            }
            return new SqlNode.Call(function, arguments, kind, mayBeNull);
        }
    }

    /// <summary>Equals of texts, by their characters: the operator's own comparison, and the one with StringComparison.Ordinal.</summary>
    private SqlNode? TextEquality(IInvocationOperation call, bool isFilter)
    {
        const int Ordinal = 4;
        bool isStatic = call.TargetMethod.IsStatic;
        int texts = isStatic ? 2 : 1;
        bool isOrdinal = call.Arguments.Length == texts || call.Arguments[texts].Value.ConstantValue is { HasValue: true, Value: Ordinal };
        if (!isOrdinal) return Fails(call, "'Equals' depends on a culture or on case; use StringComparison.Ordinal");
        return Equality(call, isStatic ? call.Arguments[0].Value : call.Instance!, call.Arguments[texts - 1].Value, false, isFilter);
    }

    private static bool IsTextEquality(IMethodSymbol target)
        => target is { Name: "Equals", ContainingType.SpecialType: SpecialType.System_String } && target.Parameters[0].Type.SpecialType == SpecialType.System_String;

    /// <summary>A CASE of the arms from <paramref name="first"/> on. The last must match all: without it C# throws.</summary>
    private SqlNode? Switched(ISwitchExpressionOperation choice, int first, Func<IOperation, SqlNode?> translate)
    {
        ISwitchExpressionArmOperation arm = choice.Arms[first];
        if (first == choice.Arms.Length - 1)
        {
            if (arm is { Pattern: IDiscardPatternOperation, Guard: null }) return translate(arm.Value);
            return FailsAt(arm.Syntax, "the last arm must be '_'", isReported: false);
        }
        SqlNode? test = Pattern(choice.Value, arm.Pattern, true);
        if (test is not null && arm.Guard is { } guard) test = Condition(guard, true) is { } guarded ? new SqlNode.Both(test, guarded) : null;
        if (test is null) return null;
        System.Collections.Generic.IReadOnlyCollection<string> learned = facts.Assume(test, isTrue: true);
        SqlNode? value = translate(arm.Value);
        facts.Forget(learned);
        if (value is null || Switched(choice, first + 1, translate) is not { } rest) return null;
        return value.Kind == rest.Kind || AreComparable(value.Kind, rest.Kind) ? new SqlNode.Choice(test, value, rest) : Fails(choice, "the arms have no common type in SQL");
    }
}
