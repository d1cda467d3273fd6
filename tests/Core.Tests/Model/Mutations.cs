using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Core.Tests.Model;

/// <summary>
/// Every way to change one property somewhere in a model, found by reflection: a property that is added tomorrow is among them without
/// anybody remembering it.
/// </summary>
internal static class Mutations
{
    /// <summary>The changed models, each with "Type.Property" of what was changed.</summary>
    public static IEnumerable<(string Property, SchemaModel Model)> Of(SchemaModel model)
        => OfValue(model, typeof(SchemaModel), "SchemaModel").Select(m => (m.Property, (SchemaModel)m.Value!));

    /// <summary>"Type.Property" for all that a model consists of.</summary>
    public static ISet<string> Properties()
    {
        HashSet<string> properties = [];
        HashSet<Type> seen = [];
        Queue<Type> types = new([typeof(SchemaModel)]);
        while (types.TryDequeue(out Type? type))
        {
            if (!seen.Add(type)) continue;
            foreach (PropertyInfo property in SettableProperties(type))
            {
                Type inner = ElementType(property.PropertyType) ?? property.PropertyType;
                bool isRecord = inner.Namespace == typeof(SchemaModel).Namespace && !inner.IsEnum && inner != typeof(SqlExpression);
                if (isRecord) types.Enqueue(inner);
                // A record that must be there changes by a change of its own properties.
                if (!isRecord || inner != property.PropertyType || IsNullable(property)) properties.Add($"{type.Name}.{property.Name}");
            }
        }
        return properties;
    }

    private static IEnumerable<(string Property, object? Value)> OfValue(object? value, Type type, string property)
    {
        Type inner = Nullable.GetUnderlyingType(type) ?? type;
        if (inner == typeof(bool)) return [(property, value is not true)];
        if (inner == typeof(int)) return [(property, (int?)value + 1 ?? 7)];
        if (inner == typeof(string)) return [(property, value + "\r\n\t'\"\\ 🎓 \ud800 \u2028")];
        if (inner.IsEnum) return Enum.GetValues(inner).Cast<object>().Where(other => !other.Equals(value)).Select(other => (property, (object?)other));
        if (inner == typeof(Identifier)) return [(property, new Identifier((value as Identifier)?.Value + "~'\"\n🎓"))];
        if (inner == typeof(QualifiedName)) return OfValue(((QualifiedName)value!).Name, typeof(Identifier), property)
            .Select(name => (property, (object?)(((QualifiedName)value!) with { Name = (Identifier)name.Value! })));
        if (inner == typeof(SqlExpression)) return [(property, new SqlExpression((value as SqlExpression)?.Text + " -- \ud800'\n\"🎓\""))];
        if (ElementType(inner) is not null) return (IEnumerable<(string, object?)>)OfListMethod.MakeGenericMethod(ElementType(inner)!).Invoke(null, [value, property])!;
        return value is null ? [] : OfRecord(value);
    }

    private static readonly MethodInfo OfListMethod = typeof(Mutations).GetMethod(nameof(OfList), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>One element less, one element changed.</summary>
    private static IEnumerable<(string Property, object? Value)> OfList<T>(EquatableArray<T> list, string property)
        where T : IEquatable<T>
    {
        if (!list.IsEmpty) yield return (property, list.Take(list.Count - 1).ToEquatableArray());
        for (int i = 0; i < list.Count; i++)
        {
            foreach ((string inner, object? changed) in OfValue(list[i], typeof(T), property))
                yield return (inner, list.Select((item, at) => at == i ? (T)changed! : item).ToEquatableArray());
        }
    }

    private static IEnumerable<(string Property, object? Value)> OfRecord(object record)
    {
        MethodInfo clone = record.GetType().GetMethod("<Clone>$")!;
        foreach (PropertyInfo property in SettableProperties(record.GetType()))
        {
            object? value = property.GetValue(record);
            string name = $"{record.GetType().Name}.{property.Name}";
            IEnumerable<(string, object?)> gone = value is not null && IsNullable(property) ? [(name, null)] : [];
            foreach ((string path, object? changed) in OfValue(value, property.PropertyType, name).Concat(gone))
            {
                object copy = clone.Invoke(record, null)!;
                property.SetValue(copy, changed);
                yield return (path, copy);
            }
        }
    }

    private static IEnumerable<PropertyInfo> SettableProperties(Type type)
        => type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite);

    private static bool IsNullable(PropertyInfo property)
        => Nullability.GetOrAdd(property, p => new NullabilityInfoContext().Create(p).ReadState == NullabilityState.Nullable);

    private static readonly ConcurrentDictionary<PropertyInfo, bool> Nullability = new();

    private static Type? ElementType(Type type)
        => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(EquatableArray<>) ? type.GetGenericArguments()[0] : null;
}
