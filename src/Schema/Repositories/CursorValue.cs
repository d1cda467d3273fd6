using System;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using NpgsqlTypes;
using StudyHub.Schema.Commands;

namespace StudyHub.Schema.Repositories;

/// <summary>A value of an ordered column in a cursor: a byte that tells its type, then the value.</summary>
internal static class CursorValue
{
    /// <summary>How many bytes it takes at most.</summary>
    public static int LengthOf(object? value) => value is string text ? 5 + Encoding.UTF8.GetMaxByteCount(text.Length) : 17;

    /// <returns>How many bytes it took.</returns>
    public static int Write(Span<byte> bytes, object? value)
    {
        Span<byte> rest = bytes[1..];
        (int type, int length) = value switch
        {
            null => (0, 0),
            Guid uuid => (1, Put(rest, uuid)),
            string text => (2, Put(rest, text)),
            short small => (3, Put(rest, small)),
            int integer => (4, Put(rest, integer)),
            long big => (5, Put(rest, big)),
            decimal numeric => (6, Put(rest, numeric)),
            bool boolean => (7, Put(rest, boolean)),
            DateTime { Kind: DateTimeKind.Utc } instant => (8, Put(rest, instant.Ticks)),
            DateTime local => (9, Put(rest, local.Ticks)),
            DateOnly date => (10, Put(rest, date.DayNumber)),
            TimeOnly time => (11, Put(rest, time.Ticks)),
            TimeSpan span => (12, Put(rest, span.Ticks)),
            double real => (13, Put(rest, real)),
            float real => (14, Put(rest, real)),
            _ => throw new NotSupportedException($"Rows cannot be paged in the order of a column that is read as {value.GetType().Name}."),
        };
        bytes[0] = (byte)type;
        return 1 + length;
    }

    /// <summary>The next value; <paramref name="bytes"/> begins behind it then.</summary>
    /// <exception cref="ArgumentException">There is too little of it, or it cannot be one.</exception>
    /// <exception cref="FormatException">There is no such type.</exception>
    public static object? Read(ref ReadOnlySpan<byte> bytes)
    {
        byte type = Take<byte>(ref bytes);
        return type switch
        {
            0 => null,
            1 => Take<Guid>(ref bytes),
            2 => TakeText(ref bytes),
            3 => Take<short>(ref bytes),
            4 => Take<int>(ref bytes),
            5 => Take<long>(ref bytes),
            6 => new decimal([Take<int>(ref bytes), Take<int>(ref bytes), Take<int>(ref bytes), Take<int>(ref bytes)]),
            7 => Take<byte>(ref bytes) != 0,
            8 => new DateTime(Take<long>(ref bytes), DateTimeKind.Utc),
            9 => new DateTime(Take<long>(ref bytes), DateTimeKind.Unspecified),
            10 => DateOnly.FromDayNumber(Take<int>(ref bytes)),
            11 => new TimeOnly(Take<long>(ref bytes)),
            12 => new TimeSpan(Take<long>(ref bytes)),
            13 => Take<double>(ref bytes),
            14 => Take<float>(ref bytes),
            _ => throw new FormatException("There is no such type."),
        };
    }

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

    private static int Put(Span<byte> bytes, string text)
    {
        int length = Encoding.UTF8.GetBytes(text, bytes[4..]);
        BinaryPrimitives.WriteInt32LittleEndian(bytes, length);
        return 4 + length;
    }

    private static int Put(Span<byte> bytes, decimal numeric)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(numeric, parts);
        return MemoryMarshal.AsBytes(parts).TryCopyTo(bytes) ? 16 : throw new ArgumentException("There is no room.", nameof(bytes));
    }

    private static int Put<TValue>(Span<byte> bytes, TValue value)
        where TValue : unmanaged
    {
        MemoryMarshal.Write(bytes, in value);
        return Unsafe.SizeOf<TValue>();
    }

    private static TValue Take<TValue>(ref ReadOnlySpan<byte> bytes)
        where TValue : unmanaged
    {
        TValue value = MemoryMarshal.Read<TValue>(bytes);
        bytes = bytes[Unsafe.SizeOf<TValue>()..];
        return value;
    }

    private static string TakeText(ref ReadOnlySpan<byte> bytes)
    {
        int length = Take<int>(ref bytes);
        string text = Encoding.UTF8.GetString(bytes[..length]);
        bytes = bytes[length..];
        return text;
    }
}
