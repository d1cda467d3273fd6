using System;

namespace StudyHub.Schema.Catalog.Live;

/// <summary>Which object it is, in any database.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Quoted where SQL asks for it: public.notes.body; a routine's has the types of its arguments.</param>
internal readonly record struct LiveId(LiveKind Kind, string Name) : IComparable<LiveId>
{
    public int CompareTo(LiveId other)
    {
        int byKind = Kind.CompareTo(other.Kind);
        return byKind != 0 ? byKind : string.CompareOrdinal(Name, other.Name);
    }

    public override string ToString() => $"{Kind.Word()} {Name}";
}
