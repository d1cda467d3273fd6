using StudyHub.Schema.Collections;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Model;

/// <summary>A function. <see cref="Definition"/> is everything behind the closing parenthesis of the arguments, from RETURNS on.</summary>
public sealed record FunctionModel
{
    public required QualifiedName Name { get; init; }

    /// <summary>Argument types as they identify the function, "" for none.</summary>
    public string Arguments { get; init; } = "";

    public required string Definition { get; init; }

    public string? Comment { get; init; }

    /// <summary>True when the roles of requests may call it; no function is ever executable by PUBLIC.</summary>
    public bool IsCallableByRequests { get; init; }

    /// <summary>Whose rights a SECURITY DEFINER function has; null for the owner of everything.</summary>
    public Identifier? Owner { get; init; }

    /// <summary>Tables that its body reads, which must be there first; sorted.</summary>
    public EquatableArray<QualifiedName> Reads { get; init; }
}
