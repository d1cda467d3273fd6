using System;
using System.Collections.Concurrent;
using System.Threading.Tasks;
using StudyHub.Schema.Golden;
using StudyHub.Schema.Testing;

[assembly: AssemblyFixture(typeof(StudyHub.Schema.Catalog.Tests.ServersEnd))]

namespace StudyHub.Schema.Catalog.Tests;

/// <summary>One server of each major version, this process's own: tests change roles, which a shared server's other users would notice.</summary>
internal static class Servers
{
    private static readonly ConcurrentDictionary<int, Lazy<Task<EphemeralPostgres>>> Started = new();

    public static TheoryData<int> Majors => [.. Sample.Majors];

    /// <summary>Skips the test where this machine has no such version and cannot fetch it; a server that does not start fails it.</summary>
    public static async Task<EphemeralPostgres> OfAsync(int major)
    {
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

    /// <summary>The same for one that a test has alone, and stops.</summary>
    public static async Task<EphemeralPostgres> OwnAsync(int major)
    {
        try
        {
            return await StartAsync(major);
        }
        catch (PostgresUnavailableException reason) when (reason.Message.StartsWith($"No PostgreSQL {major} was found", StringComparison.Ordinal))
        {
            Assert.Skip(reason.Message);
            throw;
        }
    }

    /// <summary>Stops those that were started.</summary>
    public static async Task StopAsync()
    {
        foreach (Lazy<Task<EphemeralPostgres>> started in Started.Values)
            if (started.IsValueCreated && started.Value.IsCompletedSuccessfully) await (await started.Value).DisposeAsync();
    }

    private static Task<EphemeralPostgres> StartAsync(int major) => EphemeralPostgres.StartAsync(
        new EphemeralPostgresOptions { MajorVersion = major, Roads = PostgresRoads.Installed | PostgresRoads.Npm });
}

/// <summary>After the last test.</summary>
public sealed class ServersEnd : IAsyncDisposable
{
    public async ValueTask DisposeAsync() => await Servers.StopAsync();
}
