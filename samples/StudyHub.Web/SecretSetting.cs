using System;
using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;

namespace StudyHub.Web;

/// <summary>A secret among the settings: random bytes in base64, in a file that is nobody else's or in the environment.</summary>
/// <param name="Name">As the configuration has it: StudyHub:TokenKey.</param>
/// <param name="ShortestLength">Bytes; what is shorter is found by trying.</param>
internal readonly record struct SecretSetting(string Name, int ShortestLength)
{
    /// <exception cref="SettingException">It is missing, no base64, or too short.</exception>
    public byte[] Of(IConfiguration configuration)
    {
        string? text = configuration[Name];
        if (string.IsNullOrWhiteSpace(text)) throw new SettingException($"{Name} is missing. {Advice}");
        byte[] buffer = new byte[text.Length];
        if (!Convert.TryFromBase64String(text, buffer, out int length)) throw new SettingException($"{Name} is not base64. {Advice}");
        if (length < ShortestLength) throw new SettingException($"{Name} has {length} bytes, and {ShortestLength} is the least. {Advice}");
        return buffer[..length];
    }

    /// <summary>A new one as the setting would hold it.</summary>
    public string Draw() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(ShortestLength));

    private string Advice
        => $"Set it, or {Name.Replace(":", "__", StringComparison.Ordinal)} in the environment, to {ShortestLength} random bytes or more in base64: "
            + $"openssl rand -base64 {ShortestLength}";
}
