using StudyHub.Schema.Collections;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Declarations;

/// <summary>The primary key; a null name is made by the naming rules.</summary>
public sealed record KeyDeclaration(EquatableArray<string> Members, Identifier? Name = null);

/// <summary>A UNIQUE constraint. Members are C# properties, in order.</summary>
public sealed record UniqueDeclaration
{
    public required EquatableArray<string> Members { get; init; }

    public Identifier? Name { get; init; }

    public bool NullsNotDistinct { get; init; }

    /// <summary>The linker puts the framework column in front, where it is not among the members.</summary>
    public bool IsPerFramework { get; init; }
}
