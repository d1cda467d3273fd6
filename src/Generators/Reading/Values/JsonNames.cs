using System;
using Microsoft.CodeAnalysis;

namespace StudyHub.Schema.Generators.Reading.Values;

/// <summary>The names of properties inside jsonb, as System.Text.Json writes them with its camelCase policy.</summary>
internal static class JsonNames
{
    /// <summary>[JsonPropertyName], else camelCase; null for a property that [JsonIgnore] always leaves out.</summary>
    public static string? Of(IPropertySymbol property)
    {
        string? given = null;
        foreach (AttributeData attribute in property.GetAttributes())
        {
            switch (attribute.AttributeClass?.Name)
            {
                case "JsonPropertyNameAttribute" when attribute.ConstructorArguments is [{ Value: string name }]:
                    given = name;
                    break;
                case "JsonIgnoreAttribute" when IgnoreCondition(attribute) == Always:
                    return null;
            }
        }
        return given ?? CamelCase(property.Name);
    }

    /// <summary>[JsonIgnore(Condition = …)] leaves the property out for this value.</summary>
    public static bool LeavesOut(IPropertySymbol property, ClrValue value)
    {
        foreach (AttributeData attribute in property.GetAttributes())
        {
            if (attribute.AttributeClass?.Name != "JsonIgnoreAttribute") continue;
            switch (IgnoreCondition(attribute))
            {
                case WhenWritingNull: return value is ClrValue.Null;
                case WhenWritingDefault: return IsDefault(value);
            }
        }
        return false;
    }

    /// <summary>The rule of JsonNamingPolicy.CamelCase: a leading run of capitals is lowered but for the one that starts a word.</summary>
    public static string CamelCase(string name)
    {
        if (name.Length == 0 || !char.IsUpper(name[0])) return name;
        char[] text = name.ToCharArray();
        for (int i = 0; i < text.Length; i++)
        {
            if (i == 1 && !char.IsUpper(text[i])) break;
            bool hasNext = i + 1 < text.Length;
            if (i > 0 && hasNext && !char.IsUpper(text[i + 1])) break;
            text[i] = char.ToLowerInvariant(text[i]);
        }
        return new string(text);
    }

    // System.Text.Json.Serialization.JsonIgnoreCondition.
    private const int Always = 1;
    private const int WhenWritingDefault = 2;
    private const int WhenWritingNull = 3;

    private static int IgnoreCondition(AttributeData attribute)
    {
        foreach (System.Collections.Generic.KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
            if (argument.Key == "Condition" && argument.Value.Value is int condition) return condition;
        return Always;
    }

    private static bool IsDefault(ClrValue value) => value switch
    {
        ClrValue.Null => true,
        ClrValue.Bool flag => !flag.Value,
        ClrValue.Number number => number.Value == 0,
        ClrValue.Floating number => number.Value == 0,
        ClrValue.Uuid uuid => uuid.Value == Guid.Empty,
        _ => false,
    };
}
