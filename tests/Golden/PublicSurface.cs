using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Text;

namespace StudyHub.Schema.Golden;

/// <summary>
/// The public surface of an assembly as text, one member a line, ordinally sorted: kept as a golden file, so that a change of it is seen
/// in review.
/// </summary>
public static class PublicSurface
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static string Of(Assembly assembly)
    {
        List<string> lines = [];
        foreach (Type type in assembly.GetExportedTypes())
        {
            lines.Add($"{Name(type)} : {Kind(type)}{Bases(type)}");
            if (type.IsEnum)
                foreach (string name in Enum.GetNames(type)) lines.Add($"{Name(type)}.{name} = {Convert.ToInt64(Enum.Parse(type, name), null)}");
            else
                foreach (MemberInfo member in type.GetMembers(Declared))
                    if (Line(member) is { } line) lines.Add($"{Name(type)}.{line}");
        }
        lines.Sort(StringComparer.Ordinal);
        StringBuilder text = new();
        foreach (string line in lines.Distinct()) text.Append(line).Append('\n');
        return text.ToString();
    }

    private static string? Line(MemberInfo member) => member switch
    {
        // What the compiler makes for every record says nothing about the surface.
        MethodInfo { IsSpecialName: true } or MethodInfo { Name: "ToString" or "GetHashCode" or "Equals" or "PrintMembers" or "<Clone>$" or "Deconstruct" } => null,
        PropertyInfo { Name: "EqualityContract" } => null,
        MethodInfo method when IsVisible(method) => $"{Static(method.IsStatic)}{method.Name}{Generic(method)}({Parameters(method)}) -> {Name(method.ReturnType)}",
        ConstructorInfo constructor when IsVisible(constructor) => $"new({Parameters(constructor)})",
        PropertyInfo property when property.GetAccessors(nonPublic: true).FirstOrDefault(IsVisible) is { } accessor
            => $"{Static(accessor.IsStatic)}{property.Name} {{ {Accessors(property)} }} -> {Name(property.PropertyType)}",
        FieldInfo field when field.IsPublic || field.IsFamily => $"{Static(field.IsStatic)}{field.Name} -> {Name(field.FieldType)}",
        EventInfo @event => $"event {@event.Name} -> {Name(@event.EventHandlerType!)}",
        _ => null,
    };

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string Accessors(PropertyInfo property)
    {
        List<string> accessors = [];
        if (property.GetMethod is { } get && IsVisible(get)) accessors.Add("get;");
        if (property.SetMethod is { } set && IsVisible(set))
            accessors.Add(set.ReturnParameter.GetRequiredCustomModifiers().Any(m => m.Name == "IsExternalInit") ? "init;" : "set;");
        return string.Join(' ', accessors);
    }

    private static string Kind(Type type) => type switch
    {
        { IsEnum: true } => "enum",
        { IsInterface: true } => "interface",
        { IsValueType: true } => "struct",
        { IsAbstract: true, IsSealed: true } => "static class",
        { IsAbstract: true } => "abstract class",
        { IsSealed: true } => "sealed class",
        _ => "class",
    };

    private static string Bases(Type type)
    {
        IEnumerable<string> interfaces = type.GetInterfaces().Where(i => !i.Name.StartsWith("IEquatable", StringComparison.Ordinal)).Select(Name).Order(StringComparer.Ordinal);
        string? parent = type.BaseType is { } b && b != typeof(object) && b != typeof(ValueType) && b != typeof(Enum) ? Name(b) : null;
        string all = string.Join(", ", new[] { parent }.Where(p => p is not null).Concat(interfaces));
        return all.Length == 0 || type.IsEnum ? "" : " of " + all;
    }

    private static string Static(bool isStatic) => isStatic ? "static " : "";

    private static string Generic(MethodInfo method)
        => method.IsGenericMethod ? "<" + string.Join(", ", method.GetGenericArguments().Select(a => a.Name)) + ">" : "";

    private static string Parameters(MethodBase method)
        => string.Join(", ", method.GetParameters().Select(p => $"{Name(p.ParameterType)} {p.Name}{(p.IsOptional ? " = " + (p.DefaultValue?.ToString() ?? "null") : "")}"));

    private static string Name(Type type)
    {
        if (type.IsGenericParameter) return type.Name;
        if (type.IsArray) return Name(type.GetElementType()!) + "[]";
        if (type.IsByRef) return "ref " + Name(type.GetElementType()!);
        if (Nullable.GetUnderlyingType(type) is { } underlying) return Name(underlying) + "?";
        string name = type.IsNested ? Name(type.DeclaringType!) + "." + type.Name
            : type.Namespace?.StartsWith("StudyHub", StringComparison.Ordinal) == true ? type.FullName ?? type.Name : type.Name;
        int arity = name.IndexOf('`', StringComparison.Ordinal);
        if (arity >= 0) name = name[..arity];
        return type.IsGenericType ? $"{name}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>" : name;
    }
}
