using System;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Npgsql;

namespace StudyHub.Schema.Database.Tests;

/// <summary>What pg_dump says of a database: a judge that knows nothing of our own reading of the catalog.</summary>
internal static partial class DumpProgram
{
    /// <returns>Null where every pg_dump of this machine is older than the server: then it refuses.</returns>
    public static async Task<string?> RunAsync(ScratchDatabase database)
    {
        string? program = await FindAsync(database);
        if (program is null) return null;
        NpgsqlConnectionStringBuilder connection = database.Connection;
        (int code, string text, string errors) = await Programs.RunAsync(
            program, ["--schema-only", .. Programs.Address(connection), connection.Database!], connection.Password);
        code.ShouldBe(0, errors);
        // \restrict carries a random word.
        return string.Join("\n", text.Split('\n').Where(line => !line.StartsWith("\\restrict", StringComparison.Ordinal) && !line.StartsWith("\\unrestrict", StringComparison.Ordinal)));
    }

    private static async Task<string?> FindAsync(ScratchDatabase database)
    {
        foreach (string program in Programs.Find("pg_dump", database.Server.Origin))
        {
            (_, string version, _) = await Programs.RunAsync(program, ["--version"], password: null);
            if (Major().Match(version) is { Success: true } match
                && int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) >= database.Server.Version.Major)
                return program;
        }
        return null;
    }

    [GeneratedRegex(@"\(PostgreSQL\) (\d+)")]
    private static partial Regex Major();
}
