using System;
using System.IO;

namespace StudyHub.Schema.Testing.Tests;

/// <summary>A directory that every user can read, gone after the test.</summary>
internal sealed class TemporaryDirectory : IDisposable
{
    public TemporaryDirectory()
    {
        FullPath = Directory.CreateTempSubdirectory("studyhub-test-").FullName;
        File.SetUnixFileMode(FullPath, (UnixFileMode)0b111_101_101);
    }

    public string FullPath { get; }

    public static implicit operator string(TemporaryDirectory directory) => directory.FullPath;

    public void Dispose() => Directory.Delete(FullPath, recursive: true);
}
