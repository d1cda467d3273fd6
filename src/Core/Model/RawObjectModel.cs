using StudyHub.Schema.Collections;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Model;

/// <summary>An object that records cannot say, given as the SQL that makes it: a view, a function, a domain, a trigger …</summary>
public sealed record RawObjectModel
{
    /// <summary>PostgreSQL's word for it, one of <see cref="RawKinds"/>: "materialized view".</summary>
    public required string Kind { get; init; }

    /// <summary>Null for what lives in no schema, such as an extension, and for what goes by its table's.</summary>
    public Identifier? Schema { get; init; }

    /// <summary>
    /// As SQL writes it behind the schema, quoted where it needs to be: active_students, mastery(uuid, integer), audit on public.notes.
    /// </summary>
    public required string Name { get; init; }

    /// <summary>One statement or more, the first of which makes the object; no ';' at the end.</summary>
    public required string Sql { get; init; }

    /// <summary>The statement that takes it away; no ';' at the end.</summary>
    public required string Drop { get; init; }

    /// <summary>What must be there before it, sorted.</summary>
    public EquatableArray<RawReference> Needs { get; init; }

    /// <summary>The name with its schema: public.active_students.</summary>
    public string FullName => Schema is null ? Name : SqlQuoting.Identifier(Schema) + "." + Name;

    /// <summary>What others write where they need it.</summary>
    public RawReference Reference => new(Kind, FullName);
}
