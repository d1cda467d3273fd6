using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Testing.Binaries;
using StudyHub.Schema.Testing.Processes;

namespace StudyHub.Schema.Testing.Revisions.Judging;

/// <summary>pg_dump: a judge that knows nothing of our own reading of the catalog.</summary>
/// <param name="Path">The program.</param>
/// <param name="Version">As it tells it, such as 15.18.</param>
internal sealed partial record DumpProgram(string Path, string Version)
{
    // What the migrator remembers is not part of the schema.
    private const string History = "studyhub_schema";

    /// <summary>The given one, else the first that is not older than the server: beside the server's programs, on PATH, then where packages put them.</summary>
    /// <returns>Null with the reason where there is none.</returns>
    /// <exception cref="RevisionProofException">The given one does not run, or is older than the server.</exception>
    public static async Task<(DumpProgram? Program, string Reason)> FindAsync(string? given, EphemeralPostgres server, CancellationToken cancellationToken)
    {
        List<string> reasons = [];
        foreach (string path in given is null ? Candidates(server) : [given])
        {
            CommandResult result = await new ShellCommand(path, "--version").RunAsync(cancellationToken).ConfigureAwait(false);
            Match version = Number().Match(result.Output);
            if (!result.Succeeded || !version.Success) reasons.Add($"{path} does not run");
            else if (int.Parse(version.Groups[1].Value, CultureInfo.InvariantCulture) < server.Version.Major)
                reasons.Add($"{path} is {version.Value}, and the server {server.Version}");
            else return (new DumpProgram(path, version.Value), "");
        }
        if (given is not null) throw new RevisionProofException($"{reasons[0]}: name a pg_dump of version {server.Version.Major} or newer, or none to have one looked for.");
        return (null, reasons.Count == 0 ? "no pg_dump was found" : string.Join("; ", reasons));
    }

    /// <summary>The schema of a database, without the history of its revisions.</summary>
    /// <param name="connectionString">Of the database.</param>
    /// <param name="leftOut">Tables of somebody else.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="RevisionProofException">pg_dump failed.</exception>
    public async Task<SchemaDump> RunAsync(string connectionString, IEnumerable<QualifiedName> leftOut, CancellationToken cancellationToken)
    {
        NpgsqlConnectionStringBuilder address = new(connectionString);
        ShellCommand command = new(
        [
            Path, "--schema-only", "--no-password", $"--exclude-schema={History}", .. leftOut.Select(table => $"--exclude-table={SqlQuoting.QualifiedName(table)}"),
            "--host", address.Host!, "--port", address.Port.ToString(CultureInfo.InvariantCulture), "--username", address.Username!, address.Database!,
        ])
        {
            Variables = string.IsNullOrEmpty(address.Password) ? new Dictionary<string, string>() : new Dictionary<string, string> { ["PGPASSWORD"] = address.Password },
        };
        CommandResult result = await command.RunAsync(cancellationToken).ConfigureAwait(false);
        if (!result.Succeeded) throw new RevisionProofException($"{Path} cannot dump {address.Database}:\n{result.Tail}");
        return SchemaDump.Read(result.Output);
    }

    private static IEnumerable<string> Candidates(EphemeralPostgres server)
    {
        string file = OperatingSystem.IsWindows() ? "pg_dump.exe" : "pg_dump";
        return InstalledBinaries.Directories(Surroundings.OfThisProcess).Prepend(server.Origin)
            .Select(directory => System.IO.Path.Combine(directory, file))
            .Where(File.Exists).Distinct(StringComparer.Ordinal);
    }

    [GeneratedRegex(@"(?<=\(PostgreSQL\) )(\d+)[\w.]*")]
    private static partial Regex Number();
}
