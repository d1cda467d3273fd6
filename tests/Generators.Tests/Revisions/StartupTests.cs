using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Emit;
using StudyHub.Schema.Generators.Tests.Harness;
using StudyHub.Schema.Migrations;
using StudyHub.Schema.Testing;

namespace StudyHub.Schema.Generators.Tests.Revisions;

/// <summary>An application with its revisions inside, and the one call at its start.</summary>
public sealed class StartupTests
{
    private static readonly string[] Sources =
    [
        .. new[] { "", " public required string Text { get; init; }", " public required string Text { get; init; } public int Size { get; init; }" }
            .Select(members => $$"""
                using System; using StudyHub.Schema;
                [assembly: Database("Notebook")]
                namespace Notebook;
                [Table, AdminOnly] public sealed partial record Note { public Guid Id { get; init; }{{members}} }
                """),
    ];

    private static readonly RevisionFolder Folder = RevisionFolder.Empty.Add("initial", Sources[0]).Add("add_text", Sources[1]).Add("add_size", Sources[2]);

    [Fact]
    public async Task One_call_brings_an_empty_database_to_the_head_and_a_second_finds_nothing_to_do()
    {
        await using EphemeralDatabase database = await (await EphemeralPostgres.SharedAsync(TestContext.Current.CancellationToken)).CreateDatabaseAsync(TestContext.Current.CancellationToken);
        Type application = Built(Sources[2], Folder);

        (await UpgradeAsync(application, database.ConnectionString)).Ran.Select(run => run.Revision.Name).ShouldBe(["initial", "add_text", "add_size"]);
        (await UpgradeAsync(application, database.ConnectionString)).Ran.ShouldBeEmpty();
    }

    [Fact]
    public async Task Eight_instances_that_start_at_once_apply_each_revision_once()
    {
        await using EphemeralDatabase database = await (await EphemeralPostgres.SharedAsync(TestContext.Current.CancellationToken)).CreateDatabaseAsync(TestContext.Current.CancellationToken);
        Type application = Built(Sources[2], Folder);

        MigrationResult[] results = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => UpgradeAsync(application, database.ConnectionString)));

        results.SelectMany(result => result.Ran).Select(run => run.Revision.Name).ShouldBe(["initial", "add_text", "add_size"], ignoreOrder: true);
    }

    [Fact]
    public void The_revisions_are_those_of_the_folder()
        => ((DatabaseRevisions)Built(Sources[2], Folder).GetProperty("Revisions")!.GetValue(null)!).Set.ShouldBe(Folder.Set);

    [Fact]
    public async Task An_application_without_revisions_says_so_before_it_looks_for_a_database()
    {
        MigrationException refused = await Should.ThrowAsync<NoRevisionsException>(() => UpgradeAsync(Built(Sources[2], RevisionFolder.Empty), "Host=nowhere"));

        refused.Message.ShouldStartWith("StudyHub.App was built without revisions, ");
        refused.Message.ShouldContain("studyhub-schema add ");
    }

    [Fact]
    public async Task Broken_revisions_are_refused_before_a_database_is_looked_for()
        => (await Should.ThrowAsync<BrokenRevisionsException>(() => UpgradeAsync(Built(Sources[2], RevisionScenes.Whole().Delete("add_text/down.sql")), "Host=nowhere")))
            .Message.ShouldContain("SHS307");

    private static async Task<MigrationResult> UpgradeAsync(Type application, string connectionString)
        => await (Task<MigrationResult>)application.GetMethod("UpgradeAsync")!.Invoke(
            null, BindingFlags.DoNotWrapExceptions, null, [connectionString, null, TestContext.Current.CancellationToken], null)!;

    /// <summary>The database's type in an assembly with these records and this folder, as a build makes it.</summary>
    private static Type Built(string source, RevisionFolder folder)
    {
        using MemoryStream assembly = new();
        EmitResult result = new GeneratorRun(Compiled.From(source)).Output.Emit(
            assembly,
            manifestResources: folder.Files.Select(file => new ResourceDescription(
                EmbeddedRevisions.Prefix + file.Path, () => new MemoryStream(Encoding.UTF8.GetBytes(file.Text)), isPublic: true)),
            cancellationToken: TestContext.Current.CancellationToken);
        result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ShouldBeEmpty();
        return Assembly.Load(assembly.ToArray()).GetType("Notebook.NotebookDatabase").ShouldNotBeNull();
    }
}
