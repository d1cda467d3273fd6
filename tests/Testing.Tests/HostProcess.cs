using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace StudyHub.Schema.Testing.Tests;

/// <summary>Another process that uses EphemeralPostgres; killed at disposal when it still runs.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private const string Program = "StudyHub.Schema.Testing.Host.dll";

    private readonly Process process;
    private readonly Task<string> errors;

    private HostProcess(Process process)
    {
        this.process = process;
        errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
    }

    public int Id => process.Id;

    public static HostProcess Start(string act, PostgresRoads roads, int? major = null,
        IReadOnlyDictionary<string, string>? variables = null, IReadOnlyList<string>? prefix = null, string? directory = null)
    {
        List<string> words = [.. prefix ?? [], Dotnet, Path.Combine(directory ?? AppContext.BaseDirectory, Program), act, roads.ToString()];
        if (major is not null)
            words.Add(major.Value.ToString());
        ProcessStartInfo start = new(words[0], words[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        foreach ((string name, string value) in variables ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        return new HostProcess(Process.Start(start)!);
    }

    /// <summary>The connection string that the host says when its database is there.</summary>
    public async Task<string> ReadyAsync()
    {
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (line.StartsWith("READY ", StringComparison.Ordinal))
                return line["READY ".Length..];
        }

        throw new InvalidOperationException($"The host ended without a server:\n{await errors}");
    }

    /// <returns>The exit code.</returns>
    public async Task<int> EndAsync()
    {
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return process.ExitCode;
    }

    /// <summary>As <c>kill -9</c>: this process alone, without a last word.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await EndAsync();
    }

    public async Task SignalAsync(string signal)
    {
        using Process kill = Process.Start("sh", ["-c", $"kill -{signal} {Id}"]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
        }

        process.Dispose();
    }

    private static string Dotnet => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
}
