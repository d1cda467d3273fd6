using System.Collections.Generic;

namespace StudyHub.Schema.Catalog.Live;

/// <summary>One object as a database has it, in PostgreSQL's own words.</summary>
internal sealed class LiveObject(LiveId id, string own, LiveId? parent, LiveShape shape, string?[] values)
{
    public LiveId Id => id;

    /// <summary>The name alone, without schema and table, quoted where SQL asks for it.</summary>
    public string Own => own;

    /// <summary>What it goes with when that is dropped: a column's table, a table's schema.</summary>
    public LiveId? Parent => parent;

    public IReadOnlyList<string> AttributeNames => shape.Names;

    /// <summary>Null where there is no such attribute, or nothing to say.</summary>
    public string? this[string attribute] => shape.PlaceOf(attribute) is >= 0 and int place ? values[place] : null;

    public bool Is(string attribute) => this[attribute] is "yes";

    /// <summary>The same with another value of one attribute, which its shape has.</summary>
    public LiveObject With(string attribute, string? value)
    {
        string?[] copy = [.. values];
        copy[shape.PlaceOf(attribute)] = value;
        return new LiveObject(id, own, parent, shape, copy);
    }
}
