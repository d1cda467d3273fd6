using System;
using System.Linq;

namespace StudyHub.Schema.Revisions;

/// <summary>Names a revision for ever: 12 lower-case hexadecimal digits.</summary>
public sealed record RevisionId : IComparable<RevisionId>
{
    public const int Length = 12;

    /// <exception cref="ArgumentException">Not 12 lower-case hexadecimal digits.</exception>
    public RevisionId(string value)
    {
        if (!IsOne(value)) throw new ArgumentException($"'{value}' is no revision id: {Length} of 0-9 and a-f are expected", nameof(value));
        Value = value;
    }

    public string Value { get; }

    public static bool IsOne(string value) => value.Length == Length && value.All(c => c is (>= '0' and <= '9') or (>= 'a' and <= 'f'));

    public int CompareTo(RevisionId? other) => string.CompareOrdinal(Value, other?.Value);

    public override string ToString() => Value;
}
