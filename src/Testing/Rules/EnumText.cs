using System;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Testing.Rules;

/// <summary>The label that an enum's member is stored as, by the rules of the vocabulary.</summary>
[RequiresUnreferencedCode(RuleProof.Reflection)]
internal static class EnumText
{
    public static string Of(Enum value)
    {
        string name = value.ToString();
        return value.GetType().GetField(name)?.GetCustomAttribute<LabelAttribute>()?.Label ?? SnakeCase.From(name);
    }
}
