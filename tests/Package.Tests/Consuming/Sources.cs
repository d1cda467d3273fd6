using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Manifest;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Package.Tests.Packing;

namespace StudyHub.Schema.Package.Tests.Consuming;

/// <summary>The files of the projects that use the package.</summary>
internal static class Sources
{
    public const string HandWritten = "create extension if not exists pgcrypto;\n";

    public static string Application { get; } = Project("""
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
        """);

    public static string NotesAndTags { get; } = Manifest(Table("notes", "title"), Table("Tags", "label"));

    public static string LongerNotes { get; } = Manifest(Table("notes", "title", "body"));

    /// <param name="greeting">Changes a method's body and nothing else.</param>
    public static string Program(string greeting) => $$"""
        Console.WriteLine($"{{greeting}} from {typeof(StudyHub.Schema.TableAttribute).Name.Replace("TableAttribute", "Notes")}");
        """;

    /// <param name="properties">What is particular to the project.</param>
    public static string Project(string properties) => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
        {properties}
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="StudyHub.Schema" Version="{PackageFeed.Version}" />
          </ItemGroup>
        </Project>
        """;

    /// <param name="project">The path of the project that is referred to.</param>
    public static string ReferringTo(string project) => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
          </PropertyGroup>
          <ItemGroup>
            <ProjectReference Include="{project}" />
          </ItemGroup>
        </Project>
        """;

    public static string Solution(params string[] projects) =>
        $"<Solution>{string.Concat(projects.Select(project => $"<Project Path=\"{project}/{project}.csproj\" />"))}</Solution>";

    private static string Manifest(params TableModel[] tables) => $""""
        [assembly: StudyHub.Schema.SchemaManifest({ManifestFormat.Version}, """
        {ManifestWriter.Write(new SchemaModel { Name = "Notes", Tables = tables.ToEquatableArray() })}
        """)]
        """";

    private static TableModel Table(string name, params string[] columns) => new()
    {
        Name = new QualifiedName("public", name),
        Columns = columns.Select(column => new ColumnModel { Name = new Identifier(column), Type = PgType.Text, IsNullable = false })
            .ToEquatableArray(),
        HasRowSecurity = true,
    };
}
