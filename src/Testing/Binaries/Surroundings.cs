using System;
using System.Collections.Generic;
using System.IO;

namespace StudyHub.Schema.Testing.Binaries;

/// <summary>What this room reads of the machine, in one place, so that tests can hide a server that is installed.</summary>
internal sealed record Surroundings
{
    public static Surroundings OfThisProcess { get; } = new()
    {
        Variable = Environment.GetEnvironmentVariable,
        InstallationPatterns = Installations(),
    };

    public required Func<string, string?> Variable { get; init; }

    /// <summary>Directories of server programs; one <c>*</c> may stand for a part of one segment, the version.</summary>
    public required IReadOnlyList<string> InstallationPatterns { get; init; }

    public string? ProgramPath => Variable("PATH");

    /// <summary>The value of a variable that is set and not blank.</summary>
    public string? Given(string name) => Variable(name) is { } value && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;

    private static string[] Installations()
    {
        if (OperatingSystem.IsWindows())
            return [Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "PostgreSQL", "*", "bin")];
        if (OperatingSystem.IsMacOS())
        {
            return
            [
                "/opt/homebrew/opt/postgresql@*/bin",
                "/usr/local/opt/postgresql@*/bin",
                "/Applications/Postgres.app/Contents/Versions/*/bin",
            ];
        }

        return
        [
            "/usr/lib/postgresql/*/bin",                        // Debian, Ubuntu
            "/usr/pgsql-*/bin",                                 // Red Hat and its kin
            "/usr/libexec/postgresql*",                         // Alpine
            "/home/linuxbrew/.linuxbrew/opt/postgresql@*/bin",
        ];
    }
}
