using System.Globalization;
using System.Reflection;
using StudyHub.Schema.Benchmarks.Generation;

namespace StudyHub.Schema.Benchmarks.Build;

/// <summary>A project of measured records in a folder of its own, with or without the generator and the task that writes the schema.</summary>
internal sealed class Project
{
    private static readonly string[] Build =
        ["dotnet", "build", "--no-restore", "-v:q", "-nologo", "-maxcpucount:1", "-nodeReuse:false", "-p:UseSharedCompilation=false"];

    private readonly string folder;
    private readonly string[] sources;
    private int edits;

    public Project(string root, int tables, bool hasGenerator)
    {
        folder = Path.Combine(root, tables.ToString(CultureInfo.InvariantCulture) + (hasGenerator ? "With" : "Without"));
        Directory.CreateDirectory(folder);
        sources = Records.Sources(tables);
        for (int i = 0; i < sources.Length; i++) Write(i);
        File.WriteAllText(Path.Combine(folder, "Measured.csproj"), Text(hasGenerator));
        Measured.Run(folder, "dotnet", ["restore", "-v:q"]);
    }

    /// <summary>As after a checkout: nothing compiled, no file written.</summary>
    public Measured First()
    {
        foreach (string made in new[] { "bin", Path.Combine("obj", "Debug"), "db" })
            if (Directory.Exists(Path.Combine(folder, made))) Directory.Delete(Path.Combine(folder, made), recursive: true);
        return Again();
    }

    public Measured Again() => Measured.Of(folder, Build);

    public Measured BodyEdit()
    {
        Replace(sources.Length - 1, "int one = " + (edits + 1) + ";", "int one = " + (edits + 2) + ";");
        edits++;
        return Again();
    }

    public Measured ModelEdit()
    {
        Replace(0, "public int Count { get; init; }", "public int Count { get; init; } = 7;");
        Measured measured = Again();
        Replace(0, "public int Count { get; init; } = 7;", "public int Count { get; init; }");
        Again();
        return measured;
    }

    private void Replace(int file, string before, string after)
    {
        if (!sources[file].Contains(before, StringComparison.Ordinal)) throw new InvalidOperationException($"'{before}' is not in file {file}.");
        sources[file] = sources[file].Replace(before, after, StringComparison.Ordinal);
        Write(file);
    }

    private void Write(int file) => File.WriteAllText(Path.Combine(folder, $"File{file}.cs"), sources[file]);

    private static string Text(bool hasGenerator)
    {
        string beside = AppContext.BaseDirectory;
        string buildFiles = typeof(Project).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "BuildFiles").Value!;
        string generator = !hasGenerator ? "" : $"""
              <Import Project="{buildFiles}StudyHub.Schema.props" />
              <PropertyGroup><_StudyHubSchemaTaskAssembly>{beside}StudyHub.Schema.Build.dll</_StudyHubSchemaTaskAssembly></PropertyGroup>
              <ItemGroup><Analyzer Include="{beside}StudyHub.Schema.Generators.dll;{beside}StudyHub.Schema.Core.dll" /></ItemGroup>
              <Import Project="{buildFiles}StudyHub.Schema.targets" />
            """;
        return $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework><Nullable>enable</Nullable><NuGetAudit>false</NuGetAudit></PropertyGroup>
              <ItemGroup>
                <Reference Include="{beside}StudyHub.Schema.dll;{beside}StudyHub.Schema.Core.dll;{beside}Npgsql.dll;{beside}Dapper.dll;{beside}Microsoft.Extensions.Logging.Abstractions.dll" />
              </ItemGroup>
            {generator}
            </Project>
            """;
    }
}
