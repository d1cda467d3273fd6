using System;
using System.Diagnostics;
using System.IO;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace StudyHub.Schema.Tool.Inputs;

/// <summary>Asks MSBuild where a project's assembly lies. Nothing is built: what is checked should be what was built.</summary>
internal static class ProjectOutput
{
    /// <param name="project">A project file, or a folder with one.</param>
    /// <param name="configuration">Such as Release.</param>
    /// <param name="cancellationToken">Ends MSBuild.</param>
    /// <returns>The assembly's path; the file exists.</returns>
    /// <exception cref="BadInputException">There is no such project, or it is not built.</exception>
    public static async Task<string> FindAsync(string project, string configuration, CancellationToken cancellationToken)
    {
        string file = ProjectFile(project);
        (string path, string frameworks) = await AskAsync(file, configuration, null, cancellationToken);
        // A project of several frameworks has one assembly for each; the schema is the same in all.
        if (path.Length == 0 && frameworks.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is [var first, ..])
            (path, _) = await AskAsync(file, configuration, first, cancellationToken);
        if (path.Length == 0) throw new BadInputException($"{file} has no output that MSBuild knows of. Name the compiled assembly with --assembly.");
        if (!File.Exists(path)) throw new BadInputException($"{file} is not built: there is no {path}. Run: dotnet build \"{file}\" -c {configuration}");
        return path;
    }

    private static string ProjectFile(string project)
    {
        if (File.Exists(project)) return project;
        if (!Directory.Exists(project)) throw new BadInputException($"There is no project {project}. Give --project a project file or its folder, or --assembly a compiled assembly.");
        string[] files = Directory.GetFiles(project, "*.csproj");
        return files switch
        {
            [var only] => only,
            [] => throw new BadInputException($"There is no project in {Path.GetFullPath(project)}. Give --project its path, or --assembly a compiled assembly."),
            _ => throw new BadInputException($"There are {files.Length} projects in {Path.GetFullPath(project)}. Give --project the path of one."),
        };
    }

    private static async Task<(string Path, string Frameworks)> AskAsync(string file, string configuration, string? framework, CancellationToken cancellationToken)
    {
        ProcessStartInfo start = new("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in (string[])["msbuild", file, "-nologo", "-getProperty:TargetPath", "-getProperty:TargetFrameworks", $"-p:Configuration={configuration}"])
            start.ArgumentList.Add(argument);
        if (framework is not null) start.ArgumentList.Add($"-p:TargetFramework={framework}");
        using Process process = Start(start);
        Task<string> errors = process.StandardError.ReadToEndAsync(cancellationToken);
        string output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        if (process.ExitCode != 0) throw new BadInputException($"MSBuild cannot read {file}: {(output + await errors).Trim()}");
        using JsonDocument json = JsonDocument.Parse(output);
        JsonElement properties = json.RootElement.GetProperty("Properties");
        return (properties.GetProperty("TargetPath").GetString() ?? "", properties.GetProperty("TargetFrameworks").GetString() ?? "");
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception reason)
        {
            throw new BadInputException($"The .NET SDK is needed to find a project's assembly, and dotnet does not start: {reason.Message}. Name the assembly with --assembly.", reason);
        }
    }
}
