using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Declarations;

/// <summary>A CHECK, from a rule method, from raw SQL, or from an enum that is stored as text.</summary>
public sealed record CheckDeclaration
{
    /// <summary>The C# method or property it comes from.</summary>
    public required string Member { get; init; }

    public required Identifier Name { get; init; }

    public required SqlExpression Condition { get; init; }
}
