using System;
using System.IO;

namespace StudyHub.Schema.Package.Tests;

/// <summary>A folder outside the repository, so that none of its Directory.Build files applies; gone after the test.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("studyhub-schema-").FullName;

    public string this[string relative] => System.IO.Path.Combine(Path, relative);

    public void Write(string relative, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(this[relative])!);
        File.WriteAllText(this[relative], text);
    }

    public string Read(string relative) => File.ReadAllText(this[relative]);

    public bool Has(string relative) => System.IO.Path.Exists(this[relative]);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
