using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Declarations;
using StudyHub.Schema.Model;

namespace StudyHub.Schema.Core.Tests.Model;

/// <summary>
/// What crosses the generator's pipeline must be equal by value and hold nothing that keeps a compilation alive, or every key that is
/// typed would generate everything anew.
/// </summary>
public sealed class ModelShapeTests
{
    [Fact]
    public void Models_and_declarations_are_sealed_values_all_the_way_down()
    {
        Type[] types = [.. typeof(SchemaModel).Assembly.GetTypes().Where(type =>
            type.IsPublic && (type.Namespace == typeof(SchemaModel).Namespace || type.Namespace == typeof(TableDeclaration).Namespace))];

        types.Length.ShouldBeGreaterThan(30);
        types.SelectMany(Flaws).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(typeof(OpenRecord), "OpenRecord is not sealed")]
    [InlineData(typeof(PlainClass), "PlainClass is no record")]
    [InlineData(typeof(HoldsList), "HoldsList.Items is a List`1, which has no value equality")]
    [InlineData(typeof(HoldsArray), "HoldsArray.Items is a String[], which has no value equality")]
    [InlineData(typeof(HoldsSettable), "HoldsSettable.Name can be set")]
    [InlineData(typeof(HoldsDeep), "HoldsDeep.Items is a Type, which has no value equality")]
    public void An_offender_is_found(Type offender, string flaw) => Flaws(offender).ShouldContain(flaw);

    private static IEnumerable<string> Flaws(Type type)
    {
        if (type.IsEnum || (type.IsAbstract && type.IsSealed)) yield break;
        if (!type.IsSealed) yield return $"{type.Name} is not sealed";
        if (type.GetMethod("<Clone>$") is null) yield return $"{type.Name} is no record";
        foreach (PropertyInfo property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            Type inner = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            if (inner.IsGenericType && inner.GetGenericTypeDefinition() == typeof(EquatableArray<>)) inner = inner.GetGenericArguments()[0];
            if (!IsValue(inner)) yield return $"{type.Name}.{property.Name} is a {inner.Name}, which has no value equality";
            if (property.SetMethod is { } setter && !setter.ReturnParameter.GetRequiredCustomModifiers().Any(m => m.Name == "IsExternalInit"))
                yield return $"{type.Name}.{property.Name} can be set";
        }
    }

    /// <summary>Texts, numbers, enums and records of our own: this leaves out whatever comes from Roslyn or from a collection library.</summary>
    private static bool IsValue(Type type)
        => type.IsPrimitive || type.IsEnum || type == typeof(string)
            || (type.Assembly == typeof(SchemaModel).Assembly && typeof(IEquatable<>).MakeGenericType(type).IsAssignableFrom(type));

    private record OpenRecord(string Name);

    private sealed class PlainClass;

    private sealed record HoldsList(List<string> Items);

    private sealed record HoldsArray(string[] Items);

    private sealed record HoldsDeep(Type Items);

    private sealed record HoldsSettable
    {
        public string Name { get; set; } = "";
    }
}
