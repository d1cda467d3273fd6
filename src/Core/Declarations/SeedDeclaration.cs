using StudyHub.Schema.Collections;
using StudyHub.Schema.Model;

namespace StudyHub.Schema.Declarations;

/// <summary>The rows of one [Seed] property.</summary>
public sealed record SeedDeclaration
{
    /// <summary>The C# property.</summary>
    public required string Member { get; init; }

    public required EquatableArray<SeedRowDeclaration> Rows { get; init; }
}

/// <summary>One row; only the properties that its initialiser gives are in it.</summary>
public sealed record SeedRowDeclaration(EquatableArray<SeedValue> Values);

/// <summary>
/// A property and its value: a literal, or a property of another record's seed (such as <c>CurriculumFramework.Nsw.Id</c>), which the
/// linker turns into a subquery by the key that the other seed gives.
/// </summary>
public sealed record SeedValue
{
    /// <summary>The C# property of this row.</summary>
    public required string Member { get; init; }

    /// <summary>The literal; null when this is a reference.</summary>
    public SqlExpression? Literal { get; init; }

    public SeedReference? Reference { get; init; }
}

/// <summary>
/// <paramref name="Record"/> is the other record's metadata name, <paramref name="SeedMember"/> its [Seed] property,
/// <paramref name="Index"/> the row among that property's rows, <paramref name="Member"/> the property that is taken.
/// </summary>
public sealed record SeedReference(string Record, string SeedMember, int Index, string Member);
