using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using StudyHub.Schema.Testing.Binaries;
using StudyHub.Schema.Testing.Clusters;

namespace StudyHub.Schema.Testing.Servers;

/// <summary>Takes the first road that leads to a server.</summary>
internal static class ServerChoice
{
    /// <exception cref="PostgresUnavailableException">No road does; or one does, but the server does not start.</exception>
    public static async Task<PostgresServer> OpenAsync(EphemeralPostgresOptions options, CancellationToken cancellationToken)
    {
        List<string> reasons = [];
        if (options.Connection is { } connection)
            return new GivenServer(connection, "the given connection");
        if (options.Roads.HasFlag(PostgresRoads.Environment))
        {
            if (options.Surroundings.Given(GivenServer.Variable) is { } given)
                return new GivenServer(given);
            reasons.Add($"{GivenServer.Variable}: not set");
        }

        if ((options.Roads & (PostgresRoads.Installed | PostgresRoads.Npm)) != 0
            && await StartClusterAsync(options, reasons, cancellationToken).ConfigureAwait(false) is { } cluster)
            return cluster;

        if (options.Roads.HasFlag(PostgresRoads.Docker)
            && await DockerServer.StartAsync(options, reasons, cancellationToken).ConfigureAwait(false) is { } container)
            return container;

        throw new PostgresUnavailableException(InstallationAdvice.Text(options.MajorVersion, reasons));
    }

    private static async Task<ClusterServer?> StartClusterAsync(
        EphemeralPostgresOptions options, List<string> reasons, CancellationToken cancellationToken)
    {
        if (await ServerUser.FindAsync(reasons, cancellationToken).ConfigureAwait(false) is not { } user)
            return null;
        string cache = CacheDirectory.Of(options.Surroundings, user);
        ServerBinaries? binaries = null;
        if (options.Roads.HasFlag(PostgresRoads.Installed))
            binaries = await InstalledBinaries.FindAsync(options, user, reasons, cancellationToken).ConfigureAwait(false);
        if (binaries is null && options.Roads.HasFlag(PostgresRoads.Npm))
            binaries = await NpmBinaries.FindAsync(options, user, cache, reasons, cancellationToken).ConfigureAwait(false);
        return binaries is null ? null : await ClusterServer.StartAsync(binaries, user, cache, options, cancellationToken).ConfigureAwait(false);
    }
}
