using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Threading.Tasks;
using StudyHub.Schema.Assemblies;
using StudyHub.Schema.Drafting;
using StudyHub.Schema.Model;
using StudyHub.Schema.Package.Tests.Packing;
using StudyHub.Schema.Revisions;

namespace StudyHub.Schema.Package.Tests.Consuming;

/// <summary>
/// A project with records and a folder of revisions, which takes every warning for an error. Build after build, played once: what a build
/// skips depends on the builds before it.
/// </summary>
public sealed class RevisionStory(PackageFeed feed) : IAsyncLifetime
{
    private const string Assembly = "Notebook/bin/Debug/net10.0/Notebook.dll";

    private readonly Workspace workspace = new(feed);
    private SchemaModel before = SchemaModel.Empty;

    /// <summary>The revisions that were made, in order.</summary>
    public List<RevisionDraft> Drafts { get; } = [];

    /// <summary>No folder of revisions yet.</summary>
    public RevisionBuild Without { get; private set; } = null!;

    /// <summary>With one that leads to what the records say, and files of others beside it.</summary>
    public RevisionBuild Initial { get; private set; } = null!;

    /// <summary>Nothing was touched.</summary>
    public RevisionBuild NoChange { get; private set; } = null!;

    /// <summary>A property was added.</summary>
    public RevisionBuild Pending { get; private set; } = null!;

    /// <summary>The same, verified.</summary>
    public RevisionBuild VerifyPending { get; private set; } = null!;

    /// <summary>A second revision was added for it, and it is verified.</summary>
    public RevisionBuild Added { get; private set; } = null!;

    /// <summary>The folder of the first was lost.</summary>
    public RevisionBuild Lost { get; private set; } = null!;

    /// <summary>The same, in a project whose db/migrations belongs to somebody else.</summary>
    public RevisionBuild Foreign { get; private set; } = null!;

    /// <summary>The line of the property that was added, in the file that <see cref="NotePath"/> names.</summary>
    public int PendingLine { get; private set; }

    public string NotePath => workspace.FullPath("Notebook/Note.cs");

    public string FullPath(string path) => workspace.FullPath("Notebook/" + path);

    public async ValueTask InitializeAsync()
    {
        workspace.Write("Notebook/Notebook.csproj", Sources.Project("""
                <TargetFramework>net10.0</TargetFramework>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <MSBuildTreatWarningsAsErrors>true</MSBuildTreatWarningsAsErrors>
            """));
        WriteNote("");
        (await workspace.DotNetAsync("restore", "Notebook")).Succeeded();
        Without = await BuildAsync();

        AddRevision("initial");
        workspace.Write("Notebook/db/migrations/readme.md", "How we migrate.");
        workspace.Write("Notebook/db/migrations/2019/V1__old.sql", "select 1;");
        Initial = await BuildAsync("-p:StudyHubSchemaVerify=true");
        NoChange = await BuildAsync("-p:StudyHubSchemaVerify=true");

        WriteNote("    public string? Title { get; init; }");
        PendingLine = workspace.Read("Notebook/Note.cs").Split('\n').ToList().FindIndex(line => line.Contains("Title", StringComparison.Ordinal)) + 1;
        Pending = await BuildAsync();
        VerifyPending = await BuildAsync("-p:StudyHubSchemaVerify=true");

        AddRevision("add_title");
        Added = await BuildAsync("-p:StudyHubSchemaVerify=true");

        workspace.Delete("Notebook/db/migrations/" + RevisionFiles.FolderOf(Drafts[0].Id, Drafts[0].Name));
        Lost = await BuildAsync();
        Foreign = await BuildAsync("-p:StudyHubSchemaRevisions=false");
    }

    public ValueTask DisposeAsync()
    {
        workspace.Dispose();
        return ValueTask.CompletedTask;
    }

    private void WriteNote(string member) => workspace.Write("Notebook/Note.cs", $$"""
        using StudyHub.Schema;

        [assembly: Database("Notebook")]

        namespace Notebook;

        [Table, AdminOnly]
        public sealed partial record Note
        {
            public Guid Id { get; init; }
        {{member}}
        }
        """);

    /// <summary>From the head to what the built assembly says, as studyhub-schema add makes it.</summary>
    private void AddRevision(string name)
    {
        SchemaModel after = SchemaManifestFinder.Find(workspace.FullPath(Assembly)).ShouldNotBeNull().Read("Notebook.dll");
        RevisionDraft draft = RevisionDrafts.Make(before, after, Drafts.LastOrDefault()?.Id, name);
        foreach (RevisionFile file in draft.Files) workspace.Write("Notebook/db/migrations/" + file.Path, file.Text);
        Drafts.Add(draft);
        before = after;
    }

    private async Task<RevisionBuild> BuildAsync(params string[] arguments)
    {
        CommandResult result = await workspace.BuildAsync("Notebook", arguments);
        return new RevisionBuild(result, Resources(), workspace.WrittenAt("Notebook/obj/Debug/net10.0/Notebook.dll"));
    }

    private string[] Resources()
    {
        using PEReader image = new(File.OpenRead(workspace.FullPath(Assembly)));
        MetadataReader metadata = image.GetMetadataReader();
        return [.. metadata.ManifestResources.Select(handle => metadata.GetString(metadata.GetManifestResource(handle).Name)).Order(StringComparer.Ordinal)];
    }
}

/// <summary>One build.</summary>
/// <param name="Result">What it said and how it ended.</param>
/// <param name="Resources">The names of what the assembly carries.</param>
/// <param name="CompiledAt">When the assembly was last written.</param>
public sealed record RevisionBuild(CommandResult Result, IReadOnlyList<string> Resources, DateTime CompiledAt)
{
    /// <summary>What the rules of revisions said, each line once, without the project's name behind it.</summary>
    public IReadOnlyList<string> Reported =>
        [.. Result.Lines.Where(line => line.Contains(" SHS3", StringComparison.Ordinal)).Select(line => line.Trim().Split(" [")[0].Split(" (https")[0]).Distinct()];
}
