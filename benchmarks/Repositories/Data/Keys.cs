using System.Security.Cryptography;
using System.Text;

namespace StudyHub.Schema.Benchmarks.Repositories.Data;

/// <summary>The keys that the server's own md5() made.</summary>
internal static class Keys
{
    public static Guid Progress(int number) => Of($"p{number}");

    public static Guid Student(int number) => Of($"s{number}");

    public static Guid Outcome(int number) => Of($"o{number}");

    /// <summary>An outcome that nobody has progress in.</summary>
    public static Guid FreeOutcome(int number) => Of($"x{number}");

    public static Guid Plan(int number) => Of($"d{number}");

    public static Guid Added(int number) => Of($"a{number}");

    public static Guid Of(string text)
#pragma warning disable CA5351 // No secret: the server's function is the same.
        => new(MD5.HashData(Encoding.UTF8.GetBytes(text)), bigEndian: true);
#pragma warning restore CA5351
}
