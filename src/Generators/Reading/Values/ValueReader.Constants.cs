using System;
using System.Globalization;
using Microsoft.CodeAnalysis;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Generators.Reading.Values;

internal sealed partial class ValueReader
{
    /// <summary>A constant that the compiler has computed, as a value of <paramref name="target"/>.</summary>
    public ClrValue? Constant(object value, ITypeSymbol target, SyntaxNode node) => FromConstant(value, WithoutNullable(target), node);

    private ClrValue? FromConstant(object value, ITypeSymbol target, SyntaxNode node)
    {
        if (target is INamedTypeSymbol { TypeKind: TypeKind.Enum } type)
        {
            if (value is string) return Fails(node, "it is no member of " + type.Name);
            long number = EnumReader.ToInt64(value);
            return EnumReader.Read(type).Find(number) is { } member
                ? new ClrValue.Label(member.Label, SnakeCase.From(member.Name), number)
                : Fails(node, type.Name + " has no member of the value " + Convert.ToString(value, CultureInfo.InvariantCulture));
        }
        return value switch
        {
            bool flag => new ClrValue.Bool(flag),
            string text => new ClrValue.Text(text),
            char character => new ClrValue.Text(character.ToString()),
            float single when target.SpecialType == SpecialType.System_Double => new ClrValue.Floating(single, false),
            float single => new ClrValue.Floating(single, true),
            // The literal of "float x = 0.5" would be 0.5f; a double here is a double.
            double number => new ClrValue.Floating(number, false),
            decimal number => new ClrValue.Number(number),
            IConvertible number => new ClrValue.Number(Convert.ToDecimal(number, CultureInfo.InvariantCulture)),
            _ => Fails(node, "a constant of this type has no SQL form"),
        };
    }

    /// <summary>What default(T) is.</summary>
    public ClrValue? DefaultOf(ITypeSymbol type, SyntaxNode node)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } || type.IsReferenceType)
            return new ClrValue.Null();
        if (type is INamedTypeSymbol { TypeKind: TypeKind.Enum }) return FromConstant(0, type, node);
        switch (ClrType.Of(type).Kind)
        {
            case ScalarKind.Boolean: return new ClrValue.Bool(false);
            case ScalarKind.SmallInt or ScalarKind.Integer or ScalarKind.BigInt or ScalarKind.Numeric: return new ClrValue.Number(0);
            case ScalarKind.Real or ScalarKind.Double: return new ClrValue.Floating(0, false);
            case ScalarKind.Uuid: return new ClrValue.Uuid(Guid.Empty);
            case ScalarKind.Date: return new ClrValue.Date(DateTime.MinValue);
            case ScalarKind.Time: return new ClrValue.Time(TimeSpan.Zero);
            case ScalarKind.Interval: return new ClrValue.Interval(TimeSpan.Zero);
            case ScalarKind.TimestampTz: return new ClrValue.Instant(DateTimeOffset.MinValue);
        }
        return type.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_UInt64
            ? new ClrValue.Number(0) : Fails(node, "the default value of " + type.Name + " has no SQL form");
    }
}
