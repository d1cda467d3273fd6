using System;
using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;

namespace StudyHub.Web.Access;

/// <summary>The secret that tokens are signed with.</summary>
internal sealed class TokenKey
{
    /// <summary>As many bytes as the signature has.</summary>
    public static readonly SecretSetting Setting = new("StudyHub:TokenKey", HMACSHA256.HashSizeInBytes);

    private readonly byte[] bytes;

    private TokenKey(byte[] bytes) => this.bytes = bytes;

    /// <exception cref="SettingException">The key is missing, no base64, or short enough to be found by trying.</exception>
    public static TokenKey Of(IConfiguration configuration) => new(Setting.Of(configuration));

    /// <summary>HMAC-SHA256 of the data.</summary>
    /// <param name="data">What is signed.</param>
    /// <param name="signature">32 bytes.</param>
    public void Sign(ReadOnlySpan<byte> data, Span<byte> signature) => HMACSHA256.HashData(bytes, data, signature);
}
