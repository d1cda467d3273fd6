using System.Threading.Tasks;
using StudyHub.Schema.Package.Tests.Packing;

namespace StudyHub.Schema.Package.Tests.Consuming;

/// <summary>
/// A solution of three that build: a library of tables for two frameworks, a program that refers to that library, and a project that has
/// the package and no table. And one of three that cannot: a manifest from the future, a damaged one, and a folder that is a file.
/// </summary>
public sealed class NeighbourStory(PackageFeed feed) : IAsyncLifetime
{
    public Workspace Workspace { get; } = new(feed);

    /// <summary>The solution that builds, side by side.</summary>
    public CommandResult Build { get; private set; } = null!;

    /// <summary>The solution that cannot.</summary>
    public CommandResult Broken { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Workspace.Write("Tables/Tables.csproj", Sources.Project("    <TargetFrameworks>net8.0;net10.0</TargetFrameworks>"));
        Workspace.Write("Tables/Model.cs", Sources.NotesAndTags);
        Workspace.Write("Program/Program.csproj", Sources.ReferringTo("../Tables/Tables.csproj"));
        Workspace.Write("Program/Program.cs", "Console.WriteLine();");
        Workspace.Write("Tableless/Tableless.csproj", Sources.Project("    <TargetFramework>net10.0</TargetFramework>"));
        Workspace.Write("Tableless/Nothing.cs", "public sealed record Nothing;");
        Workspace.Write("Future/Future.csproj", Sources.Project("    <TargetFramework>net10.0</TargetFramework>"));
        Workspace.Write("Future/Manifest.cs", "[assembly: StudyHub.Schema.SchemaManifest(99, \"…\")]");
        Workspace.Write("Damaged/Damaged.csproj", Sources.Project("    <TargetFramework>net10.0</TargetFramework>"));
        Workspace.Write("Damaged/Manifest.cs", "[assembly: StudyHub.Schema.SchemaManifest(1, \"…\")]");
        Workspace.Write("Blocked/Blocked.csproj", Sources.Project("    <TargetFramework>net10.0</TargetFramework>"));
        Workspace.Write("Blocked/Model.cs", Sources.NotesAndTags);
        Workspace.Write("Blocked/db", "a file where the folder should be");
        Workspace.Write("Working.slnx", Sources.Solution("Tables", "Program", "Tableless"));
        Workspace.Write("Broken.slnx", Sources.Solution("Future", "Damaged", "Blocked"));
        (await Workspace.DotNetAsync("restore", "Working.slnx")).Succeeded();
        (await Workspace.DotNetAsync("restore", "Broken.slnx")).Succeeded();

        Build = await Workspace.BuildAsync("Working.slnx");
        Broken = await Workspace.BuildAsync("Broken.slnx");
    }

    public ValueTask DisposeAsync()
    {
        Workspace.Dispose();
        return ValueTask.CompletedTask;
    }
}
