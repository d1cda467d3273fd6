namespace StudyHub.Schema.Model;

/// <summary>What is known of one kind of object that is given as SQL.</summary>
/// <param name="Words">PostgreSQL's words for it, which also follow CREATE and DROP: "materialized view".</param>
/// <param name="Heading">What scripts call several of them.</param>
/// <param name="Shape">How it is named.</param>
public sealed record RawKind(string Words, string Heading, RawNameShape Shape)
{
    /// <summary>When it is made, as far as nothing that it needs says otherwise.</summary>
    public RawRank Rank { get; init; }

    /// <summary>How the expressions of a table name it.</summary>
    public RawMention Mention { get; init; }

    /// <summary>CREATE OR REPLACE changes all but the head of it, and what depends on it stays.</summary>
    public bool IsReplaceable { get; init; }

    /// <summary>Columns can be of it.</summary>
    public bool IsType { get; init; }

    /// <summary>It has rows or a value, and privileges as a table has them: the word for those; null for all else.</summary>
    public string? GrantedAs { get; init; }

    /// <summary>PostgreSQL lets everybody execute it unless told otherwise.</summary>
    public bool IsExecutable { get; init; }

    /// <summary>It has an owner, who need be no superuser.</summary>
    public bool HasOwner { get; init; }

    /// <summary>What it holds that its SQL does not say, and that is lost when it is dropped; null for nothing.</summary>
    public string? Holds { get; init; }
}

/// <summary>How a kind of object is named.</summary>
public enum RawNameShape
{
    /// <summary>public.active_students</summary>
    Qualified,

    /// <summary>app.mastery(uuid, integer)</summary>
    Routine,

    /// <summary>audit on public.notes</summary>
    OnTable,

    /// <summary>pg_trgm</summary>
    Bare,

    /// <summary>app.=== (uuid, uuid)</summary>
    Operator,

    /// <summary>(app.code as text)</summary>
    Cast,

    /// <summary>app.code_ops using btree</summary>
    UsingMethod,
}

/// <summary>Where a kind of object stands among the others of a creation.</summary>
public enum RawRank
{
    /// <summary>Behind the tables.</summary>
    Late,

    /// <summary>Before the tables, whose expressions may call it.</summary>
    Routine,

    /// <summary>Before functions and tables, which may be made of it.</summary>
    Type,

    /// <summary>Before all else: types, operators and functions come with it.</summary>
    First,
}

/// <summary>How the text of a CHECK, a default, a policy or a column's type names an object.</summary>
public enum RawMention
{
    /// <summary>By no name that could be told from others.</summary>
    None,

    /// <summary>With an opening parenthesis behind the name.</summary>
    Call,

    /// <summary>By the name alone.</summary>
    Name,

    /// <summary>By the name alone, also within a text: nextval('public.numbers').</summary>
    Text,
}
