using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace StudyHub.Schema.Tool.Inputs;

/// <summary>Whether what was built is what the sources say, and the build that makes it so.</summary>
internal static class ProjectBuild
{
    private static readonly string[] OutputFolders = ["bin", "obj", "node_modules"];

    /// <exception cref="BadInputException">The build fails; its errors are the message.</exception>
    public static async Task RunAsync(ProjectOutput project, string configuration, CancellationToken cancellationToken)
    {
        ProcessStartInfo start = new("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in (string[])["build", project.File, "-c", configuration, "-nologo", "-v", "quiet", "-clp:NoSummary"])
            start.ArgumentList.Add(argument);
        using Process process = ProjectOutput.Start(start);
        Task<string> errors = process.StandardError.ReadToEndAsync(cancellationToken);
        string output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        if (process.ExitCode == 0) return;
        string[] lines = [.. (output + await errors).Split('\n').Select(line => line.Trim())];
        string[] told = [.. lines.Where(line => line.Contains("error", StringComparison.Ordinal)).Distinct()];
        throw new BadInputException(string.Join('\n', (told.Length > 0 ? told : lines).Append($"{project.File} does not build, so its records cannot be read.")));
    }

    /// <summary>The newest source of the project that is newer than its assembly, from the project's folder; null where there is none.</summary>
    public static string? NewerSource(ProjectOutput project)
    {
        if (!File.Exists(project.Assembly)) return null;
        DateTime built = File.GetLastWriteTimeUtc(project.Assembly);
        DirectoryInfo folder = new(Path.GetDirectoryName(Path.GetFullPath(project.File))!);
        EnumerationOptions all = new() { RecurseSubdirectories = true, IgnoreInaccessible = true };
        return folder.EnumerateFiles("*.cs", all).Where(file => file.LastWriteTimeUtc > built)
            .Select(file => (file.LastWriteTimeUtc, Path: Path.GetRelativePath(folder.FullName, file.FullName)))
            .Where(file => !file.Path.Split('/', '\\').Any(part => OutputFolders.Contains(part, StringComparer.OrdinalIgnoreCase)))
            .OrderByDescending(file => file.LastWriteTimeUtc).FirstOrDefault().Path;
    }

    /// <summary>Says on standard error that what is read may be old.</summary>
    public static async Task WarnIfOldAsync(SchemaInput schema)
    {
        if (schema.Project is { } project && NewerSource(project) is { } source)
            await Console.Error.WriteLineAsync($"warning: {source} is newer than {project.Assembly}, so what was built may not be what the records say now. Build first.");
    }
}
