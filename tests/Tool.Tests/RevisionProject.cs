using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Revisions;

namespace StudyHub.Schema.Tool.Tests;

/// <summary>A folder with an assembly and its revisions, gone at the end.</summary>
internal sealed class RevisionProject : IDisposable
{
    public RevisionProject() => Directory.CreateDirectory(Folder);

    public string Folder { get; } = Path.Combine(Path.GetTempPath(), "studyhub-revisions-" + Guid.NewGuid().ToString("n"));

    public string Assembly => Path.Combine(Folder, "Demo.dll");

    public string Migrations => Path.Combine(Folder, "db", "migrations");

    public RevisionSet Set => RevisionSetReader.Read(Directory.GetFiles(Migrations, "*", SearchOption.AllDirectories)
        .Select(file => new RevisionFile(Path.GetRelativePath(Migrations, file).Replace('\\', '/'), File.ReadAllText(file))));

    public string Head => File.ReadAllText(Path.Combine(Migrations, "head"));

    public static SchemaModel Tables(params string[] names) => new() { Name = "Demo", Tables = names.Select(Table).OrderBy(table => table.Name).ToEquatableArray() };

    public static TableModel Table(string name) => new()
    {
        Name = new QualifiedName("public", name),
        Columns = EquatableArrays.Of(
            new ColumnModel { Name = new Identifier("id"), Type = PgType.Uuid, IsNullable = false },
            new ColumnModel { Name = new Identifier("body"), Type = PgType.Text, IsNullable = true }),
        PrimaryKey = new PrimaryKeyModel(new Identifier("pk_" + name), EquatableArrays.Of(new Identifier("id"))),
    };

    /// <summary>What the records say from now on.</summary>
    public RevisionProject Says(SchemaModel model)
    {
        SchemaAssembly.Write(Assembly, model);
        return this;
    }

    /// <summary>In the folder, with the assembly.</summary>
    public Task<ToolProcess> RunAsync(params string[] arguments) => ToolProcess.RunInAsync(Folder, [.. arguments, "--assembly", "Demo.dll"]);

    /// <summary>In the folder, with its revisions alone.</summary>
    public Task<ToolProcess> OnFilesAsync(params string[] arguments) => ToolProcess.RunInAsync(Folder, arguments);

    public async Task<string> AddAsync(SchemaModel model, string name, params string[] options)
    {
        Says(model);
        ToolProcess run = await RunAsync(["add", name, .. options]);
        run.Errors.ShouldBe("");
        run.ExitCode.ShouldBe(0);
        return run.Output;
    }

    /// <summary>A first revision, and two that follow it.</summary>
    public async Task<(string Left, string Right)> BranchAsync(SchemaModel left, SchemaModel right)
    {
        await AddAsync(Tables("notes"), "first");
        string head = Head;
        await AddAsync(left, "left", "--allow-data-loss");
        string folder = Path.GetDirectoryName(FileOf("left", "manifest"))!;
        string aside = Path.Combine(Folder, "aside");
        Directory.Move(folder, aside);
        File.WriteAllText(Path.Combine(Migrations, "head"), head);
        await AddAsync(right, "right", "--allow-data-loss");
        Directory.Move(aside, folder);
        return (Path.GetFileName(folder)[..RevisionId.Length], Head.Trim());
    }

    /// <summary>The texts of an array of what add, merge or freeze said.</summary>
    public static string[] Texts(JsonDocument json, string name) => [.. json.RootElement.GetProperty(name).EnumerateArray().Select(text => text.GetString()!)];

    /// <summary>The file of a revision.</summary>
    public string FileOf(string revision, string name) => Path.Combine(Directory.GetDirectories(Migrations, "*_" + revision).Single(), name);

    public void Edit(string revision, string name, Func<string, string> edit)
    {
        string path = FileOf(revision, name);
        string text = File.ReadAllText(path);
        string edited = edit(text);
        edited.ShouldNotBe(text);
        File.WriteAllText(path, edited);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
