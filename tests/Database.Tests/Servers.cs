using System;
using System.Collections.Concurrent;
using System.Threading.Tasks;
using StudyHub.Schema.Golden;
using StudyHub.Schema.Testing;

namespace StudyHub.Schema.Database.Tests;

/// <summary>One server of each major version that we support, started when a test first asks for it and removed with the process.</summary>
internal static class Servers
{
    private static readonly ConcurrentDictionary<int, Lazy<Task<EphemeralPostgres>>> Started = new();

    public static TheoryData<int> Majors => [.. Sample.Majors];

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
