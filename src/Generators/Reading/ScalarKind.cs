namespace StudyHub.Schema.Generators.Reading;

/// <summary>The kinds of value that a column can hold, beside arrays of them.</summary>
internal enum ScalarKind
{
    None,
    Uuid,
    Text,
    SmallInt,
    Integer,
    BigInt,
    Real,
    Double,
    Numeric,
    Boolean,
    Date,
    Time,
    TimestampTz,
    Interval,
    Bytes,
    Enum,
    Json,

    /// <summary>DateTime, only with a [Column(Type = …)] that says what it is meant to be.</summary>
    Timestamp,

    /// <summary>IPAddress, only with [Column(Type = "inet")].</summary>
    Inet,
}
