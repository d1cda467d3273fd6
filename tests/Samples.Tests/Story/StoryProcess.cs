using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Runtime.InteropServices;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace StudyHub.Schema.Samples.Tests.Story;

/// <summary>The built sample as a process of its own, with a directory of its own for temporary files.</summary>
internal sealed class StoryProcess : IDisposable
{
    private readonly Process process;
    private readonly StringBuilder output = new();
    private readonly StringBuilder errors = new();
    private readonly TaskCompletionSource<bool> awaited = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private string awaitedText = "\0";

    private StoryProcess(Process process, string temporary) => (this.process, Temporary) = (process, temporary);

    /// <summary>Where the story's temporary files go.</summary>
    public string Temporary { get; }

    public string Output { get { lock (output) return output.ToString(); } }

    public string Errors { get { lock (errors) return errors.ToString(); } }

    /// <param name="database">A server for it in STUDYHUB_DATABASE; null to have it start one.</param>
    public static StoryProcess Start(string? database = null)
    {
        // Short, so that a Unix socket fits below it.
        string temporary = Path.Combine(Path.GetTempPath(), "shs-" + Guid.NewGuid().ToString("n")[..8]);
        Directory.CreateDirectory(temporary);
        // The server may run as another user, who has to pass through.
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(temporary, (UnixFileMode)0b111_101_101);
        ProcessStartInfo start = new(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "StudyHub.dll") },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        start.Environment["TMPDIR"] = start.Environment["TEMP"] = start.Environment["TMP"] = temporary;
        start.Environment.Remove("STUDYHUB_DATABASE");
        if (database is not null) start.Environment["STUDYHUB_DATABASE"] = database;
        Process process = Process.Start(start) ?? throw new InvalidOperationException("The sample did not start.");
        StoryProcess story = new(process, temporary);
        process.OutputDataReceived += (_, line) => story.Receive(story.output, line.Data);
        process.ErrorDataReceived += (_, line) => story.Receive(story.errors, line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return story;
    }

    /// <summary>Waits for a line with the text on standard output.</summary>
    public async Task WaitForAsync(string text, CancellationToken cancellationToken)
    {
        lock (output)
        {
            awaitedText = text;
            if (output.ToString().Contains(text, StringComparison.Ordinal)) awaited.TrySetResult(true);
        }
        Task ended = process.WaitForExitAsync(cancellationToken);
        if (await Task.WhenAny(awaited.Task, ended) == ended && !awaited.Task.IsCompleted)
            throw new InvalidOperationException($"The story ended without saying '{text}':\n{Output}\n{Errors}");
    }

    /// <summary>Ctrl-C. Sent from here and at once: by the time that a program "kill" has started on a busy machine, the story may be over.</summary>
    public void Interrupt()
    {
        const int interrupt = 2;
        if (Kill(process.Id, interrupt) != 0) throw new InvalidOperationException($"The signal could not be sent: error {Marshal.GetLastPInvokeError()}.");
    }

    /// <returns>The exit code.</returns>
    public async Task<int> WaitAsync(CancellationToken cancellationToken)
    {
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode;
    }

    public void Dispose()
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        process.Dispose();
        Directory.Delete(Temporary, recursive: true);
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static extern int Kill(int process, int signal);

    private void Receive(StringBuilder text, string? line)
    {
        if (line is null) return;
        lock (text) text.Append(line).Append('\n');
        lock (output)
        {
            if (text == output && line.Contains(awaitedText, StringComparison.Ordinal)) awaited.TrySetResult(true);
        }
    }
}
