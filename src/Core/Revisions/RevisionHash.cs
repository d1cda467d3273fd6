using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace StudyHub.Schema.Revisions;

/// <summary>SHA-256 as 64 hexadecimal digits; "\r\n" and "\n" are the same.</summary>
internal static class RevisionHash
{
    public static string Of(string text)
    {
        using SHA256 sha = SHA256.Create();
        StringBuilder digits = new(64);
        foreach (byte b in sha.ComputeHash(Encoding.UTF8.GetBytes(RevisionFiles.Normalized(text)))) digits.Append(b.ToString("x2", CultureInfo.InvariantCulture));
        return digits.ToString();
    }
}
