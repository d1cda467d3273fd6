using System;
using System.Linq;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Database.Tests;
using StudyHub.Schema.Testing;

namespace StudyHub.Schema.Catalog.Tests.Live;

/// <summary>What pg_dump says of a database: a judge that knows nothing of our own reading.</summary>
internal static class Dump
{
    public static async Task<string> OfAsync(EphemeralPostgres server, string connectionString)
    {
        NpgsqlConnectionStringBuilder connection = new(connectionString);
        string program = Programs.Find("pg_dump", server.Origin).FirstOrDefault() ?? "pg_dump";
        (int code, string text, string errors) = await Programs.RunAsync(
            program, ["--schema-only", .. Programs.Address(connection), connection.Database!], connection.Password);
        code.ShouldBe(0, errors);
        return string.Join("\n", text.Split('\n')
            .Where(line => line.Length > 0 && !line.StartsWith("--", StringComparison.Ordinal) && !line.StartsWith("\\restrict", StringComparison.Ordinal) && !line.StartsWith("\\unrestrict", StringComparison.Ordinal)));
    }

    /// <summary>The lines in any order: a column that is added stands behind the others, where nobody can put it before them.</summary>
    public static bool AreSameLines(string left, string right) => Lines(left).SequenceEqual(Lines(right), StringComparer.Ordinal);

    private static string[] Lines(string dump) => dump.Split('\n').Select(line => line.Trim().TrimEnd(',')).Order(StringComparer.Ordinal).ToArray();
}
