using StudyHub.Schema.Collections;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Declarations;

/// <summary>A foreign key to the primary key of another record's table, or to <see cref="TargetMembers"/> of it.</summary>
public sealed record ReferenceDeclaration
{
    /// <summary>The referencing C# properties, in the order of the target's key.</summary>
    public required EquatableArray<string> Members { get; init; }

    /// <summary>Full metadata name of the record that is referenced.</summary>
    public required string Target { get; init; }

    /// <summary>C# properties of the target that form a key of it; empty for its primary key.</summary>
    public EquatableArray<string> TargetMembers { get; init; }

    public Identifier? Name { get; init; }

    public ReferentialAction OnDelete { get; init; }

    public ReferentialAction OnUpdate { get; init; }

    /// <summary>False leaves out the index that the linker makes where no other one serves the key.</summary>
    public bool IsIndexed { get; init; } = true;
}
