using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace StudyHub.Schema.Web.Tests.Browser;

/// <summary>A headless Chromium with a profile of its own; killed, and the profile removed, when it is disposed.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private const string Listening = "DevTools listening on ";

    private static readonly string[] Names =
    [
        "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome.exe",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium",
    ];

    private readonly Process process;
    private readonly string profile;
    private readonly Uri devTools;

    private Chromium(Process process, string profile, Uri devTools) => (this.process, this.profile, this.devTools) = (process, profile, devTools);

    /// <summary>Where the program is; null when there is none.</summary>
    private static string? Find()
    {
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return Names.SelectMany(name => folders.Select(folder => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
    }

    /// <summary>Skips the test where there is no browser.</summary>
    public static Task<Chromium> StartAsync(CancellationToken cancellationToken)
    {
        string? program = Find();
        Assert.SkipWhen(program is null, "No Chromium and no Chrome is on the PATH: apt install chromium");
        return StartAsync(program!, cancellationToken);
    }

    private static async Task<Chromium> StartAsync(string program, CancellationToken cancellationToken)
    {
        string profile = Directory.CreateTempSubdirectory("studyhub-browser-").FullName;
        ProcessStartInfo start = new(program)
        {
            // Tests may run as root and in a container, where the sandbox and /dev/shm are not to be had. Only our own page is loaded.
            ArgumentList =
            {
                "--headless", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--no-first-run", "--disable-extensions",
                "--disable-background-networking", "--disable-component-update", "--remote-debugging-port=0", "--user-data-dir=" + profile, "about:blank",
            },
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        Process process = Process.Start(start) ?? throw new InvalidOperationException("The browser did not start.");
        process.BeginOutputReadLine();
        TaskCompletionSource<Uri> address = new(TaskCreationOptions.RunContinuationsAsynchronously);
        process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is null) address.TrySetException(new InvalidOperationException("The browser ended before it listened."));
            else if (line.Data.StartsWith(Listening, StringComparison.Ordinal)) address.TrySetResult(new Uri(line.Data[Listening.Length..]));
        };
        process.BeginErrorReadLine();
        return new Chromium(process, profile, await address.Task.WaitAsync(cancellationToken));
    }

    /// <summary>Opens an empty page.</summary>
    public async Task<DevTools> OpenPageAsync(CancellationToken cancellationToken)
    {
        using HttpClient client = new();
        using HttpResponseMessage made = await client.PutAsync($"http://{devTools.Authority}/json/new?about:blank", null, cancellationToken);
        JsonElement page = JsonElement.Parse(await made.Content.ReadAsStringAsync(cancellationToken));
        return await DevTools.ConnectAsync(new Uri(page.GetProperty("webSocketDebuggerUrl").GetString()!), cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(CancellationToken.None);
        process.Dispose();
        for (int attempt = 1; Directory.Exists(profile); attempt++)
        {
            try
            {
                Directory.Delete(profile, recursive: true);
            }
            catch (IOException) when (attempt < 50)
            {
                // Its other processes are ending, and still write.
                await Task.Delay(100, CancellationToken.None);
            }
        }
    }
}
