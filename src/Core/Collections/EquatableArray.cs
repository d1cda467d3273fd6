using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace StudyHub.Schema.Collections;

/// <summary>
/// An immutable list with value equality. Everything that crosses the generator's pipeline is compared by value, and a record that
/// holds a plain array or ImmutableArray is compared by reference, so no cached step would ever be found equal.
/// </summary>
public readonly struct EquatableArray<T> : IEquatable<EquatableArray<T>>, IReadOnlyList<T>
    where T : IEquatable<T>
{
    private readonly T[]? items;

    private EquatableArray(T[] items) => this.items = items;

    public static EquatableArray<T> Empty => default;

    public int Count => items?.Length ?? 0;

    public bool IsEmpty => Count == 0;

    public T this[int index] => (items ?? [])[index];

    /// <summary>Copies <paramref name="source"/>; later changes to it are not seen.</summary>
    public static EquatableArray<T> From(IEnumerable<T> source)
    {
        T[] copy = source.ToArray();
        return copy.Length == 0 ? default : new EquatableArray<T>(copy);
    }

    // Not named Add: with an Add, [a, b] would compile as a new empty array whose additions are thrown away.
    public EquatableArray<T> With(T item) => From(this.Append(item));

    public bool Equals(EquatableArray<T> other)
    {
        if (ReferenceEquals(items, other.items)) return true;
        if (Count != other.Count) return false;
        for (int i = 0; i < Count; i++)
            if (!items![i].Equals(other.items![i])) return false;
        return true;
    }

    public override bool Equals(object? obj) => obj is EquatableArray<T> other && Equals(other);

    public override int GetHashCode()
    {
        int hash = 17;
        foreach (T item in this) hash = unchecked((hash * 31) + (item?.GetHashCode() ?? 0));
        return hash;
    }

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)(items ?? [])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => "[" + string.Join(", ", this) + "]";

    public static bool operator ==(EquatableArray<T> left, EquatableArray<T> right) => left.Equals(right);

    public static bool operator !=(EquatableArray<T> left, EquatableArray<T> right) => !left.Equals(right);
}
