using System.Threading.Tasks;
using StudyHub.Schema.Package.Tests.Packing;

namespace StudyHub.Schema.Package.Tests.Consuming;

/// <summary>
/// A solution of four: a library of tables for two frameworks, a program that refers to that library, a project that has the package and
/// no table, and a project whose manifest comes from the future.
/// </summary>
public sealed class NeighbourStory(PackageFeed feed) : IAsyncLifetime
{
    public Workspace Workspace { get; } = new(feed);

    /// <summary>The first three, built side by side.</summary>
    public CommandResult Build { get; private set; } = null!;

    /// <summary>The fourth.</summary>
    public CommandResult Future { get; private set; } = null!;

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
        Workspace.Write("Now.slnx", Sources.Solution("Tables", "Program", "Tableless"));
        Workspace.Write("All.slnx", Sources.Solution("Tables", "Program", "Tableless", "Future"));
        (await Workspace.DotNetAsync("restore", "All.slnx")).Succeeded();

        Build = await Workspace.BuildAsync("Now.slnx");
        Future = await Workspace.BuildAsync("Future");
    }

    public ValueTask DisposeAsync()
    {
        Workspace.Dispose();
        return ValueTask.CompletedTask;
    }
}
