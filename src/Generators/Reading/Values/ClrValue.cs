using System;
using System.Collections.Generic;
using StudyHub.Schema.Declarations;

namespace StudyHub.Schema.Generators.Reading.Values;

/// <summary>The value of an expression that could be evaluated at compile time.</summary>
internal abstract record ClrValue
{
    private ClrValue()
    {
    }

    public sealed record Null : ClrValue;

    public sealed record Bool(bool Value) : ClrValue;

    public sealed record Text(string Value) : ClrValue;

    /// <summary>An integer or a decimal.</summary>
    public sealed record Number(decimal Value) : ClrValue;

    public sealed record Floating(double Value, bool IsSingle) : ClrValue;

    /// <summary>An enum's member as the label that it is stored as.</summary>
    /// <param name="Value">In a column.</param>
    /// <param name="Word">In a document, where System.Text.Json knows no [Label].</param>
    /// <param name="Code">In a column of numbers.</param>
    public sealed record Label(string Value, string Word, long Code) : ClrValue;

    public sealed record Uuid(Guid Value) : ClrValue;

    public sealed record Date(DateTime Value) : ClrValue;

    public sealed record Time(TimeSpan Value) : ClrValue;

    public sealed record Instant(DateTimeOffset Value) : ClrValue;

    public sealed record Interval(TimeSpan Value) : ClrValue;

    public sealed record List(IReadOnlyList<ClrValue> Items) : ClrValue;

    /// <summary>Named values: a record or class by its jsonb names, or a dictionary by its keys.</summary>
    public sealed record Document(IReadOnlyList<KeyValuePair<string, ClrValue>> Properties) : ClrValue;

    /// <summary>A property of another record's seed.</summary>
    public sealed record OfSeed(SeedReference Reference) : ClrValue;
}
