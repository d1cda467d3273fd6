using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;

namespace StudyHub.Schema.Commands;

/// <summary>Values to parameters. One name a type: generated code calls them by the thousand, and an overload costs the compiler a choice.</summary>
public sealed partial class StatementCommand
{
    private ColumnGathering? gathering;

    public StatementCommand Uuid(Guid value) => Value(value, NpgsqlDbType.Uuid);

    public StatementCommand UuidOrNull(Guid? value) => Value(value, NpgsqlDbType.Uuid);

    public StatementCommand Text(string? value) => Value(value, NpgsqlDbType.Text);

    public StatementCommand Varchar(string? value) => Value(value, NpgsqlDbType.Varchar);

    public StatementCommand Boolean(bool value) => Value(value, NpgsqlDbType.Boolean);

    public StatementCommand BooleanOrNull(bool? value) => Value(value, NpgsqlDbType.Boolean);

    public StatementCommand Smallint(short value) => Value(value, NpgsqlDbType.Smallint);

    public StatementCommand SmallintOrNull(short? value) => Value(value, NpgsqlDbType.Smallint);

    public StatementCommand Integer(int value) => Value(value, NpgsqlDbType.Integer);

    public StatementCommand IntegerOrNull(int? value) => Value(value, NpgsqlDbType.Integer);

    public StatementCommand Bigint(long value) => Value(value, NpgsqlDbType.Bigint);

    public StatementCommand BigintOrNull(long? value) => Value(value, NpgsqlDbType.Bigint);

    public StatementCommand Numeric(decimal value) => Value(value, NpgsqlDbType.Numeric);

    public StatementCommand NumericOrNull(decimal? value) => Value(value, NpgsqlDbType.Numeric);

    public StatementCommand Date(DateOnly value) => Value(value, NpgsqlDbType.Date);

    public StatementCommand DateOrNull(DateOnly? value) => Value(value, NpgsqlDbType.Date);

    /// <summary>timestamptz is an instant: Npgsql takes it only in UTC.</summary>
    public StatementCommand TimestampTz(DateTimeOffset value) => Value(value.ToUniversalTime(), NpgsqlDbType.TimestampTz);

    /// <inheritdoc cref="TimestampTz"/>
    public StatementCommand TimestampTzOrNull(DateTimeOffset? value) => Value(value?.ToUniversalTime(), NpgsqlDbType.TimestampTz);

    /// <summary>Moments in any offset, in UTC.</summary>
    public StatementCommand TimestampTzs(DateTimeOffset[]? values)
        => Value(values is null ? null : Array.ConvertAll(values, static value => value.ToUniversalTime()), NpgsqlDbType.Array | NpgsqlDbType.TimestampTz);

    /// <summary>A typed document as jsonb; null becomes NULL.</summary>
    public StatementCommand Json<TDocument>(TDocument? document)
        => Value(document is null ? null : Written(document), NpgsqlDbType.Jsonb);

    /// <inheritdoc cref="Json"/>
    public StatementCommand JsonOrNull<TDocument>(TDocument? document)
        where TDocument : struct
        => document is { } known ? Json(known) : Value<byte[]?>(null, NpgsqlDbType.Jsonb);

    /// <summary>A value of a known type: nothing is boxed and nothing is inferred. Null becomes NULL.</summary>
    public StatementCommand Value<TValue>(TValue value, NpgsqlDbType type)
    {
        if (gathering is { } many)
        {
            many.Add(value, type);
            return this;
        }
        NpgsqlParameterCollection parameters = statement.Parameters;
        if (next < parameters.Count && parameters[next] is NpgsqlParameter<TValue> known && known.NpgsqlDbType == type)
        {
            known.TypedValue = value;
            next++;
            return this;
        }
        Add(new NpgsqlParameter<TValue> { TypedValue = value, NpgsqlDbType = type });
        return this;
    }

    /// <summary>The values of many rows, which <paramref name="fill"/> gives one row after the other, as one array for each column.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="of">Whose failures say what the values are for.</param>
    /// <param name="json">How documents are written.</param>
    /// <param name="fill">Gives the values of a row.</param>
    internal static ColumnGathering Gather<TRow>(IReadOnlyList<TRow> rows, Statement of, JsonSerializerOptions json, Func<StatementCommand, TRow, StatementCommand> fill)
    {
        ColumnGathering columns = new(rows.Count);
        StatementCommand sink = new(of) { gathering = columns, Documents = json };
        foreach (TRow row in rows)
        {
            fill(sink, row);
            columns.EndRow();
        }
        return columns;
    }

    private void Add<TValue>(NpgsqlParameter<TValue> parameter)
    {
        // The same statement with a value of another type: from here on the parameters are made anew.
        Cut();
        statement.Parameters.Add(parameter);
        if (RuntimeHelpers.IsReferenceOrContainsReferences<TValue>()) references.Add(parameter);
        next++;
    }
}
