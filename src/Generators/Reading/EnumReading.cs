using StudyHub.Schema.Collections;
using StudyHub.Schema.Generators.Entities;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Generators.Reading;

/// <summary>A C# enum as it is stored.</summary>
internal sealed record EnumReading
{
    /// <summary>Full metadata name.</summary>
    public required string Type { get; init; }

    public required EquatableArray<EnumMember> Members { get; init; }

    /// <summary>The members' constants, in the order of <see cref="Members"/>.</summary>
    public required EquatableArray<long> Values { get; init; }

    /// <summary>Null: stored as text.</summary>
    public Identifier? PostgresName { get; init; }

    /// <summary>Null: the database's default schema.</summary>
    public Identifier? PostgresSchema { get; init; }

    public string? Comment { get; init; }

    /// <summary>Empty where it is stored as text.</summary>
    public EquatableArray<FormerLabel> FormerLabels { get; init; }

    /// <summary>Two members of one label, the second of which is left out; null where there are none.</summary>
    public string? Clash { get; init; }

    /// <summary>The first member of this value; null when none has it.</summary>
    public EnumMember? Find(long value)
    {
        for (int i = 0; i < Values.Count; i++)
            if (Values[i] == value) return Members[i];
        return null;
    }
}
