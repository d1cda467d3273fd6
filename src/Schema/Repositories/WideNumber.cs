using System;
using System.Buffers.Binary;
using System.IO;
using System.Numerics;
using Npgsql;

namespace StudyHub.Schema.Repositories;

/// <summary>
/// A numeric of more digits than a decimal has, many of which may be zeros that a column's scale puts behind the number: those are left out
/// before it is said that the number does not fit.
/// </summary>
internal static class WideNumber
{
    private const int MostDigits = 28;
    private static readonly BigInteger Most = new(decimal.MaxValue);

    /// <exception cref="OverflowException">The number is none that a decimal can be, exactly.</exception>
    public static decimal Read(NpgsqlDataReader reader, int ordinal)
    {
        try
        {
            return reader.GetDecimal(ordinal);
        }
        // The driver finds numbers of the largest size to be outside of an array of its own.
        catch (Exception failure) when (failure is OverflowException or IndexOutOfRangeException)
        {
            using Stream sent = reader.GetStream(ordinal);
            byte[] wire = new byte[sent.Length];
            sent.ReadExactly(wire);
            return Parse(wire) ?? throw new OverflowException();
        }
    }

    /// <summary>What PostgreSQL sends: how many digits, each of four decimal ones; the weight of the first; the sign; the scale; the digits.</summary>
    internal static decimal? Parse(ReadOnlySpan<byte> wire)
    {
        const ushort Negative = 0x4000;
        short digits = BinaryPrimitives.ReadInt16BigEndian(wire), weight = BinaryPrimitives.ReadInt16BigEndian(wire[2..]);
        ushort sign = BinaryPrimitives.ReadUInt16BigEndian(wire[4..]);
        int scale = BinaryPrimitives.ReadInt16BigEndian(wire[6..]);
        if (sign is not (0 or Negative)) return null;

        // No decimal is longer; what is may be thousands of digits that need not be multiplied.
        const int Longest = 16;
        if (digits > Longest || weight > Longest || weight - digits < -Longest) return null;
        BigInteger number = BigInteger.Zero;
        for (int i = 0; i < digits; i++) number = (number * 10_000) + BinaryPrimitives.ReadInt16BigEndian(wire[(8 + (2 * i))..]);

        // The number times ten to the power of the places that are behind the point.
        int places = 4 * (digits - weight - 1);
        while (places > 0 && places > scale && number % 10 == 0) Shorten(ref number, ref places);
        while (places > 0 && (places > MostDigits || number > Most) && number % 10 == 0) Shorten(ref number, ref places);
        for (; places < 0; places++) number *= 10;
        if (places > MostDigits || number > Most) return null;
        decimal value = (decimal)number;
        int[] bits = decimal.GetBits(value);
        return new decimal(bits[0], bits[1], bits[2], sign == Negative, (byte)places);
    }

    private static void Shorten(ref BigInteger number, ref int places)
    {
        number /= 10;
        places--;
    }
}
