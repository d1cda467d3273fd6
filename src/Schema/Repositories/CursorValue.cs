using System;
using System.IO;
using NpgsqlTypes;
using StudyHub.Schema.Commands;

namespace StudyHub.Schema.Repositories;

/// <summary>A value of an ordered column in a cursor: a byte that tells its type, then the value.</summary>
internal static class CursorValue
{
    public static void Write(BinaryWriter writer, object? value)
    {
        switch (value)
        {
            case null: writer.Write((byte)0); break;
            case Guid uuid: writer.Write((byte)1); writer.Write(uuid.ToByteArray()); break;
            case string text: writer.Write((byte)2); writer.Write(text); break;
            case short small: writer.Write((byte)3); writer.Write(small); break;
            case int integer: writer.Write((byte)4); writer.Write(integer); break;
            case long big: writer.Write((byte)5); writer.Write(big); break;
            case decimal numeric: writer.Write((byte)6); writer.Write(numeric); break;
            case bool boolean: writer.Write((byte)7); writer.Write(boolean); break;
            case DateTime { Kind: DateTimeKind.Utc } instant: writer.Write((byte)8); writer.Write(instant.Ticks); break;
            case DateTime local: writer.Write((byte)9); writer.Write(local.Ticks); break;
            case DateOnly date: writer.Write((byte)10); writer.Write(date.DayNumber); break;
            case TimeOnly time: writer.Write((byte)11); writer.Write(time.Ticks); break;
            case TimeSpan span: writer.Write((byte)12); writer.Write(span.Ticks); break;
            case double real: writer.Write((byte)13); writer.Write(real); break;
            case float real: writer.Write((byte)14); writer.Write(real); break;
            default: throw new NotSupportedException($"Rows cannot be paged in the order of a column that is read as {value.GetType().Name}.");
        }
    }

    public static object? Read(BinaryReader reader) => reader.ReadByte() switch
    {
        0 => null,
        1 => new Guid(reader.ReadBytes(16)),
        2 => reader.ReadString(),
        3 => reader.ReadInt16(),
        4 => reader.ReadInt32(),
        5 => reader.ReadInt64(),
        6 => reader.ReadDecimal(),
        7 => reader.ReadBoolean(),
        8 => new DateTime(reader.ReadInt64(), DateTimeKind.Utc),
        9 => new DateTime(reader.ReadInt64(), DateTimeKind.Unspecified),
        10 => DateOnly.FromDayNumber(reader.ReadInt32()),
        11 => new TimeOnly(reader.ReadInt64()),
        12 => new TimeSpan(reader.ReadInt64()),
        13 => reader.ReadDouble(),
        14 => reader.ReadSingle(),
        _ => throw new FormatException("There is no such type."),
    };

    public static StatementCommand Give(StatementCommand command, object? value) => value switch
    {
        Guid uuid => command.Uuid(uuid),
        string text => command.Text(text),
        short small => command.Smallint(small),
        int integer => command.Integer(integer),
        long big => command.Bigint(big),
        decimal numeric => command.Numeric(numeric),
        bool boolean => command.Boolean(boolean),
        DateTime { Kind: DateTimeKind.Utc } instant => command.Value(instant, NpgsqlDbType.TimestampTz),
        DateTime local => command.Value(local, NpgsqlDbType.Timestamp),
        DateOnly date => command.Date(date),
        TimeOnly time => command.Value(time, NpgsqlDbType.Time),
        TimeSpan span => command.Value(span, NpgsqlDbType.Interval),
        double real => command.Value(real, NpgsqlDbType.Double),
        float real => command.Value(real, NpgsqlDbType.Real),
        _ => throw new NotSupportedException("There is no such type."),
    };
}
