using System;
using System.Collections.Generic;

namespace StudyHub.Schema.Collections;

/// <summary>Makes an <see cref="EquatableArray{T}"/> where the element type can be inferred.</summary>
public static class EquatableArrays
{
    public static EquatableArray<T> ToEquatableArray<T>(this IEnumerable<T> source)
        where T : IEquatable<T> => EquatableArray<T>.From(source);

    public static EquatableArray<T> Of<T>(params T[] items)
        where T : IEquatable<T> => EquatableArray<T>.From(items);
}
