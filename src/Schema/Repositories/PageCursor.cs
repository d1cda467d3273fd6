using System;
using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
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
    private const int HeadLength = 6;
    private const int SealLength = 12;
    private static readonly byte[] NoKey = Encoding.ASCII.GetBytes("StudyHub.Schema cursor");

    private readonly object?[] values;

    private PageCursor(object?[] values, bool isBackward)
    {
        this.values = values;
        IsBackward = isBackward;
    }

    /// <summary>The page that lies before the row.</summary>
    public bool IsBackward { get; }

    /// <summary>A bit for each column that is NULL.</summary>
    public int Nulls
    {
        get
        {
            int nulls = 0;
            for (int i = 0; i < values.Length; i++)
                if (values[i] is null) nulls |= 1 << i;
            return nulls;
        }
    }

    public static string Write(ReadOnlySpan<object?> values, RowQuery query, bool isReversed, bool isBackward, byte[]? key)
    {
        int longest = HeadLength + SealLength;
        foreach (object? value in values) longest += CursorValue.LengthOf(value);
        byte[] bytes = ArrayPool<byte>.Shared.Rent(longest);
        char[] text = ArrayPool<char>.Shared.Rent((longest + 2) / 3 * 4);
        try
        {
            bytes[0] = Version;
            bytes[1] = (byte)((isReversed ? 1 : 0) | (isBackward ? 2 : 0));
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(2), query.Fingerprint);
            int length = HeadLength;
            foreach (object? value in values) length += CursorValue.Write(bytes.AsSpan(length), value);
            Seal(bytes.AsSpan(0, length), key, bytes.AsSpan(length, SealLength));
            Convert.TryToBase64Chars(bytes.AsSpan(0, length + SealLength), text, out int written);
            Span<char> safe = text.AsSpan(0, written).TrimEnd('=');
            safe.Replace('+', '-');
            safe.Replace('/', '_');
            return new string(safe);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
            ArrayPool<char>.Shared.Return(text);
        }
    }

    /// <exception cref="InvalidCursorException">It is no cursor of this query, or was changed.</exception>
    public static PageCursor Read(string cursor, RowQuery query, string table, bool isReversed, byte[]? key)
    {
        byte[] bytes = ArrayPool<byte>.Shared.Rent((cursor.Length + 3) / 4 * 4);
        try
        {
            return Read(bytes.AsSpan(0, Decode(cursor, bytes)), query, isReversed, key) ?? throw new InvalidCursorException(table);
        }
        catch (Exception broken) when (broken is ArgumentException or FormatException or OverflowException)
        {
            throw new InvalidCursorException(table);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    /// <summary>Gives the values that are not NULL.</summary>
    public StatementCommand Give(StatementCommand command)
    {
        foreach (object? value in values)
            if (value is not null) command = CursorValue.Give(command, value);
        return command;
    }

    /// <summary>Null where it is sealed by another key, or belongs to another query.</summary>
    private static PageCursor? Read(ReadOnlySpan<byte> bytes, RowQuery query, bool isReversed, byte[]? key)
    {
        if (bytes.Length < HeadLength + SealLength) return null;
        ReadOnlySpan<byte> content = bytes[..^SealLength];
        Span<byte> seal = stackalloc byte[SealLength];
        Seal(content, key, seal);
        if (!CryptographicOperations.FixedTimeEquals(seal, bytes[content.Length..])) return null;
        bool isOfQuery = content[0] == Version && BinaryPrimitives.ReadInt32LittleEndian(content[2..]) == query.Fingerprint && (content[1] & 1) == (isReversed ? 1 : 0);
        if (!isOfQuery || content[1] > 3) return null;
        ReadOnlySpan<byte> rest = content[HeadLength..];
        object?[] values = new object?[query.Order.Count];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = CursorValue.Read(ref rest);
            if (values[i] is null && !query.Order[i].IsNullable) return null;
        }
        return rest.IsEmpty ? new PageCursor(values, (content[1] & 2) != 0) : null;
    }

    private static void Seal(ReadOnlySpan<byte> content, byte[]? key, Span<byte> seal)
    {
        Span<byte> whole = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key ?? NoKey, content, whole);
        whole[..SealLength].CopyTo(seal);
    }

    /// <returns>How many bytes it is; 0 where it is no text of this kind.</returns>
    private static int Decode(string cursor, Span<byte> bytes)
    {
        for (int i = 0; i < cursor.Length; i++)
        {
            char letter = cursor[i];
            if (!char.IsAsciiLetterOrDigit(letter) && letter is not ('-' or '_')) return 0;
            bytes[i] = letter switch { '-' => (byte)'+', '_' => (byte)'/', _ => (byte)letter };
        }
        int padded = (cursor.Length + 3) / 4 * 4;
        bytes[cursor.Length..padded].Fill((byte)'=');
        return Base64.DecodeFromUtf8InPlace(bytes[..padded], out int length) == OperationStatus.Done ? length : 0;
    }
}
