using StudyHub.Schema.Model;

namespace StudyHub.Schema.Declarations;

/// <summary>A property that is a column.</summary>
public sealed record ColumnDeclaration
{
    /// <summary>The C# property.</summary>
    public required string Member { get; init; }

    /// <summary>
    /// The column, complete but for the schema of a PostgreSQL enum, which the linker fills in where <see cref="EnumType"/> is given.
    /// </summary>
    public required ColumnModel Column { get; init; }

    /// <summary>Full metadata name of a C# enum that is stored as a PostgreSQL enum; null otherwise.</summary>
    public string? EnumType { get; init; }

    /// <summary>What personal data it is and why it is kept, from [Pii]; null where it is none. The comment says it too.</summary>
    public string? Pii { get; init; }
}
