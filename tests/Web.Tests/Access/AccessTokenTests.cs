using System;
using System.Buffers.Text;
using Microsoft.Extensions.Configuration;
using StudyHub.Schema.Sessions;
using StudyHub.Web;
using StudyHub.Web.Access;

namespace StudyHub.Schema.Web.Tests.Access;

public sealed class AccessTokenTests
{
    private static readonly DateTimeOffset Noon = new(2026, 2, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly Guid User = Guid.Parse("00112233-4455-6677-8899-aabbccddeeff");

    private readonly FixedTime time = new(Noon);
    private readonly AccessTokens tokens;

    public AccessTokenTests() => tokens = new AccessTokens(Key(TokenKey.Setting.Draw()), time);

    [Fact]
    public void A_token_says_who_it_is_from()
    {
        SessionUser read = tokens.Read(tokens.Mint(SessionUser.Authenticated(User), TimeSpan.FromHours(1)));
        (read.Role, read.UserId).ShouldBe((Role.Authenticated, User));
    }

    [Fact]
    public void A_token_with_any_bit_changed_is_refused()
    {
        byte[] token = Base64Url.DecodeFromChars(tokens.Mint(SessionUser.Authenticated(User), TimeSpan.FromHours(1)));
        for (int bit = 0; bit < token.Length * 8; bit++)
        {
            byte[] changed = [.. token];
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            Should.Throw<RefusedTokenException>(() => tokens.Read(Base64Url.EncodeToString(changed)), $"bit {bit}");
        }
    }

    [Fact]
    public void A_token_has_one_text()
    {
        string token = tokens.Mint(SessionUser.Authenticated(User), TimeSpan.FromHours(1));
        foreach (string other in new[] { "", "x", token[..^1], token[1..], token + "=", token + "A", " " + token, token[..75] + "\n", token[..75] + "é", new string('A', 76) })
            Should.Throw<RefusedTokenException>(() => tokens.Read(other), other);
    }

    [Fact]
    public void A_token_of_another_key_is_refused()
    {
        AccessTokens others = new(Key(TokenKey.Setting.Draw()), time);
        Should.Throw<RefusedTokenException>(() => tokens.Read(others.Mint(SessionUser.Authenticated(User), TimeSpan.FromHours(1))));
    }

    [Theory]
    [InlineData(3_599, true)]
    [InlineData(3_600, false)]
    [InlineData(-100_000, true)]
    public void A_token_holds_until_it_ends(int seconds, bool holds)
    {
        string token = tokens.Mint(SessionUser.Authenticated(User), TimeSpan.FromHours(1));
        time.Now = Noon.AddSeconds(seconds);
        if (holds) tokens.Read(token).UserId.ShouldBe(User);
        else Should.Throw<RefusedTokenException>(() => tokens.Read(token)).Message.ShouldContain("ended");
    }

    [Fact]
    public void There_is_no_token_for_nobody()
        => Should.Throw<ArgumentException>(() => tokens.Mint(SessionUser.Anonymous, TimeSpan.FromHours(1)));

    [Theory]
    [InlineData(null, "missing")]
    [InlineData(" ", "missing")]
    [InlineData("not base64!", "not base64")]
    [InlineData("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHg==", "31 bytes")]
    public void A_key_that_is_missing_or_weak_is_refused_without_showing_it(string? text, string reason)
    {
        SettingException refusal = Should.Throw<SettingException>(() => Key(text));
        refusal.Message.ShouldContain(TokenKey.Setting.Name);
        refusal.Message.ShouldContain(reason);
        if (!string.IsNullOrWhiteSpace(text)) refusal.Message.ShouldNotContain(text);
    }

    [Fact]
    public void A_key_of_32_bytes_is_enough() => Should.NotThrow(() => Key("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="));

    private static TokenKey Key(string? text)
    {
        ConfigurationManager configuration = new();
        configuration[TokenKey.Setting.Name] = text;
        return TokenKey.Of(configuration);
    }

    private sealed class FixedTime(DateTimeOffset now) : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = now;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
