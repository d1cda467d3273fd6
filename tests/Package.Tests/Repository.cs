using System.IO;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace StudyHub.Schema.Package.Tests;

internal static class Repository
{
    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", ".."));

    /// <summary>Debug or Release: the configuration whose output is packed.</summary>
    public static string Configuration { get; } =
        typeof(Repository).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
