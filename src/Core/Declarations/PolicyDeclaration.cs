using StudyHub.Schema.Collections;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Declarations;

/// <summary>One [Policy]: one rule for one role and some commands. The linker makes one PostgreSQL policy for each command of it.</summary>
public sealed record PolicyDeclaration
{
    /// <summary>The C# method it comes from, or the record's name for raw SQL.</summary>
    public required string Member { get; init; }

    /// <summary>Null is filled in by the naming rules: {table}_{role}_{command}.</summary>
    public Identifier? Name { get; init; }

    /// <summary>Sorted; exactly [All] when every command is meant.</summary>
    public required EquatableArray<PolicyCommandValue> Commands { get; init; }

    public required RolePurpose Role { get; init; }

    public bool IsRestrictive { get; init; }

    /// <summary>For the rows that exist, and where <see cref="Check"/> is null for the rows to be written too.</summary>
    public required SqlExpression Condition { get; init; }

    /// <summary>For the rows to be written, where that differs.</summary>
    public SqlExpression? Check { get; init; }

    /// <summary>The C# properties that the role may UPDATE; empty for the linker's choice.</summary>
    public EquatableArray<string> UpdatedMembers { get; init; }
}

/// <summary>A <see cref="PolicyCommand"/> that can be a member of an <see cref="EquatableArray{T}"/>, which enums cannot.</summary>
public sealed record PolicyCommandValue(PolicyCommand Command);
