using System;
using System.Threading.Tasks;
using StudyHub.Schema.Package.Tests.Packing;

namespace StudyHub.Schema.Package.Tests.Consuming;

/// <summary>
/// A week of one project, build after build, played once: each test asks about one of the builds. The order matters, since what a build
/// skips depends on the builds before it.
/// </summary>
public sealed class BuildStory(PackageFeed feed) : IAsyncLifetime
{
    private readonly Workspace workspace = new(feed);

    public string SchemaPath => workspace.FullPath("App/db/schema.sql");

    /// <summary>A fresh checkout without a db folder.</summary>
    public BuildOutcome First { get; private set; } = null!;

    /// <summary>What the program printed.</summary>
    public CommandResult Run { get; private set; } = null!;

    /// <summary>Nothing was touched.</summary>
    public BuildOutcome NoChange { get; private set; } = null!;

    /// <summary>A method's body was edited.</summary>
    public BuildOutcome BodyEdit { get; private set; } = null!;

    /// <summary>A public method was added; the model is the same.</summary>
    public BuildOutcome SurfaceEdit { get; private set; } = null!;

    /// <summary>A column was added, and a table taken away.</summary>
    public BuildOutcome ModelEdit { get; private set; } = null!;

    /// <summary>schema.sql was deleted.</summary>
    public BuildOutcome Deleted { get; private set; } = null!;

    /// <summary>schema.sql was checked out with carriage returns.</summary>
    public BuildOutcome CarriageReturns { get; private set; } = null!;

    /// <summary>Verifying, while a line was edited by hand, a file was deleted and a generated file was put in.</summary>
    public BuildOutcome VerifyBroken { get; private set; } = null!;

    /// <summary>The build after that, without verifying.</summary>
    public BuildOutcome Repaired { get; private set; } = null!;

    /// <summary>Verifying what was just repaired.</summary>
    public BuildOutcome VerifyRepaired { get; private set; } = null!;

    /// <summary>What an IDE runs while the user types, on a checkout without a db folder.</summary>
    public BuildOutcome DesignTime { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        workspace.Write("App/App.csproj", Sources.Application);
        workspace.Write("App/Model.cs", Sources.NotesAndTags);
        workspace.Write("App/Program.cs", Sources.Program("Hello"));
        (await workspace.DotNetAsync("restore", "App")).Succeeded();

        First = await BuildAsync();
        Run = await workspace.DotNetAsync("exec", "App/bin/Debug/net10.0/App.dll");

        NoChange = await BuildAsync();

        workspace.Write("App/Program.cs", Sources.Program("Good day"));
        BodyEdit = await BuildAsync();

        workspace.Write("App/Greeting.cs", "public static class Greeting { public static string Text => \"Hello\"; }");
        SurfaceEdit = await BuildAsync();

        workspace.Write("App/db/extensions.sql", Sources.HandWritten);
        workspace.Write("App/Model.cs", Sources.LongerNotes);
        ModelEdit = await BuildAsync();

        workspace.Delete("App/db/schema.sql");
        Deleted = await BuildAsync();

        workspace.Write("App/db/schema.sql", workspace.Read("App/db/schema.sql").Replace("\n", "\r\n", StringComparison.Ordinal));
        CarriageReturns = await BuildAsync();

        workspace.Write("App/db/schema.sql", Deleted.Text("schema.sql").Replace("body", "bodies", StringComparison.Ordinal));
        workspace.Write("App/db/policies/memos.sql", Deleted.Text("policies/notes.sql"));
        workspace.Delete("App/db/policies/notes.sql");
        VerifyBroken = await BuildAsync("-p:StudyHubSchemaVerify=true");
        Repaired = await BuildAsync();
        VerifyRepaired = await BuildAsync("-p:StudyHubSchemaVerify=true");

        workspace.Delete("App/db");
        DesignTime = Outcome(await workspace.DotNetAsync(
            "msbuild", "App", "-nodeReuse:false", "-t:Compile;CopyFilesToOutputDirectory", "-p:DesignTimeBuild=true", "-p:BuildingProject=false",
            "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true"));
    }

    public ValueTask DisposeAsync()
    {
        workspace.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<BuildOutcome> BuildAsync(params string[] arguments) => Outcome(await workspace.BuildAsync("App", arguments));

    private BuildOutcome Outcome(CommandResult result)
    {
        const string Stamp = "App/obj/Debug/net10.0/studyhub.schema.stamp";
        return new BuildOutcome(
            result, workspace.FilesIn("App/db"), workspace.Has(Stamp) ? workspace.WrittenAt(Stamp) : null,
            workspace.WrittenAt("App/obj/Debug/net10.0/App.dll"));
    }
}
