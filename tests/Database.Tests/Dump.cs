using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Npgsql;

namespace StudyHub.Schema.Database.Tests;

/// <summary>What pg_dump says of a database: a judge that knows nothing of our own reading of the catalog.</summary>
internal static class Dump
{
    public static async Task<string> OfAsync(ScratchDatabase database)
    {
        string? program = Find();
        Assert.SkipWhen(program is null, "pg_dump is not on this machine");
        NpgsqlConnectionStringBuilder connection = database.Connection();
        ProcessStartInfo start = new(program!, ["--schema-only", "--host", connection.Host!, "--port", $"{connection.Port}", "--username", connection.Username!, database.Name])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (connection.Password is { Length: > 0 } password) start.Environment["PGPASSWORD"] = password;
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.SkipWhen((await errors).Contains("server version mismatch", StringComparison.Ordinal), "pg_dump is older than the server");
        process.ExitCode.ShouldBe(0, await errors);
        // \restrict carries a random word.
        return string.Join("\n", text.Split('\n').Where(line => !line.StartsWith("\\restrict", StringComparison.Ordinal) && !line.StartsWith("\\unrestrict", StringComparison.Ordinal)));
    }

    private static string? Find()
    {
        string name = OperatingSystem.IsWindows() ? "pg_dump.exe" : "pg_dump";
        string?[] folders = [Environment.GetEnvironmentVariable("STUDYHUB_PG_BIN"), .. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)];
        return folders.Where(folder => !string.IsNullOrEmpty(folder)).Select(folder => Path.Combine(folder!, name)).FirstOrDefault(File.Exists);
    }
}
