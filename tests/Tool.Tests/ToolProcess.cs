using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;

namespace StudyHub.Schema.Tool.Tests;

/// <summary>One run of the tool as a process.</summary>
internal sealed record ToolProcess(int ExitCode, string Output, string Errors)
{
    public static string Root { get; } = RootOf();

    /// <summary>The sample that the tests read: it lies beside them.</summary>
    public static string Sample { get; } = Path.Combine(AppContext.BaseDirectory, "CfiPros.dll");

    public static Task<ToolProcess> RunAsync(params string[] arguments) => RunInAsync(Path.GetTempPath(), arguments);

    public static async Task<ToolProcess> RunInAsync(string directory, params string[] arguments)
    {
        CancellationToken token = TestContext.Current.CancellationToken;
        ProcessStartInfo start = new(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = directory,
        };
        foreach (string argument in ((IEnumerable<string>)[Program(), .. arguments])) start.ArgumentList.Add(argument);
        using Process process = Process.Start(start)!;
        try
        {
            Task<string> errors = process.StandardError.ReadToEndAsync(token);
            string output = await process.StandardOutput.ReadToEndAsync(token);
            await process.WaitForExitAsync(token);
            return new ToolProcess(process.ExitCode, output, await errors);
        }
        catch
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    // Built in the configuration that the tests were: …/bin/Release/net10.0/.
    private static string Program()
    {
        string configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        return Path.Combine(Root, "src", "Tool", "bin", configuration, "net8.0", "studyhub-schema.dll");
    }

    private static string RootOf([CallerFilePath] string thisFile = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", ".."));
}
