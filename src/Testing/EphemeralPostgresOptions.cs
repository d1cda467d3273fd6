using System;
using System.Collections.Generic;
using StudyHub.Schema.Testing.Binaries;

namespace StudyHub.Schema.Testing;

/// <summary>What server <see cref="EphemeralPostgres.StartAsync"/> looks for. The default suits tests and samples.</summary>
public sealed record EphemeralPostgresOptions
{
    /// <summary>The oldest major version that is taken when no version is asked for.</summary>
    public const int OldestMajorVersion = 15;

    /// <summary>The major version that is fetched when none is installed and none is asked for.</summary>
    public const int FetchedMajorVersion = 17;

    /// <summary>A major version such as 17; <see langword="null"/> takes what is there, at least <see cref="OldestMajorVersion"/>.</summary>
    public int? MajorVersion { get; init; }

    /// <summary>
    /// A server to use, as <c>STUDYHUB_DATABASE</c> gives one: a <c>postgresql://</c> URL or an Npgsql connection string. It wins over
    /// the variable and every road.
    /// </summary>
    public string? Connection { get; init; }

    /// <summary>The roads that may be taken. Leave out <see cref="PostgresRoads.Npm"/> and nothing is downloaded by npm.</summary>
    public PostgresRoads Roads { get; init; } = PostgresRoads.All;

    /// <summary>
    /// Receives one line per thing that takes time, such as <c>starting PostgreSQL 15.18 (…)</c>. Without it only downloads are
    /// told, on standard error: a download that nobody is told about looks like a hang.
    /// </summary>
    public Action<string>? Progress { get; init; }

    /// <summary>
    /// Further server settings (<c>name → value</c>, as in postgresql.conf) for a server that is started here; they win over the
    /// settings that make it fast. Ignored for <see cref="PostgresRoads.Environment"/>.
    /// </summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    internal Surroundings Surroundings { get; init; } = Surroundings.OfThisProcess;

    internal void Say(string line) => Progress?.Invoke(line);

    internal void SayAlways(string line)
    {
        if (Progress is null)
            Console.Error.WriteLine(line);
        else
            Progress(line);
    }
}
