using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace StudyHub.Schema.Testing.Processes;

/// <summary>Looks programs up as a shell does.</summary>
internal static class Shell
{
    public static IEnumerable<string> Directories(string? path)
        => (path ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The full path of a program on a PATH; <see langword="null"/> when it is not there.</summary>
    public static string? Find(string program, string? path)
        => Directories(path).SelectMany(directory => FileNames(program).Select(name => Path.Combine(directory, name))).FirstOrDefault(File.Exists);

    private static string[] FileNames(string program)
        => OperatingSystem.IsWindows() ? [$"{program}.exe", $"{program}.cmd"] : [program];
}
