using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Threading.Tasks;
using System.Xml.Linq;
using StudyHub.Schema.Package.Tests.Packing;

[assembly: AssemblyFixture(typeof(PackageFeed))]

namespace StudyHub.Schema.Package.Tests.Packing;

/// <summary>The packages, packed once from what is built, in a folder that serves as a feed.</summary>
public sealed class PackageFeed : IAsyncLifetime
{
    /// <summary>A version that no feed and no cache on any machine has.</summary>
    public const string Version = "0.1.0-packagetests";

    private readonly TemporaryFolder temporary = new();

    public string Folder => temporary.Path;

    public async ValueTask InitializeAsync()
    {
        foreach (string project in new[] { "Schema", "Hosting", "Testing" })
        {
            CommandResult packed = await DotNet.RunAsync(
                Repository.Root, null, "pack", $"src/{project}", "--no-build", "-c", Repository.Configuration, "-o", Folder,
                $"-p:PackageVersion={Version}", "-nodeReuse:false");
            packed.Succeeded();
        }
    }

    public ValueTask DisposeAsync()
    {
        temporary.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>The paths of the files in a package, without those of the archive format itself; sorted.</summary>
    public IReadOnlyList<string> FilesOf(string id)
    {
        using ZipArchive archive = ZipFile.OpenRead(PathOf(id));
        return [.. archive.Entries.Select(entry => entry.FullName).Where(IsContent).Order(StringComparer.Ordinal)];
    }

    /// <summary>The bytes of one file in a package.</summary>
    public byte[] Read(string id, string path)
    {
        using ZipArchive archive = ZipFile.OpenRead(PathOf(id));
        using MemoryStream bytes = new();
        using Stream entry = archive.GetEntry(path)!.Open();
        entry.CopyTo(bytes);
        return bytes.ToArray();
    }

    /// <summary>A package's dependencies as "framework: id version"; sorted.</summary>
    public IReadOnlyList<string> DependenciesOf(string id)
    {
        XElement nuspec = XElement.Load(new MemoryStream(Read(id, $"{id}.nuspec")));
        XNamespace space = nuspec.GetDefaultNamespace();
        return
        [
            .. nuspec.Descendants(space + "dependency")
                .Select(dependency =>
                    $"{Value(dependency.Parent!, "targetFramework")}: {Value(dependency, "id")} {Value(dependency, "version")}")
                .Order(StringComparer.Ordinal),
        ];
    }

    private string PathOf(string id) => Path.Combine(Folder, $"{id}.{Version}.nupkg");

    private static string Value(XElement element, string attribute) => element.Attribute(attribute)!.Value;

    private static bool IsContent(string path) =>
        !path.StartsWith("_rels/", StringComparison.Ordinal) && !path.StartsWith("package/", StringComparison.Ordinal)
        && path != "[Content_Types].xml" && !path.EndsWith(".nuspec", StringComparison.Ordinal);
}
