using System;
using System.Diagnostics;
using System.IO;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace StudyHub.Schema.Tool.Inputs;

/// <summary>What MSBuild says of a project. Nothing is built for it.</summary>
/// <param name="File">The project file.</param>
/// <param name="Assembly">Where its assembly lies once it is built.</param>
/// <param name="SchemaFolder">Where its build writes the schema: db beside the project, if it says nothing else.</param>
internal sealed record ProjectOutput(string File, string Assembly, string SchemaFolder)
{
    /// <param name="project">A project file, or a folder with one.</param>
    /// <param name="configuration">Such as Release.</param>
    /// <param name="otherwise">The option that can be given where there is no project, for messages.</param>
    /// <param name="cancellationToken">Ends MSBuild.</param>
    /// <exception cref="BadInputException">There is no such project.</exception>
    public static async Task<ProjectOutput> FindAsync(string project, string configuration, string otherwise, CancellationToken cancellationToken)
    {
        string file = ProjectFile(project, otherwise);
        (string path, string folder, string frameworks) = await AskAsync(file, configuration, null, cancellationToken);
        // A project of several frameworks has one assembly for each; the schema is the same in all.
        if (path.Length == 0 && frameworks.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is [var first, ..])
            (path, folder, _) = await AskAsync(file, configuration, first, cancellationToken);
        if (path.Length == 0) throw new BadInputException($"{file} has no output that MSBuild knows of. Name the compiled assembly with --assembly.");
        string beside = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file))!, folder.Length == 0 ? "db" : folder);
        return new ProjectOutput(file, path, Path.TrimEndingDirectorySeparator(beside));
    }

    /// <summary>The file of the one project that a path names.</summary>
    /// <exception cref="BadInputException">There is none, or there are several.</exception>
    private static string ProjectFile(string project, string otherwise)
    {
        if (System.IO.File.Exists(project)) return project;
        if (!Directory.Exists(project)) throw new BadInputException($"There is no project {project}. Give --project its path, or {otherwise}.");
        string[] files = Directory.GetFiles(project, "*.csproj");
        return files switch
        {
            [var only] => only,
            [] => throw new BadInputException($"There is no project in {Path.GetFullPath(project)}. Give --project its path, or {otherwise}."),
            _ => throw new BadInputException($"There are {files.Length} projects in {Path.GetFullPath(project)}. Give --project the path of one."),
        };
    }

    private static async Task<(string Path, string SchemaFolder, string Frameworks)> AskAsync(string file, string configuration, string? framework, CancellationToken cancellationToken)
    {
        ProcessStartInfo start = new("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in (string[])
            ["msbuild", file, "-nologo", "-getProperty:TargetPath", "-getProperty:StudyHubSchemaOutput", "-getProperty:TargetFrameworks", $"-p:Configuration={configuration}"])
            start.ArgumentList.Add(argument);
        if (framework is not null) start.ArgumentList.Add($"-p:TargetFramework={framework}");
        using Process process = Start(start);
        Task<string> errors = process.StandardError.ReadToEndAsync(cancellationToken);
        string output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        if (process.ExitCode != 0) throw new BadInputException($"MSBuild cannot read {file}: {(output + await errors).Trim()}");
        using JsonDocument json = JsonDocument.Parse(output);
        JsonElement properties = json.RootElement.GetProperty("Properties");
        return (Property("TargetPath"), Property("StudyHubSchemaOutput"), Property("TargetFrameworks"));

        string Property(string name) => properties.GetProperty(name).GetString() ?? "";
    }

    internal static Process Start(ProcessStartInfo start)
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
