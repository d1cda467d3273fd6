using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace StudyHub.Schema.Testing.Processes;

/// <summary>One run of another program, to its end.</summary>
internal sealed record ShellCommand(params IReadOnlyList<string> Words)
{
    private static readonly TimeSpan OutputGrace = TimeSpan.FromSeconds(1);

    public string? WorkingDirectory { get; init; }

    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>A program that cannot be started, or does not end in time, is a result like any other: failed, with the reason as its output.</summary>
    public async Task<CommandResult> RunAsync(CancellationToken cancellationToken)
    {
        using Process process = new() { StartInfo = StartInfo() };
        try
        {
            process.Start();
        }
        catch (Win32Exception reason)
        {
            return new CommandResult(127, "", $"{Words[0]} cannot be started: {reason.Message}");
        }

        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        Task<string> errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Timeout);
        try
        {
            await process.WaitForExitAsync(limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancellationToken.ThrowIfCancellationRequested();
            return new CommandResult(124, "", $"{string.Join(' ', Words)} did not end within {Timeout.TotalSeconds:0} s and was stopped");
        }

        return new CommandResult(process.ExitCode, await Rest(output).ConfigureAwait(false), await Rest(errors).ConfigureAwait(false));
    }

    // On Windows a server that pg_ctl leaves running inherits the pipes and holds them open: the end of the text never comes.
    private static async Task<string> Rest(Task<string> text)
        => await Task.WhenAny(text, Task.Delay(OutputGrace)).ConfigureAwait(false) == text ? await text.ConfigureAwait(false) : "";

    private ProcessStartInfo StartInfo()
    {
        ProcessStartInfo start = new(Words[0], Words.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
            WorkingDirectory = WorkingDirectory ?? "",
        };
        // PGPORT, PGDATA, PGOPTIONS and their kin would steer a server that is not the caller's.
        foreach (string name in start.Environment.Keys.Where(name => name.StartsWith("PG", StringComparison.Ordinal)).ToArray())
            start.Environment.Remove(name);
        foreach ((string name, string value) in Variables)
            start.Environment[name] = value;
        return start;
    }
}
