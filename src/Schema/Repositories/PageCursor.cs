using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using StudyHub.Schema.Commands;
using StudyHub.Schema.Failures;

namespace StudyHub.Schema.Repositories;

/// <summary>
/// A place in an order as text: the values of a row in the columns of the order, which query they are of, which way to go, and a seal.
/// Without a key the seal only finds damage; with one nobody else can make a cursor. A cursor opens nothing either way: what a page shows
/// is decided by row security.
/// </summary>
internal sealed class PageCursor
{
    private const byte Version = 1;
    private const int SealLength = 12;
    private static readonly byte[] NoKey = Encoding.ASCII.GetBytes("StudyHub.Schema cursor");

    private readonly IReadOnlyList<object?> values;

    private PageCursor(IReadOnlyList<object?> values, bool isBackward)
    {
        this.values = values;
        IsBackward = isBackward;
    }

    /// <summary>The page that lies before the row.</summary>
    public bool IsBackward { get; }

    /// <summary>A bit for each column that is NULL.</summary>
    public int Nulls => values.Select((value, i) => value is null ? 1 << i : 0).Sum();

    public static string Write(IReadOnlyList<object?> values, RowQuery query, bool isReversed, bool isBackward, byte[]? key)
    {
        using MemoryStream bytes = new();
        using (BinaryWriter writer = new(bytes, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(Version);
            writer.Write((byte)((isReversed ? 1 : 0) | (isBackward ? 2 : 0)));
            writer.Write(query.Fingerprint);
            foreach (object? value in values) CursorValue.Write(writer, value);
        }
        bytes.Write(Seal(bytes.GetBuffer().AsSpan(0, (int)bytes.Length), key));
        return Convert.ToBase64String(bytes.GetBuffer(), 0, (int)bytes.Length).TrimEnd('=').Replace('+', '-').Replace('/', '_');
    }

    /// <exception cref="InvalidCursorException">It is no cursor of this query, or was changed.</exception>
    public static PageCursor Read(string cursor, RowQuery query, string table, bool isReversed, byte[]? key)
    {
        byte[] bytes = BytesOf(cursor) ?? throw new InvalidCursorException(table);
        if (bytes.Length < 6 + SealLength) throw new InvalidCursorException(table);
        ReadOnlySpan<byte> content = bytes.AsSpan(0, bytes.Length - SealLength);
        if (!CryptographicOperations.FixedTimeEquals(Seal(content, key), bytes.AsSpan(content.Length))) throw new InvalidCursorException(table);
        bool isOfQuery = content[0] == Version && BinaryPrimitives.ReadInt32LittleEndian(content[2..]) == query.Fingerprint && (content[1] & 1) == (isReversed ? 1 : 0);
        if (!isOfQuery || content[1] > 3) throw new InvalidCursorException(table);
        try
        {
            using BinaryReader reader = new(new MemoryStream(bytes, 6, content.Length - 6), Encoding.UTF8);
            object?[] values = [.. query.Order.Select(_ => CursorValue.Read(reader))];
            bool isWhole = reader.BaseStream.Position == reader.BaseStream.Length;
            bool isTotal = !query.Order.Where((column, i) => values[i] is null && !column.IsNullable).Any();
            return isWhole && isTotal ? new PageCursor(values, (content[1] & 2) != 0) : throw new InvalidCursorException(table);
        }
        catch (Exception broken) when (broken is IOException or ArgumentException or FormatException)
        {
            throw new InvalidCursorException(table);
        }
    }

    /// <summary>Gives the values that are not NULL.</summary>
    public StatementCommand Give(StatementCommand command) => values.Where(value => value is not null).Aggregate(command, CursorValue.Give);

    private static byte[] Seal(ReadOnlySpan<byte> content, byte[]? key) => HMACSHA256.HashData(key ?? NoKey, content)[..SealLength];

    private static byte[]? BytesOf(string cursor)
    {
        string text = cursor.Replace('-', '+').Replace('_', '/');
        text = text.PadRight((text.Length + 3) / 4 * 4, '=');
        byte[] bytes = new byte[text.Length / 4 * 3];
        return Convert.TryFromBase64String(text, bytes, out int length) ? bytes[..length] : null;
    }
}
