using System;
using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;

namespace StudyHub.Web.Access;

/// <summary>The secret that tokens are signed with.</summary>
internal sealed class TokenKey
{
    public const string Setting = "StudyHub:TokenKey";

    /// <summary>Bytes: as many as the signature has.</summary>
    public const int ShortestLength = 32;

    private readonly byte[] bytes;

    private TokenKey(byte[] bytes) => this.bytes = bytes;

    /// <exception cref="SettingException">The key is missing, no base64, or short enough to be found by trying.</exception>
    public static TokenKey Of(IConfiguration configuration)
    {
        string? text = configuration[Setting];
        if (string.IsNullOrWhiteSpace(text)) throw new SettingException($"{Setting} is missing. {Advice}");
        byte[] buffer = new byte[text.Length];
        if (!Convert.TryFromBase64String(text, buffer, out int length)) throw new SettingException($"{Setting} is not base64. {Advice}");
        if (length < ShortestLength)
            throw new SettingException($"{Setting} has {length} bytes, and {ShortestLength} is the least. {Advice}");
        return new TokenKey(buffer[..length]);
    }

    /// <summary>A new key as the setting would hold it.</summary>
    public static string Draw() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(ShortestLength));

    /// <summary>HMAC-SHA256 of the data.</summary>
    /// <param name="data">What is signed.</param>
    /// <param name="signature">32 bytes.</param>
    public void Sign(ReadOnlySpan<byte> data, Span<byte> signature) => HMACSHA256.HashData(bytes, data, signature);

    private static string Advice
        => $"Set it, or StudyHub__TokenKey in the environment, to {ShortestLength} random bytes or more in base64: openssl rand -base64 32";
}
