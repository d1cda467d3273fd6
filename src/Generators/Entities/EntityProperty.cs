namespace StudyHub.Schema.Generators.Entities;

/// <summary>A property that is a column.</summary>
internal sealed record EntityProperty
{
    public required string Name { get; init; }

    /// <summary>The column's name, not quoted.</summary>
    public required string Column { get; init; }

    /// <summary>With global::, without the mark of nullability: int, string, global::System.Guid, string[].</summary>
    public required string Type { get; init; }

    /// <summary>The C# type is a struct or an enum, so its nullable form is Nullable&lt;T&gt;.</summary>
    public required bool IsValueType { get; init; }

    public required bool IsNullable { get; init; }

    public required ColumnStorage Storage { get; init; }

    /// <summary>The member of NpgsqlDbType that a parameter is sent as, such as "Uuid" or "Array | NpgsqlDbType.Text" without its class name in front.</summary>
    public required string DbType { get; init; }

    /// <summary>For a PostgreSQL enum or a raw type: the cast behind a parameter, such as "public.mastery_level"; null where none is needed.</summary>
    public string? Cast { get; init; }

    /// <summary>The type with what it can hold, such as varchar(80): what is sent to the column may not fit. Null without a limit.</summary>
    public string? Limit { get; init; }

    /// <summary>A number that may have more digits than a decimal.</summary>
    public bool IsWideNumber { get; init; }

    /// <summary>A list of references that are never null, which Npgsql does not see to.</summary>
    public bool RefusesNullItems { get; init; }

    public ColumnOrigin Origin { get; init; }

    /// <summary>An UPDATE of the whole row leaves the column alone: keys, framework_id, timestamps, deleted_at, what the database computes.</summary>
    public bool IsFixed { get; init; }

    public bool IsPii { get; init; }

    /// <summary>The row's version, which PostgreSQL keeps itself (xmin): no column of the table.</summary>
    public bool IsVersion { get; init; }

    /// <summary>For an enum: its members and labels.</summary>
    public Collections.EquatableArray<EnumMember> EnumMembers { get; init; }

    public string? Summary { get; init; }
}

/// <summary>An enum member and the label that it is stored as.</summary>
internal sealed record EnumMember(string Name, string Label);

/// <summary>How a value is carried between C# and the column.</summary>
internal enum ColumnStorage
{
    /// <summary>Npgsql reads and writes the C# type itself.</summary>
    Direct,

    /// <summary>A C# enum as its label (text, or a PostgreSQL enum by a cast).</summary>
    EnumLabel,

    /// <summary>An array of a C# enum's members as an array of labels.</summary>
    EnumLabels,

    /// <summary>A C# enum as its number.</summary>
    EnumNumber,

    /// <summary>A typed document as jsonb, by System.Text.Json.</summary>
    Json,

    /// <summary>A string that is a jsonb document already.</summary>
    JsonText,
}

/// <summary>Who gives the value of a new row.</summary>
internal enum ColumnOrigin
{
    /// <summary>The record.</summary>
    Record,

    /// <summary>The record, unless it holds the type's default value (an empty Guid): then the column's DEFAULT.</summary>
    RecordOrDatabase,

    /// <summary>The database alone: identity, generated columns, timestamps.</summary>
    Database,
}
