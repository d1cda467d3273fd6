using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using System.Reflection;

namespace StudyHub.Schema.Testing.Rules;

/// <summary>Makes an object of a record, whatever its constructor wants, and knows what can be set on it.</summary>
[RequiresUnreferencedCode(RuleProof.Reflection)]
[RequiresDynamicCode(RuleProof.Reflection)]
internal static class RecordMaker
{
    private const BindingFlags Instance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    /// <summary>By the constructor with the fewest parameters; each is given its type's default, and set afterwards.</summary>
    public static object New(Type type)
    {
        ConstructorInfo constructor = type.GetConstructors(Instance)
            .Where(candidate => candidate.GetParameters() is not [{ } only] || only.ParameterType != type)
            .OrderBy(candidate => candidate.GetParameters().Length)
            .FirstOrDefault() ?? throw new RuleProofException($"{type.Name} has no constructor, so that no row of it can be drawn.");
        object?[] arguments = [.. constructor.GetParameters().Select(parameter => parameter.ParameterType.IsValueType ? Activator.CreateInstance(parameter.ParameterType) : null)];
        return constructor.Invoke(BindingFlags.DoNotWrapExceptions, null, arguments, null);
    }

    /// <summary>With a setter of any kind, init included.</summary>
    public static IEnumerable<PropertyInfo> Settable(Type type)
        => type.GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(property => property.SetMethod is not null && property.GetIndexParameters().Length == 0);
}
