using System;
using System.Collections.Generic;
using Npgsql;
using StudyHub.Schema.Failures;

namespace StudyHub.Schema.Repositories;

/// <summary>The members of an enum and the labels that they are stored as, both ways.</summary>
public sealed class EnumLabels<TEnum>
    where TEnum : struct, Enum
{
    private readonly TableSql table;
    private readonly Dictionary<string, TEnum> values = new(StringComparer.Ordinal);
    private readonly Dictionary<TEnum, string> labels = [];

    /// <param name="table">The table that the columns are of.</param>
    /// <param name="members">Each member once.</param>
    /// <param name="labels">The label of each, in the same order.</param>
    public EnumLabels(TableSql table, TEnum[] members, string[] labels)
    {
        ArgumentNullException.ThrowIfNull(members);
        ArgumentNullException.ThrowIfNull(labels);
        this.table = table;
        for (int i = 0; i < members.Length; i++)
        {
            values.Add(labels[i], members[i]);
            this.labels.Add(members[i], labels[i]);
        }
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
        return values.TryGetValue(reader.GetString(ordinal), out TEnum value) ? value
            : throw new UnknownLabelException(table.Name, reader.GetName(ordinal), typeof(TEnum).Name);
    }

    /// <inheritdoc cref="Read"/>
    public TEnum? ReadOrNull(NpgsqlDataReader reader, int ordinal)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return reader.IsDBNull(ordinal) ? null : Read(reader, ordinal);
    }
}
