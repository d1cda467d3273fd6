using System;
using System.Diagnostics;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace StudyHub.Schema.Migrations.Tests.Faults;

/// <summary>A migrator in a process of its own, ready to begin.</summary>
internal sealed class MigratorProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly Task<string> errors;
    private Task rest = Task.CompletedTask;

    private MigratorProcess(Process process)
    {
        this.process = process;
        errors = process.StandardError.ReadToEndAsync();
    }

    public static async Task<MigratorProcess> StartAsync(FaultServer server, MigrationDirection direction, string connectionString)
    {
        ProcessStartInfo start = new(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
            [Path.Combine(AppContext.BaseDirectory, "StudyHub.Schema.Migrations.Host.dll"), direction == MigrationDirection.Up ? "up" : "down",
                server.Folder, FaultServer.TargetOf(direction), connectionString])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        MigratorProcess started = new(Process.Start(start)!);
        await started.SaysAsync("READY");
        return started;
    }

    /// <summary>Ends when the step begins, counted from 1.</summary>
    public async Task GoAsync(int step)
    {
        await process.StandardInput.WriteLineAsync();
        for (int i = 0; i < step; i++) await SaysAsync("STEP");
        // Whatever else it says.
        rest = process.StandardOutput.ReadToEndAsync();
    }

    /// <returns>The exit code.</returns>
    public async Task<int> EndAsync()
    {
        await process.WaitForExitAsync();
        await rest;
        if (process.ExitCode is not (0 or 137)) TestContext.Current.AddWarning(await errors);
        return process.ExitCode;
    }

    /// <summary>As kill -9.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    private async Task SaysAsync(string word)
    {
        string? line = await process.StandardOutput.ReadLineAsync();
        if (line != word) throw new InvalidOperationException($"The host said '{line}' instead of {word}:\n{await errors}");
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) await KillAsync();
        process.Dispose();
    }
}
