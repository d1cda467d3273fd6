using System.IO;

namespace StudyHub.Schema.Samples.Tests;

/// <summary>The folder beside the repository that holds the real database's catalog. Not everybody who has the repository has it.</summary>
internal static class SharedFolder
{
    /// <summary>The path of a case; skips the test where there is none.</summary>
    /// <param name="name">Such as studyhub.sql.</param>
    public static string Case(string name)
    {
        string? path = Find(name);
        Assert.SkipWhen(path is null, $"There is no ../shared/cases/{name} beside the repository.");
        return path!;
    }

    private static string? Find(string name)
    {
        for (DirectoryInfo? directory = new(System.AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            if (!File.Exists(Path.Combine(directory.FullName, "StudyHub.Schema.sln"))) continue;
            string path = Path.Combine(directory.FullName, "..", "shared", "cases", name);
            return File.Exists(path) ? path : null;
        }
        return null;
    }
}
