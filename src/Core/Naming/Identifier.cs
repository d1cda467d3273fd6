using System;
using System.Text;

namespace StudyHub.Schema.Naming;

/// <summary>
/// The name of one PostgreSQL object, exactly as the catalog stores it (not quoted, not folded). 1 to <see cref="MaxBytes"/> bytes of
/// UTF-8 without NUL: PostgreSQL cuts longer names silently, so they cannot be made here.
/// </summary>
public sealed record Identifier : IComparable<Identifier>
{
    /// <summary>NAMEDATALEN - 1.</summary>
    public const int MaxBytes = 63;

    /// <exception cref="ArgumentException">The name is empty, too long or holds NUL.</exception>
    public Identifier(string value)
    {
        if (Flaw(value) is { } flaw) throw new ArgumentException(flaw, nameof(value));
        Value = value;
    }

    public string Value { get; }

    /// <summary>What keeps <paramref name="value"/> from being a name, or null.</summary>
    public static string? Flaw(string value)
    {
        if (value.Length == 0) return "a name must not be empty";
        if (value.IndexOf('\0') >= 0) return "a name must not hold the character NUL";
        int bytes = Encoding.UTF8.GetByteCount(value);
        return bytes > MaxBytes ? $"'{value}' takes {bytes} bytes; PostgreSQL keeps {MaxBytes}" : null;
    }

    public int CompareTo(Identifier? other) => string.CompareOrdinal(Value, other?.Value);

    public override string ToString() => Value;
}
