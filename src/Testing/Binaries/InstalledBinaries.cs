using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using StudyHub.Schema.Testing.Clusters;
using StudyHub.Schema.Testing.Processes;

namespace StudyHub.Schema.Testing.Binaries;

/// <summary>Finds server programs on this machine.</summary>
internal static class InstalledBinaries
{
    public const string DirectoryVariable = "STUDYHUB_PG_BIN";

    /// <returns>The first usable binaries, or <see langword="null"/> after the reasons were added to <paramref name="reasons"/>.</returns>
    /// <exception cref="PostgresUnavailableException"><c>STUDYHUB_PG_BIN</c> names a directory without server programs.</exception>
    public static async Task<ServerBinaries?> FindAsync(
        EphemeralPostgresOptions options, ServerUser user, List<string> reasons, CancellationToken cancellationToken)
    {
        Surroundings surroundings = options.Surroundings;
        string? given = surroundings.Given(DirectoryVariable);
        if (given is not null && !ServerBinaries.AreIn(given))
        {
            throw new PostgresUnavailableException(
                $"{DirectoryVariable} is '{given}', but initdb, pg_ctl and postgres are not there. Name the directory that holds them, or unset it.");
        }

        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (string directory in Candidates(given, surroundings).Where(ServerBinaries.AreIn).Where(seen.Add))
        {
            (ServerBinaries? binaries, string reason) = await ServerBinaries.ProbeAsync(directory, user, cancellationToken).ConfigureAwait(false);
            if (binaries is null)
                reasons.Add($"installed: {reason}");
            else if (options.MajorVersion is { } major && binaries.Version.Major != major)
                reasons.Add($"installed: {directory} is PostgreSQL {binaries.Version}, asked for was {major}");
            else if (binaries.Version.Major < EphemeralPostgresOptions.OldestMajorVersion)
                reasons.Add($"installed: {directory} is PostgreSQL {binaries.Version}, the oldest that is taken is {EphemeralPostgresOptions.OldestMajorVersion}");
            else
                return binaries;
        }

        if (seen.Count == 0)
            reasons.Add($"installed: no server programs in {DirectoryVariable} (not set), PATH{string.Concat(surroundings.InstallationPatterns.Select(pattern => $", {pattern}"))}");
        return null;
    }

    /// <summary>Where programs of PostgreSQL may lie on this machine: the directory that is named, PATH, then where packages put them.</summary>
    public static IEnumerable<string> Directories(Surroundings surroundings) => Candidates(surroundings.Given(DirectoryVariable), surroundings);

    private static IEnumerable<string> Candidates(string? given, Surroundings surroundings)
        => (given is null ? [] : new[] { given })
            .Concat(Shell.Directories(surroundings.ProgramPath))
            .Concat(surroundings.InstallationPatterns.SelectMany(Expand));

    // Newest first: '17' before '16', and '10' not before '9'.
    private static IEnumerable<string> Expand(string pattern)
    {
        string root = Path.GetPathRoot(pattern) ?? "";
        IEnumerable<string> found = [root];
        foreach (string segment in pattern[root.Length..].Split(Path.DirectorySeparatorChar))
        {
            found = segment.Contains('*', StringComparison.Ordinal)
                ? found.Where(Directory.Exists).SelectMany(directory => Directory.GetDirectories(directory, segment)).OrderByDescending(TrailingNumber)
                : found.Select(directory => Path.Combine(directory, segment));
        }

        return found;
    }

    private static double TrailingNumber(string path)
    {
        string digits = string.Concat(Path.GetFileName(path).SkipWhile(character => !char.IsAsciiDigit(character)));
        return double.TryParse(digits, System.Globalization.CultureInfo.InvariantCulture, out double number) ? number : 0;
    }
}
