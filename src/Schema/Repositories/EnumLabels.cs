using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Npgsql;
using StudyHub.Schema.Failures;

namespace StudyHub.Schema.Repositories;

/// <summary>The members of an enum and the labels that they are stored as, both ways.</summary>
public sealed class EnumLabels<TEnum>
    where TEnum : struct, Enum
{
    private readonly string source;
    private readonly TEnum[] members;
    private readonly string[] names;

    // As they come over the wire: reading one makes no string.
    private readonly byte[][] wire;
    private readonly int longest;
    private readonly Dictionary<TEnum, string> labels = [];

    /// <param name="table">The table that the columns are of.</param>
    /// <param name="members">Each member once.</param>
    /// <param name="labels">The label of each, in the same order.</param>
    public EnumLabels(TableSql table, TEnum[] members, string[] labels)
        : this((table ?? throw new ArgumentNullException(nameof(table))).Name, members, labels)
    {
    }

    /// <param name="source">What the values are read from, for messages: a table, or the class of a query.</param>
    /// <param name="members">Each member once.</param>
    /// <param name="labels">The label of each, in the same order.</param>
    public EnumLabels(string source, TEnum[] members, string[] labels)
    {
        ArgumentNullException.ThrowIfNull(members);
        ArgumentNullException.ThrowIfNull(labels);
        this.source = source;
        this.members = members;
        names = labels;
        wire = [.. labels.Select(Encoding.UTF8.GetBytes)];
        longest = wire.Length == 0 ? 0 : wire.Max(label => label.Length);
        for (int i = 0; i < members.Length; i++) this.labels.Add(members[i], labels[i]);
    }

    /// <summary>The member's label.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is a number that is no member.</exception>
    public string Of(TEnum value) => labels.TryGetValue(value, out string? label) ? label
        : throw new ArgumentOutOfRangeException(typeof(TEnum).Name, "The value is not a member of the enum, so it has no label to be stored as.");

    /// <inheritdoc cref="Of"/>
    public string? OfOrNull(TEnum? value) => value is { } member ? Of(member) : null;

    /// <summary>The member that a column which is not NULL holds the label of.</summary>
    /// <exception cref="UnknownLabelException">The enum does not know the label.</exception>
    public TEnum Read(NpgsqlDataReader reader, int ordinal)
    {
        ArgumentNullException.ThrowIfNull(reader);
        Span<byte> read = LabelBuffer.Read(reader, ordinal, longest);
        for (int i = 0; i < wire.Length; i++)
            if (read.SequenceEqual(wire[i])) return members[i];
        throw new UnknownLabelException(source, reader.GetName(ordinal), typeof(TEnum).Name);
    }

    /// <inheritdoc cref="Read"/>
    public TEnum? ReadOrNull(NpgsqlDataReader reader, int ordinal)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return reader.IsDBNull(ordinal) ? null : Read(reader, ordinal);
    }

    /// <summary>The label of each member; null for null.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One of the values is a number that is no member.</exception>
    public string[]? AllOf(TEnum[]? values) => values is null ? null : Array.ConvertAll(values, Of);

    /// <summary>The members that a column which is not NULL holds the labels of.</summary>
    /// <exception cref="UnknownLabelException">The enum does not know one of the labels.</exception>
    public TEnum[] ReadAll(NpgsqlDataReader reader, int ordinal)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return Array.ConvertAll(reader.GetFieldValue<string?[]>(ordinal), label => label is not null && Array.IndexOf(names, label) is var found and >= 0 ? members[found]
            : throw new UnknownLabelException(source, reader.GetName(ordinal), typeof(TEnum).Name));
    }

    /// <inheritdoc cref="ReadAll"/>
    public TEnum[]? ReadAllOrNull(NpgsqlDataReader reader, int ordinal)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return reader.IsDBNull(ordinal) ? null : ReadAll(reader, ordinal);
    }
}

/// <summary>The bytes of a label, in a place that each thread uses again.</summary>
internal static class LabelBuffer
{
    [ThreadStatic]
    private static byte[]? buffer;

    /// <param name="reader">Stands at a row.</param>
    /// <param name="ordinal">A column that is text and not NULL.</param>
    /// <param name="longest">Of what is longer, one byte more is read: it is none of those that are known.</param>
    public static Span<byte> Read(NpgsqlDataReader reader, int ordinal, int longest)
    {
        if (buffer is null || buffer.Length <= longest) buffer = new byte[Math.Max(64, longest + 1)];
        return buffer.AsSpan(0, (int)reader.GetBytes(ordinal, 0, buffer, 0, longest + 1));
    }
}
