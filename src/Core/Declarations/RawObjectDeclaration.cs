using StudyHub.Schema.Collections;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Declarations;

/// <summary>What one file in db/objects says.</summary>
public sealed record RawObjectDeclaration
{
    /// <summary>The file, as it was given; what a finding about it names as its record.</summary>
    public required string File { get; init; }

    /// <summary>Its needs are as they are written: a function may go by its name alone, and an enum by the word type.</summary>
    public required RawObjectModel Object { get; init; }

    /// <summary>What its SQL names and does not need to be there first, such as a table in the body of a PL/pgSQL function.</summary>
    public EquatableArray<RawReference> Mentions { get; init; }

    /// <summary>Every name with a schema before it in the SQL and in its bodies, sorted.</summary>
    public EquatableArray<QualifiedName> Names { get; init; }
}
