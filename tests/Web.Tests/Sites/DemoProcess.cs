using System;
using System.Diagnostics;
using System.IO;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;

namespace StudyHub.Schema.Web.Tests.Sites;

/// <summary>The built sample as a process of its own, with a directory of its own for temporary files.</summary>
internal sealed class DemoProcess : IDisposable
{
    private const int Terminate = 15;

    private readonly Process process;
    private readonly StringBuilder output = new(), errors = new();

    private DemoProcess(Process process, string temporary) => (this.process, Temporary) = (process, temporary);

    /// <summary>Where its temporary files go.</summary>
    public string Temporary { get; }

    public string Output { get { lock (output) return output.ToString(); } }

    public string Errors { get { lock (errors) return errors.ToString(); } }

    /// <param name="arguments">As on the command line.</param>
    /// <param name="environment">Name and value; what it would inherit of the sample's own settings is taken away.</param>
    public static DemoProcess Start(string[] arguments, params (string Name, string Value)[] environment)
    {
        // Short, so that a Unix socket fits below it.
        string temporary = Path.Combine(Path.GetTempPath(), "shw-" + Guid.NewGuid().ToString("n")[..8]);
        Directory.CreateDirectory(temporary);
        // The server may run as another user, who has to pass through.
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(temporary, (UnixFileMode)0b111_101_101);
        ProcessStartInfo start = new(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "StudyHub.Web.dll") },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string argument in arguments) start.ArgumentList.Add(argument);
        start.Environment["TMPDIR"] = start.Environment["TEMP"] = start.Environment["TMP"] = temporary;
        foreach (string inherited in new[] { "ConnectionStrings__StudyHub", "StudyHub__TokenKey", "StudyHub__CursorKey", "ASPNETCORE_URLS", "ASPNETCORE_ENVIRONMENT" })
            start.Environment.Remove(inherited);
        foreach ((string name, string value) in environment) start.Environment[name] = value;
        DemoProcess demo = new(Process.Start(start) ?? throw new InvalidOperationException("The sample did not start."), temporary);
        demo.process.OutputDataReceived += (_, line) => Append(demo.output, line.Data);
        demo.process.ErrorDataReceived += (_, line) => Append(demo.errors, line.Data);
        demo.process.BeginOutputReadLine();
        demo.process.BeginErrorReadLine();
        return demo;
    }

    /// <summary>The first match in what it says.</summary>
    public async Task<Match> WaitForAsync(string pattern, CancellationToken cancellationToken)
    {
        while (true)
        {
            bool hasEnded = process.HasExited;
            Match match = Regex.Match(Output, pattern);
            if (match.Success) return match;
            if (hasEnded) throw new InvalidOperationException($"The sample ended without saying '{pattern}':\n{Output}\n{Errors}");
            await Task.Delay(20, cancellationToken);
        }
    }

    /// <summary>What a service manager does to stop it.</summary>
    public void Stop()
    {
        if (Kill(process.Id, Terminate) != 0) throw new InvalidOperationException($"The signal could not be sent: error {Marshal.GetLastPInvokeError()}.");
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

    private static void Append(StringBuilder text, string? line)
    {
        if (line is null) return;
        lock (text) text.Append(line).Append('\n');
    }
}
