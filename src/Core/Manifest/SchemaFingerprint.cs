using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using StudyHub.Schema.Model;

namespace StudyHub.Schema.Manifest;

/// <summary>A hash that two schemas share exactly when their manifests are the same text: 64 hexadecimal digits of SHA-256.</summary>
public static class SchemaFingerprint
{
    public static string Of(SchemaModel model) => OfLines(ManifestWriter.WriteLines(model));

    /// <summary>The hash of what stands below the header.</summary>
    internal static string OfLines(string lines)
    {
        using SHA256 sha = SHA256.Create();
        StringBuilder digits = new(64);
        foreach (byte b in sha.ComputeHash(Encoding.UTF8.GetBytes(lines))) digits.Append(b.ToString("x2", CultureInfo.InvariantCulture));
        return digits.ToString();
    }
}
