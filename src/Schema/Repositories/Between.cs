namespace StudyHub.Schema.Repositories;

/// <summary>A range of values, open at either end or at none. Rows without a value (NULL) are outside every range.</summary>
/// <typeparam name="TValue">The column's type.</typeparam>
public readonly record struct Between<TValue>
    where TValue : struct
{
    private Between(TValue? from, bool isFromIncluded, TValue? to, bool isToIncluded)
    {
        From = from;
        IsFromIncluded = isFromIncluded;
        To = to;
        IsToIncluded = isToIncluded;
    }

    /// <summary>Null for a range that is open below.</summary>
    public TValue? From { get; }

    public bool IsFromIncluded { get; }

    /// <summary>Null for a range that is open above.</summary>
    public TValue? To { get; }

    public bool IsToIncluded { get; }

    /// <summary>Every value, but NULL.</summary>
    public static Between<TValue> Any => default;

    /// <summary>From the value on.</summary>
    public static Between<TValue> AtLeast(TValue from) => new(from, true, null, false);

    public static Between<TValue> MoreThan(TValue from) => new(from, false, null, false);

    /// <summary>Up to and with the value.</summary>
    public static Between<TValue> AtMost(TValue to) => new(null, false, to, true);

    public static Between<TValue> LessThan(TValue to) => new(null, false, to, false);

    /// <summary>Both ends belong to it.</summary>
    public static Between<TValue> Of(TValue from, TValue to) => new(from, true, to, true);

    /// <summary>From the first value up to the second without it: a day of instants, a page of numbers.</summary>
    public static Between<TValue> Until(TValue from, TValue before) => new(from, true, before, false);
}

/// <summary>Ranges, with the type told by the value.</summary>
public static class Between
{
    /// <inheritdoc cref="Between{TValue}.AtLeast"/>
    public static Between<TValue> AtLeast<TValue>(TValue from)
        where TValue : struct
        => Between<TValue>.AtLeast(from);

    /// <inheritdoc cref="Between{TValue}.MoreThan"/>
    public static Between<TValue> MoreThan<TValue>(TValue from)
        where TValue : struct
        => Between<TValue>.MoreThan(from);

    /// <inheritdoc cref="Between{TValue}.AtMost"/>
    public static Between<TValue> AtMost<TValue>(TValue to)
        where TValue : struct
        => Between<TValue>.AtMost(to);

    /// <inheritdoc cref="Between{TValue}.LessThan"/>
    public static Between<TValue> LessThan<TValue>(TValue to)
        where TValue : struct
        => Between<TValue>.LessThan(to);

    /// <inheritdoc cref="Between{TValue}.Of"/>
    public static Between<TValue> Of<TValue>(TValue from, TValue to)
        where TValue : struct
        => Between<TValue>.Of(from, to);

    /// <inheritdoc cref="Between{TValue}.Until"/>
    public static Between<TValue> Until<TValue>(TValue from, TValue before)
        where TValue : struct
        => Between<TValue>.Until(from, before);
}
