using System;
using Npgsql;
using NpgsqlTypes;

namespace StudyHub.Schema.Repositories;

/// <summary>Values to parameters and columns to values. One name a type: generated code calls them by the thousand, and an overload costs the compiler a choice.</summary>
public abstract partial class TableRepository<T>
{
    protected static NpgsqlParameter Uuid(Guid? value) => ValueOrNull(value, NpgsqlDbType.Uuid);

    protected static NpgsqlParameter Text(string? value) => Value<string?>(value, NpgsqlDbType.Text);

    protected static NpgsqlParameter Varchar(string? value) => Value<string?>(value, NpgsqlDbType.Varchar);

    protected static NpgsqlParameter Boolean(bool? value) => ValueOrNull(value, NpgsqlDbType.Boolean);

    protected static NpgsqlParameter Smallint(short? value) => ValueOrNull(value, NpgsqlDbType.Smallint);

    protected static NpgsqlParameter Integer(int? value) => ValueOrNull(value, NpgsqlDbType.Integer);

    protected static NpgsqlParameter Bigint(long? value) => ValueOrNull(value, NpgsqlDbType.Bigint);

    protected static NpgsqlParameter Numeric(decimal? value) => ValueOrNull(value, NpgsqlDbType.Numeric);

    protected static NpgsqlParameter Date(DateOnly? value) => ValueOrNull(value, NpgsqlDbType.Date);

    /// <summary>timestamptz is an instant: Npgsql takes it only in UTC.</summary>
    protected static NpgsqlParameter TimestampTz(DateTimeOffset? value) => ValueOrNull(value?.ToUniversalTime(), NpgsqlDbType.TimestampTz);

    protected static NpgsqlParameter TimestampTzs(DateTimeOffset[]? values)
        => Value<DateTimeOffset[]?>(values is null ? null : Array.ConvertAll(values, static value => value.ToUniversalTime()), NpgsqlDbType.Array | NpgsqlDbType.TimestampTz);

    protected static string? ReadTextOrNull(NpgsqlDataReader reader, int ordinal)
        => Given(reader).IsDBNull(ordinal) ? null : reader.GetString(ordinal);

    protected static TValue? ReadOrNull<TValue>(NpgsqlDataReader reader, int ordinal)
        where TValue : struct
        => Given(reader).IsDBNull(ordinal) ? null : reader.GetFieldValue<TValue>(ordinal);

    // The converter of the type itself: one for Nullable<T> would only wrap it.
    private static NpgsqlParameter ValueOrNull<TValue>(TValue? value, NpgsqlDbType type)
        where TValue : struct
        => value is { } given ? Value<TValue>(given, type) : new NpgsqlParameter { Value = DBNull.Value, NpgsqlDbType = type };
}
