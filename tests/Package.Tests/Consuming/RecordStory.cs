using System.Threading.Tasks;
using StudyHub.Schema.Package.Tests.Packing;

namespace StudyHub.Schema.Package.Tests.Consuming;

/// <summary>A project with a record, as the package's readme shows it: built, run, and built once more by a compiler that misses Core.</summary>
public sealed class RecordStory(PackageFeed feed) : IAsyncLifetime
{
    public Workspace Workspace { get; } = new(feed);

    public CommandResult Build { get; private set; } = null!;

    /// <summary>What the program printed.</summary>
    public CommandResult Run { get; private set; } = null!;

    /// <summary>The generator without the assembly that it refers to.</summary>
    public CommandResult WithoutCore { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Workspace.Write("Notebook/Notebook.csproj", Sources.Application);
        Workspace.Write("Notebook/Note.cs", """
            using StudyHub.Schema;

            [assembly: Database("Notebook")]

            namespace Notebook;

            [Table]
            public sealed partial record Note
            {
                public Guid Id { get; init; }
                [Length(200)] public required string Title { get; init; }

                [Check] static bool TitleIsNotEmpty(Note row) => row.Title != "";
            }
            """);
        Workspace.Write("Notebook/Program.cs", """
            await using Notebook.NotebookDatabase database = Notebook.NotebookDatabase.Create("Host=nowhere");
            Console.WriteLine(database.GetType().Name);
            """);
        Workspace.Write("Directory.Build.targets", """
            <Project>
              <Target Name="TakeCoreAway" BeforeTargets="CoreCompile" Condition="'$(WithoutCore)' == 'true'">
                <ItemGroup>
                  <Analyzer Remove="@(Analyzer)" Condition="'%(Filename)' == 'StudyHub.Schema.Core'" />
                </ItemGroup>
              </Target>
            </Project>
            """);
        (await Workspace.DotNetAsync("restore", "Notebook")).Succeeded();

        Build = await Workspace.BuildAsync("Notebook");
        Run = await Workspace.DotNetAsync("exec", "Notebook/bin/Debug/net10.0/Notebook.dll");
        // The compiler is not called again for an analyzer that is gone; a source that is newer calls it.
        Workspace.Write("Notebook/Empty.cs", "");
        WithoutCore = await Workspace.BuildAsync("Notebook", "-p:WithoutCore=true");
    }

    public ValueTask DisposeAsync()
    {
        Workspace.Dispose();
        return ValueTask.CompletedTask;
    }
}
