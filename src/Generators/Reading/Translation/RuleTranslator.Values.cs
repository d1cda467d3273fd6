using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using StudyHub.Schema.Generators.Entities;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Generators.Reading.Translation;

internal sealed partial class RuleTranslator
{
    /// <summary>A value; NULL stands for null.</summary>
    private SqlNode? Value(IOperation operation)
    {
        scope.Cancellation.ThrowIfCancellationRequested();
        operation = Bare(operation);
        if (operation is IInvalidOperation || operation.Type is { TypeKind: TypeKind.Error }) return FailsAt(operation.Syntax, "", isReported: true);
        if (operation.ConstantValue is { HasValue: true, Value: not null }) return Constant(operation);
        switch (operation)
        {
            case IPropertyReferenceOperation or IConditionalAccessOperation when Document(operation, out bool isPath) is var path && isPath: return path;
            case IPropertyReferenceOperation property: return Property(property);
            case IParameterReferenceOperation parameter: return Parameter(parameter);
            case ICoalesceOperation coalesce: return Coalesced(coalesce);
            case IConversionOperation conversion: return Converted(conversion);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract or BinaryOperatorKind.Multiply } binary:
                return Arithmetic(binary);
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Plus } plus: return Value(plus.Operand);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Divide or BinaryOperatorKind.Remainder } division:
                return Division(division);
            case IConditionalOperation { WhenFalse: { } otherwise } choice when !IsBoolean(operation): return ChosenValue(choice, otherwise);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.And or BinaryOperatorKind.Or or BinaryOperatorKind.ExclusiveOr, IsLifted: true } logic when IsTruth(operation):
                return Logic(logic);
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, IsLifted: true } not when IsTruth(operation):
                return Value(not.Operand) is { } negated ? new SqlNode.Not(negated) : null;
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Minus } minus:
                return Value(minus.Operand) is { } positive ? Calculated(minus, "-", new SqlNode.Term("0", positive.Kind, false, true), positive) : null;
            case ILocalReferenceOperation { Local: var local } when frame.Find(local) is Binding.Value declared: return Current(declared.Node);
            case IInvocationOperation call when IsMath(call.TargetMethod): return Calculation(call);
            case IBinaryOperation or IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, OperatorMethod: null } or IIsPatternOperation or IConditionalOperation or ISwitchExpressionOperation when IsBoolean(operation):
                return Condition(operation, false);
            case ISwitchExpressionOperation choice: return Switched(choice, 0, Value);
            case IInvocationOperation call when Membership(call) is not null: return Condition(call, false);
            case IInvocationOperation call when IsWritten(call.TargetMethod): return Inlined(call, inner => IsBoolean(call) ? Condition(inner, false) : Value(inner));
            case IInvocationOperation call when IsLinq(call.TargetMethod): return Quantified(call, false);
            case IInvocationOperation { TargetMethod.ReturnType.SpecialType: SpecialType.System_Boolean }: return Condition(operation, false);
        }
        return Evaluated(operation);
    }

    private static bool IsTruth(IOperation operation) => operation.Type is { } type && Underlying(type).SpecialType == SpecialType.System_Boolean;

    private static bool IsBoolean(IOperation operation) => operation.Type?.SpecialType == SpecialType.System_Boolean;

    private SqlNode? Property(IPropertyReferenceOperation reference)
    {
        if (IsOfNullable(reference) && reference.Instance is { } nullable)
        {
            if (reference.Property.Name == "HasValue") return NullTest(nullable, true);
            // .Value of null throws in C#, so what it gives there matters to nobody; it stays "may be NULL", which then denies.
            return Value(nullable);
        }
        if (reference is { Property: { Name: "Length", ContainingType.SpecialType: SpecialType.System_Array }, Instance: { } list } && Column(list) is { } counted)
            return new SqlNode.Call("cardinality", [counted], ScalarKind.Integer, counted.MayBeNull);
        if (Column(reference) is { } column)
        {
            ColumnReading read = column.Source.Shape.Find(reference.Property.Name)!;
            if (read.Type.Clr.IsArray || read.Type.Storage is ColumnStorage.Json or ColumnStorage.JsonText)
                return Fails(reference, $"'{reference.Property.Name}' is a list or a document, and only 'is null' can be asked of it");
            if (read.Type.Cast is not null && read.Type.Enum is null)
                return Fails(reference, $"the type of '{reference.Property.Name}' is given as SQL, so how it compares is not known");
            return column;
        }
        if (Fault is not null) return null;
        if (reference.Instance is { } owner && Bound(owner) is Binding.Session) return SessionValue(reference);
        if (reference.Instance is { } made && Bare(made) is IInvocationOperation call && IsLinq(call.TargetMethod)) return Quantified(call, false);
        return Evaluated(reference);
    }

    /// <summary>The column that the expression is, whatever its type; null when it is none, with a fault where it should have been.</summary>
    private SqlNode.Column? Column(IOperation operation)
    {
        operation = Bare(operation);
        if (operation is not IPropertyReferenceOperation { Instance: { } instance, Property: var property }) return null;
        if (Bound(instance) is not Binding.Row { Source: var source }) return null;
        if (source.Shape.Find(property.Name) is not { } column)
        {
            FailsAt(operation.Syntax, $"'{property.Name}' is no column", isReported: source.Shape.Refused.Contains(property.Name));
            return null;
        }
        string name = SqlQuoting.Identifier(column.Name);
        return new SqlNode.Column(source, name, column.Type.Clr.Kind, column.Column.IsNullable && !facts.IsNotNull(source.KeyOf(name)));
    }

    private SqlNode? SessionValue(IPropertyReferenceOperation reference)
    {
        if (reference.Property.Name == "IsAdmin")
        {
            return scope.HasAdminFlag
                ? new SqlNode.Term("(select app.is_admin())", ScalarKind.Boolean, false, false)
                : Fails(reference, "the database has no list of admins; [assembly: Database(…, AdminFlag = true)] makes one");
        }
        // Behind a subquery the function is asked once a statement and not once a row.
        string? text = reference.Property.Name switch
        {
            "UserId" => "(select app.user_id())",
            "FrameworkId" => "(select app.framework_id())",
            _ => null,
        };
        return text is null
            ? Fails(reference, $"the database does not know '{reference.Property.Name}' of the session")
            : new SqlNode.Term(text, ScalarKind.Uuid, !facts.IsNotNull(text), false);
    }

    private SqlNode? Parameter(IParameterReferenceOperation reference) => frame.Find(reference.Parameter) switch
    {
        Binding.Value value => Current(value.Node),
        Binding.LeftOut parameter => FailsLeftOut(reference, parameter),
        Binding.Rows => Fails(reference, "a lookup is asked with Any, All, Where, Select and Contains"),
        Binding.Row or Binding.Session => Fails(reference, "only its properties have a form in SQL"),
        _ => Fails(reference, $"a parameter of the type {ClrTypeNames.ForMessage(reference.Parameter.Type)} cannot be compared"),
    };

    /// <summary>A value that was translated elsewhere, with what is known of it here.</summary>
    private SqlNode Current(SqlNode node) => node switch
    {
        SqlNode.Column column => column with { MayBeNull = column.MayBeNull && !facts.IsNotNull(column.Key) },
        SqlNode.Path path => path with { MayBeNull = path.MayBeNull && !facts.IsNotNull(path.Key) },
        SqlNode.Term { IsConstant: false } term => term with { MayBeNull = term.MayBeNull && !facts.IsNotNull(term.Text) },
        _ => node,
    };

    private SqlNode? Coalesced(ICoalesceOperation coalesce)
    {
        switch (Bound(coalesce.Value))
        {
            case Binding.LeftOut: return Value(coalesce.WhenNull);
            case Binding.Value { IsGiven: true } given: return Current(given.Node);
        }
        if (Value(coalesce.Value) is not { } value || Value(coalesce.WhenNull) is not { } otherwise) return null;
        (value, otherwise) = (Unwidened(value, otherwise), Unwidened(otherwise, value));
        return AreComparable(value.Kind, otherwise.Kind) ? new SqlNode.Coalesce(value, otherwise)
            : Fails(coalesce, "the two sides have no common type in SQL");
    }

    private static SqlNode Unwidened(SqlNode node, SqlNode other)
        => node is SqlNode.Widened widened && widened.Operand.Kind == other.Kind ? widened.Operand : node;

    private SqlNode? ChosenValue(IConditionalOperation choice, IOperation otherwise)
    {
        if (Condition(choice.Condition, true) is not { } test) return null;
        if (Decided(test) is { } decided) return Value(decided ? choice.WhenTrue : otherwise);
        IReadOnlyCollection<string> learned = facts.Assume(test, isTrue: true);
        SqlNode? first = Value(choice.WhenTrue);
        facts.Forget(learned);
        if (first is null || Value(otherwise) is not { } second) return null;
        return AreComparable(first.Kind, second.Kind) ? new SqlNode.Choice(test, first, second) : Fails(choice, "the two sides have no common type in SQL");
    }

    private SqlNode? Converted(IConversionOperation conversion)
    {
        if (conversion.OperatorMethod is not null || conversion.Type is null) return Fails(conversion, "this conversion is not translated");
        if (Value(conversion.Operand) is not { } operand) return null;
        ScalarKind to = ClrType.Of(conversion.Type).Kind;
        if (operand.Kind == to) return operand;
        bool isWider = (operand.Kind, to) is (ScalarKind.SmallInt, ScalarKind.Integer or ScalarKind.BigInt or ScalarKind.Numeric or ScalarKind.Double)
            or (ScalarKind.Integer, ScalarKind.BigInt or ScalarKind.Numeric or ScalarKind.Double)
            or (ScalarKind.BigInt, ScalarKind.Numeric) or (ScalarKind.Real, ScalarKind.Double);
        return isWider ? new SqlNode.Widened(operand, to)
            : Fails(conversion, $"the conversion to {ClrTypeNames.ForMessage(conversion.Type)} can lose or change the value");
    }

    private SqlNode? Arithmetic(IBinaryOperation binary)
    {
        string symbol = binary.OperatorKind switch { BinaryOperatorKind.Add => "+", BinaryOperatorKind.Subtract => "-", _ => "*" };
        return Value(binary.LeftOperand) is { } left && Value(binary.RightOperand) is { } right ? Calculated(binary, symbol, left, right) : null;
    }

    private SqlNode? Calculated(IOperation operation, string symbol, SqlNode left, SqlNode right)
    {
        ScalarKind kind = operation.Type is { } type ? ClrType.Of(type).Kind : ScalarKind.None;
        return kind is ScalarKind.Integer or ScalarKind.BigInt or ScalarKind.Numeric && IsNumber(left.Kind) && IsNumber(right.Kind)
            ? new SqlNode.Arithmetic(symbol, left, right, kind)
            : Fails(operation, "only integers and decimals can be calculated with");
    }

    /// <summary>By an integer other than zero, which both sides cut towards zero.</summary>
    private SqlNode? Division(IBinaryOperation division)
    {
        bool isWhole = division.Type is { } type && Underlying(type).SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64;
        bool isSafe = Unconverted(division.RightOperand).ConstantValue is { HasValue: true, Value: int or long or short or byte } divisor
            && System.Convert.ToInt64(divisor.Value, System.Globalization.CultureInfo.InvariantCulture) is not (0 or -1);
        if (!isWhole || !isSafe) return Fails(division, "division fails on zero, and its digits differ from C#'s; integers can be divided by a constant");
        string symbol = division.OperatorKind == BinaryOperatorKind.Divide ? "/" : "%";
        return Value(division.LeftOperand) is { } left && Value(division.RightOperand) is { } right ? Calculated(division, symbol, left, right) : null;
    }

    /// <summary>&amp;, | and ^ of bool? know the same three values as SQL.</summary>
    private SqlNode? Logic(IBinaryOperation logic)
    {
        if (Value(logic.LeftOperand) is not { } left || Value(logic.RightOperand) is not { } right) return null;
        return logic.OperatorKind switch
        {
            BinaryOperatorKind.And => new SqlNode.Both(left, right),
            BinaryOperatorKind.Or => new SqlNode.Either(left, right),
            _ => new SqlNode.Comparison("<>", left, right),
        };
    }

    private SqlNode? Call(IInvocationOperation call)
    {
        IMethodSymbol target = call.TargetMethod;
        if (target is { Name: "IsNullOrEmpty", ContainingType.SpecialType: SpecialType.System_String }) return Empty(call.Arguments[0].Value);
        bool isSearch = target is { Name: "StartsWith" or "EndsWith" or "Contains", ContainingType.SpecialType: SpecialType.System_String }
            && call.Instance is not null && call.Arguments.Length > 0;
        if (!isSearch) return Fails(call, $"'{target.Name}' is not translated");
        // Without a comparison Contains is ordinal, and so is any search for one character; the others follow the machine's culture.
        const int Ordinal = 4;
        bool isOrdinal = call.Arguments.Length > 1
            ? call.Arguments[1].Value.ConstantValue is { HasValue: true, Value: Ordinal }
            : target.Name == "Contains" || target.Parameters[0].Type.SpecialType == SpecialType.System_Char;
        if (!isOrdinal) return Fails(call, $"'{target.Name}' depends on a culture; add StringComparison.Ordinal");
        if (Value(call.Instance!) is not { } text || Value(call.Arguments[0].Value) is not { } part) return null;
        if (text.Kind != ScalarKind.Text || part.Kind != ScalarKind.Text) return Fails(call, "only texts can be searched");
        bool mayBeNull = text.MayBeNull || part.MayBeNull;
        switch (target.Name)
        {
            case "StartsWith": return new SqlNode.Call("starts_with", [text, part], ScalarKind.Boolean, mayBeNull);
            case "Contains":
                return new SqlNode.Comparison(
                    ">", new SqlNode.Call("strpos", [text, part], ScalarKind.Integer, mayBeNull), new SqlNode.Term("0", ScalarKind.Integer, false, true));
            default:
                SqlNode length = new SqlNode.Call("length", [part], ScalarKind.Integer, part.MayBeNull);
                return new SqlNode.Comparison("=", new SqlNode.Call("right", [text, length], ScalarKind.Text, mayBeNull), part);
        }
    }

    private SqlNode? Empty(IOperation text)
    {
        if (Value(text) is not { } value) return null;
        SqlNode nothing = new SqlNode.Term("''", ScalarKind.Text, false, true);
        return new SqlNode.Comparison("=", value.MayBeNull ? new SqlNode.Coalesce(value, nothing) : value, nothing);
    }

    private static bool IsOfNullable(IPropertyReferenceOperation reference)
        => reference.Property.ContainingType is { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T };
}
