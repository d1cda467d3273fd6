using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using StudyHub.Schema.Generators.Reading.Values;

namespace StudyHub.Schema.Generators.Reading.Translation;

/// <summary>Membership: of a list that the rule itself writes, of a query's array, and of an array column.</summary>
internal sealed partial class RuleTranslator
{
    /// <summary>The list and what is looked for in it; null when the call asks no list, or by a comparer.</summary>
    private static (IOperation List, IOperation Wanted)? Membership(IInvocationOperation call)
    {
        if (call.TargetMethod.Name != "Contains" || call.TargetMethod.ContainingType.SpecialType == SpecialType.System_String) return null;
        if (call.Instance is { } instance) return call.Arguments.Length == 1 ? (Unconverted(instance), call.Arguments[0].Value) : null;
        // Since C# 14 an array's Contains is that of its span, with a comparer that nobody gives.
        bool isOfList = IsLinq(call.TargetMethod) || call.TargetMethod.ContainingType.Name == "MemoryExtensions";
        bool isPlain = call.Arguments.Length == 2 || call.Arguments.Length == 3 && call.Arguments[2].ArgumentKind == ArgumentKind.DefaultValue;
        return isOfList && isPlain ? (Unconverted(call.Arguments[0].Value), call.Arguments[1].Value) : null;
    }

    private SqlNode? Member(IInvocationOperation call, IOperation list, IOperation wanted, bool isFilter)
    {
        if (list is IInvalidOperation) return FailsAt(list.Syntax, "", isReported: true);
        if (list is IParameterReferenceOperation { Parameter: var parameter } && frame.Find(parameter) is Binding.Array given)
            return Value(wanted) is { } value ? AnyItem(call, value, given, isFilter) : null;
        if (Bound(list) is Binding.LeftOut leftOut) return FailsLeftOut(list, leftOut);
        if (Column(list) is { } column && column.Source.Shape.Find(((IPropertyReferenceOperation)list).Property.Name) is { Type: { Clr.IsArray: true, Storage: Entities.ColumnStorage.Direct or Entities.ColumnStorage.EnumLabels } type })
            return ItemOf(call, column, type, wanted, isFilter);
        if (Fault is not null) return null;
        return Items(list) is { } items ? OneOf(call, items, wanted, isFilter) : null;
    }

    /// <summary>A list that is written out, or a static field's.</summary>
    private List<SqlNode?>? Items(IOperation list)
    {
        List<SqlNode?> items = [];
        if (list is IArrayCreationOperation { Initializer.ElementValues: var elements })
        {
            foreach (IOperation element in elements)
            {
                SqlNode? item = IsNull(element) ? null : Value(element);
                if (item is null && Fault is not null) return null;
                items.Add(item);
            }
            return items;
        }
        ValueReader reader = new(scope.Models, scope.Cancellation);
        if (list.Syntax is not ExpressionSyntax syntax || TypeOf(list) is not { } type || ItemType(type) is not { } itemType || reader.Read(syntax, type) is not ClrValue.List { Items: var values })
            return Fails<List<SqlNode?>>(list, reader.Fault?.Reason ?? "it is no list that the rule can be asked about");
        foreach (ClrValue value in values)
        {
            SqlNode? item = value is ClrValue.Null ? null : Literal(list.Syntax, itemType, _ => value);
            if (item is null && Fault is not null) return null;
            items.Add(item);
        }
        return items;
    }

    // A collection expression has no type of its own, only that of the conversion around it.
    private static ITypeSymbol? TypeOf(IOperation list) => list.Type ?? (list.Parent as IConversionOperation)?.Type;

    private static ITypeSymbol? ItemType(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => array.ElementType,
        INamedTypeSymbol { TypeArguments: [var item] } => item,
        _ => null,
    };

    private SqlNode? OneOf(IInvocationOperation call, List<SqlNode?> items, IOperation wanted, bool isFilter)
    {
        if (Value(wanted) is not { } value) return null;
        value = WithoutWidening(value);
        List<SqlNode> constants = [];
        SqlNode? answer = null;
        foreach (SqlNode? given in items)
        {
            if (given is null)
            {
                answer = Or(answer, new SqlNode.NullTest(value, false));
                continue;
            }
            SqlNode item = WithoutWidening(given);
            if (item is SqlNode.Term { IsConstant: true } && !IsFloating(item) && !IsFloating(value))
            {
                if (!AreComparable(value.Kind, item.Kind)) return Fails(call, "values of these types have no common comparison in SQL");
                constants.Add(item);
                continue;
            }
            if (Equality(call.Syntax, value, item, false, isFilter) is not { } equal) return null;
            answer = Or(answer, equal);
        }
        SqlNode found = Found(value, constants, isFilter);
        if (constants.Count > 0) answer = Or(Exact(constants.Count == 1 ? new SqlNode.Comparison("=", found, constants[0]) : new SqlNode.OneOf(found, constants, false), isFilter), answer);
        return answer ?? new SqlNode.Truth(false);
    }

    private static SqlNode? Or(SqlNode? left, SqlNode? right) => left is null ? right : right is null ? left : new SqlNode.Either(left, right);

    private SqlNode? AnyItem(IInvocationOperation call, SqlNode value, Binding.Array given, bool isFilter)
    {
        value = WithoutWidening(value);
        if (IsFloating(value) || !AreComparable(value.Kind, given.Item)) return Fails(call, "values of these types have no common comparison in SQL");
        if (Found(value, given.Node, isFilter) is { } found) return found;
        SqlNode any = new SqlNode.Member(value, given.Node);
        if (!given.HasNulls || !value.MayBeNull) return Exact(any, isFilter);
        SqlNode hasNull = new SqlNode.NullTest(Position(given.Node, new SqlNode.Term("null", value.Kind, true, true)), true);
        return Exact(new SqlNode.Either(any, new SqlNode.Both(new SqlNode.NullTest(value, false), hasNull)), isFilter);
    }

    private SqlNode? ItemOf(IInvocationOperation call, SqlNode.Column column, ColumnType type, IOperation wanted, bool isFilter)
    {
        bool hasNulls = type.Clr.Scalar.NullableAnnotation == NullableAnnotation.Annotated;
        SqlNode? value = IsNull(wanted) ? new SqlNode.Term("null", column.Kind, true, true) : Value(wanted);
        if (value is null) return null;
        value = WithoutWidening(value);
        if (IsFloating(value) || !AreComparable(value.Kind, column.Kind)) return Fails(call, "values of these types have no common comparison in SQL");
        // Two arrays that overlap have no NULL in common, so "contains" finds no null; but it alone is what a GIN index answers.
        if (hasNulls && value.MayBeNull) return new SqlNode.NullTest(Position(column, value), true);
        return Exact(new SqlNode.Comparison("@>", column, new SqlNode.ArrayOf(value, type.Enum is not null && type.Cast is { } labels ? labels : SqlLiteral.TypeText(type.PgType))), isFilter);
    }

    private static SqlNode Position(SqlNode array, SqlNode item) => new SqlNode.Call("array_position", [array, item], ScalarKind.Integer, true);
}
