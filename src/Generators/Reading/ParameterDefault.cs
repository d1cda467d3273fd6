using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StudyHub.Schema.Generators.Entities;

namespace StudyHub.Schema.Generators.Reading;

/// <summary>The default of a rule's parameter as generated code repeats it.</summary>
internal static class ParameterDefault
{
    /// <summary>
    /// An expression of the parameter's type, or null where it has to be given: C# takes a default only where all parameters behind it have one.
    /// </summary>
    public static string? Of(IMethodSymbol method, IParameterSymbol parameter)
        => method.Parameters.Skip(parameter.Ordinal).All(candidate => candidate.HasExplicitDefaultValue) ? Text(parameter) : null;

    private static string Text(IParameterSymbol parameter)
    {
        ClrType type = ClrType.Of(parameter.Type);
        if (parameter.ExplicitDefaultValue is not { } value) return type.Underlying.IsValueType && !type.IsNullable ? "default" : type.IsNullable ? "null" : "null!";
        return type.Underlying is INamedTypeSymbol { TypeKind: TypeKind.Enum } members ? Member(members, value) : Literal(value);
    }

    /// <summary>A number that no member has is written as a number.</summary>
    private static string Member(INamedTypeSymbol type, object value)
    {
        foreach (IFieldSymbol member in type.GetMembers().OfType<IFieldSymbol>())
            if (member.HasConstantValue && value.Equals(member.ConstantValue)) return ClrTypeNames.Of(type) + "." + CSharpNames.Escaped(member.Name);
        return $"({ClrTypeNames.Of(type)})({Literal(value)})";
    }

    private static string Literal(object value) => value switch
    {
        string text => SymbolDisplay.FormatLiteral(text, quote: true),
        bool flag => flag ? "true" : "false",
        decimal number => number.ToString(CultureInfo.InvariantCulture) + "m",
        float.NaN => "float.NaN",
        float.PositiveInfinity => "float.PositiveInfinity",
        float.NegativeInfinity => "float.NegativeInfinity",
        float number => number.ToString("R", CultureInfo.InvariantCulture) + "F",
        double.NaN => "double.NaN",
        double.PositiveInfinity => "double.PositiveInfinity",
        double.NegativeInfinity => "double.NegativeInfinity",
        double number => number.ToString("R", CultureInfo.InvariantCulture) + "D",
        long number => number.ToString(CultureInfo.InvariantCulture) + "L",
        ulong number => number.ToString(CultureInfo.InvariantCulture) + "UL",
        System.IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => "default",
    };
}
