using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Text;
using System.Threading.Tasks;

namespace StudyHub.Schema.Package.Tests;

/// <summary>What a command said and how it ended.</summary>
/// <param name="ExitCode">0 is success.</param>
/// <param name="Output">Standard output and error, line by line as they came.</param>
public sealed record CommandResult(int ExitCode, string Output)
{
    public IReadOnlyList<string> Lines => Output.Split('\n');

    public CommandResult Succeeded() =>
        ExitCode == 0 ? this : throw new InvalidOperationException($"The command ended with {ExitCode}:\n{Output}");
}

/// <summary>The dotnet command as a user's shell would run it: nothing of this test run's environment reaches it, and nothing outlives it.</summary>
internal static class DotNet
{
    private static readonly string[] Leaking = ["MSBUILD", "STUDYHUB", "DOTNET_CLI", "VSTEST", "TESTINGPLATFORM", "NUGET_", "CI", "TF_BUILD"];

    public static async Task<CommandResult> RunAsync(string folder, string? packages, params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (string name in start.Environment.Keys.Where(Leaks).ToList()) start.Environment.Remove(name);
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "false";
        // Each command lives for seconds: code that counts what is called often, to be compiled once more, is never paid back.
        start.Environment["DOTNET_TieredPGO"] = "0";
        if (packages is not null) start.Environment["NUGET_PACKAGES"] = packages;

        StringBuilder output = new();
        using Process process = new() { StartInfo = start };
        process.OutputDataReceived += Append;
        process.ErrorDataReceived += Append;
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await process.WaitForExitAsync();
        return new CommandResult(process.ExitCode, output.ToString());

        void Append(object sender, DataReceivedEventArgs line)
        {
            if (line.Data is null) return;
            lock (output) output.Append(line.Data).Append('\n');
        }
    }

    private static bool Leaks(string name) => Leaking.Any(prefix =>
        prefix is "CI" ? name == prefix : name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
}
