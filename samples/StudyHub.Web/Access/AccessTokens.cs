using System;
using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using StudyHub.Schema.Sessions;

namespace StudyHub.Web.Access;

/// <summary>
/// Says who a request comes from: 57 bytes in base64url, and no choice in them. A version, the user's id, when the token ends
/// (seconds since 1970, big endian), and the HMAC-SHA256 of the three.
/// </summary>
internal sealed class AccessTokens(TokenKey key, TimeProvider time)
{
    private const byte Version = 1;
    private const int UserAt = 1, ExpiryAt = 17, SignatureAt = 25, Length = SignatureAt + HMACSHA256.HashSizeInBytes;

    // A multiple of three bytes: no bit of the text is without meaning, so there is one text for a token.
    private const int TextLength = Length / 3 * 4;

    /// <param name="user">Signed in: a token for nobody does not exist.</param>
    /// <param name="lifetime">From now on.</param>
    public string Mint(SessionUser user, TimeSpan lifetime)
    {
        Guid id = user.UserId ?? throw new ArgumentException("A session without a user needs no token.", nameof(user));
        Span<byte> token = stackalloc byte[Length];
        token[0] = Version;
        id.TryWriteBytes(token[UserAt..], bigEndian: true, out _);
        BinaryPrimitives.WriteInt64BigEndian(token[ExpiryAt..], time.GetUtcNow().Add(lifetime).ToUnixTimeSeconds());
        key.Sign(token[..SignatureAt], token[SignatureAt..]);
        return Base64Url.EncodeToString(token);
    }

    /// <exception cref="RefusedTokenException">The text is none of ours, was changed, or has ended.</exception>
    public SessionUser Read(ReadOnlySpan<char> text)
    {
        Span<byte> token = stackalloc byte[Length];
        bool isWhole = text.Length == TextLength
            && Base64Url.DecodeFromChars(text, token, out _, out int length) == OperationStatus.Done && length == Length;
        if (!isWhole) throw new RefusedTokenException(hasEnded: false);

        Span<byte> signature = stackalloc byte[HMACSHA256.HashSizeInBytes];
        key.Sign(token[..SignatureAt], signature);
        if (!CryptographicOperations.FixedTimeEquals(signature, token[SignatureAt..]) || token[0] != Version)
            throw new RefusedTokenException(hasEnded: false);

        // Only of a token that is ours it is told that it was one.
        if (BinaryPrimitives.ReadInt64BigEndian(token[ExpiryAt..]) <= time.GetUtcNow().ToUnixTimeSeconds())
            throw new RefusedTokenException(hasEnded: true);
        return SessionUser.Authenticated(new Guid(token[UserAt..ExpiryAt], bigEndian: true));
    }
}
