using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using StudyHub.Schema.Package.Tests.Packing;

namespace StudyHub.Schema.Package.Tests.Consuming;

/// <summary>
/// Projects outside the repository that use the packages as a user would. Packages are restored into a folder of its own, with the
/// machine's folder to fall back on, so that nothing stale is used and nothing is downloaded again.
/// </summary>
public sealed class Workspace : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public Workspace(PackageFeed feed)
    {
        folder.Write("nuget.config", $"""
            <configuration>
              <packageSources><add key="packed" value="{feed.Folder}" /></packageSources>
              <fallbackPackageFolders><add key="machine" value="{MachinePackages()}" /></fallbackPackageFolders>
            </configuration>
            """);
        // These end the search for such files above the temporary folder.
        folder.Write("Directory.Build.props", """
            <Project>
              <PropertyGroup>
                <NuGetAudit>false</NuGetAudit>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
              </PropertyGroup>
            </Project>
            """);
        folder.Write("Directory.Build.targets", "<Project />");
        folder.Write("Directory.Packages.props", "<Project />");
    }

    public void Write(string path, string text) => folder.Write(path, text);

    public string Read(string path) => folder.Read(path);

    public bool Has(string path) => folder.Has(path);

    public void Delete(string path)
    {
        if (Directory.Exists(folder[path])) Directory.Delete(folder[path], recursive: true);
        else File.Delete(folder[path]);
    }

    public string FullPath(string path) => folder[path];

    public DateTime WrittenAt(string path) => File.GetLastWriteTimeUtc(folder[path]);

    /// <summary>Every file below a folder with its text and the time it was written; empty when there is no folder.</summary>
    public IReadOnlyDictionary<string, WrittenFile> FilesIn(string path)
    {
        string root = folder[path];
        return Directory.Exists(root)
            ? Directory.GetFiles(root, "*", SearchOption.AllDirectories).ToDictionary(
                file => Path.GetRelativePath(root, file).Replace('\\', '/'),
                file => new WrittenFile(File.ReadAllText(file), File.GetLastWriteTimeUtc(file)))
            : new Dictionary<string, WrittenFile>();
    }

    public Task<CommandResult> DotNetAsync(params string[] arguments) => DotNet.RunAsync(folder.Path, folder["packages"], arguments);

    public Task<CommandResult> BuildAsync(string project, params string[] arguments) =>
        DotNetAsync(["build", project, "--no-restore", "-nodeReuse:false", "-v:minimal", "-tl:off", .. arguments]);

    public void Dispose() => folder.Dispose();

    private static string MachinePackages() =>
        Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } given
            ? given
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
}

/// <summary>A file as it was at one moment.</summary>
public sealed record WrittenFile(string Text, DateTime WrittenAt);
