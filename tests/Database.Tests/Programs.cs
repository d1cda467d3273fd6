using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Npgsql;

namespace StudyHub.Schema.Database.Tests;

/// <summary>PostgreSQL's client programs on this machine.</summary>
internal static class Programs
{
    private const string DebianRoot = "/usr/lib/postgresql";

    /// <summary>Beside the server's own programs, then on PATH, then where Debian keeps them, the newest first.</summary>
    public static IEnumerable<string> Find(string name, string serverDirectory)
    {
        string file = OperatingSystem.IsWindows() ? name + ".exe" : name;
        string[] onPath = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        string[] installed = Directory.Exists(DebianRoot) ? Directory.GetDirectories(DebianRoot) : [];
        return onPath.Prepend(serverDirectory)
            .Concat(installed.OrderByDescending(MajorOf).Select(folder => Path.Combine(folder, "bin")))
            .Select(folder => Path.Combine(folder, file))
            .Where(File.Exists)
            .Distinct(StringComparer.Ordinal);
    }

    public static string[] Address(NpgsqlConnectionStringBuilder connection) =>
    [
        "--host", connection.Host!, "--port", connection.Port.ToString(CultureInfo.InvariantCulture), "--username", connection.Username!,
    ];

    public static async Task<(int Code, string Output, string Errors)> RunAsync(string program, IEnumerable<string> arguments, string? password)
    {
        ProcessStartInfo start = new(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (!string.IsNullOrEmpty(password)) start.Environment["PGPASSWORD"] = password;
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output, await errors);
    }

    private static int MajorOf(string folder)
        => int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out int major) ? major : 0;
}
