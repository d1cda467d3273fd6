using System;
using System.Collections.Concurrent;
using System.Threading.Tasks;
using StudyHub.Schema.Testing;

namespace StudyHub.Schema.Database.Tests;

/// <summary>One server of each major version that we support, started when a test first asks for it and removed with the process.</summary>
internal static class Servers
{
    private static readonly ConcurrentDictionary<int, Lazy<Task<EphemeralPostgres>>> Started = new();

    /// <summary>All that are supported; the oldest and the newest where STUDYHUB_SCHEMA_SAMPLE=1 asks for less.</summary>
    public static int[] Chosen { get; } = Environment.GetEnvironmentVariable("STUDYHUB_SCHEMA_SAMPLE") == "1" ? [15, 18] : [15, 16, 17, 18];

    public static TheoryData<int> Majors => [.. Chosen];

    /// <summary>Skips the test where this machine has no such version and cannot fetch it; a server that does not start fails it.</summary>
    public static async Task<EphemeralPostgres> OfAsync(int major)
    {
        EphemeralPostgres shared = await EphemeralPostgres.SharedAsync();
        if (shared.Version.Major == major) return shared;
        try
        {
            return await Started.GetOrAdd(major, _ => new(() => StartAsync(major))).Value;
        }
        catch (PostgresUnavailableException reason) when (reason.Message.StartsWith($"No PostgreSQL {major} was found", StringComparison.Ordinal))
        {
            Assert.Skip(reason.Message);
            throw;
        }
    }

    private static Task<EphemeralPostgres> StartAsync(int major) => EphemeralPostgres.StartAsync(
        new EphemeralPostgresOptions { MajorVersion = major, Roads = PostgresRoads.Installed | PostgresRoads.Npm });
}
