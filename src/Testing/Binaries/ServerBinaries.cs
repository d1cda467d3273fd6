using System;
using System.IO;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using StudyHub.Schema.Testing.Clusters;
using StudyHub.Schema.Testing.Processes;

namespace StudyHub.Schema.Testing.Binaries;

/// <summary>A directory with the programs <c>initdb</c>, <c>pg_ctl</c> and <c>postgres</c>, and the version they are of.</summary>
internal sealed partial record ServerBinaries(string Directory, Version Version)
{
    public string InitDb => Program(Directory, "initdb");

    public string PgCtl => Program(Directory, "pg_ctl");

    public string Postgres => Program(Directory, "postgres");

    public static bool AreIn(string directory)
        => File.Exists(Program(directory, "initdb")) && File.Exists(Program(directory, "pg_ctl")) && File.Exists(Program(directory, "postgres"));

    /// <summary>Runs the programs once, as the user that will run the server: a file that is there may still be out of reach or for another machine.</summary>
    /// <returns>The binaries, or the reason why they are of no use.</returns>
    public static async Task<(ServerBinaries? Binaries, string Reason)> ProbeAsync(
        string directory, ServerUser user, CancellationToken cancellationToken)
    {
        CommandResult result = await user.Command(Program(directory, "postgres"), "--version").RunAsync(cancellationToken).ConfigureAwait(false);
        if (!result.Succeeded)
            return (null, $"{directory}: {user.Description} cannot run postgres:\n{result.Tail}");
        return VersionNumber().Match(result.Output) is { Success: true } match
            ? (new ServerBinaries(directory, VersionOf(match)), "")
            : (null, $"{directory}: no version in '{result.Output.Trim()}'");
    }

    // 'postgres (PostgreSQL) 15.18 (Debian …)'; also '18beta1'.
    private static Version VersionOf(Match match)
        => new(int.Parse(match.Groups[1].ValueSpan), match.Groups[2].Success ? int.Parse(match.Groups[2].ValueSpan) : 0);

    private static string Program(string directory, string name)
        => Path.Combine(directory, OperatingSystem.IsWindows() ? $"{name}.exe" : name);

    [GeneratedRegex(@"\(PostgreSQL\) (\d+)(?:\.(\d+))?")]
    private static partial Regex VersionNumber();
}
