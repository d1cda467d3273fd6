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
        if (options.Roads.HasFlag(PostgresRoads.Environment))
        {
            if (options.Surroundings.Given(GivenServer.Variable) is { } given)
                return new GivenServer(given);
            reasons.Add($"{GivenServer.Variable}: not set");
        }

        if ((options.Roads & (PostgresRoads.Installed | PostgresRoads.Npm)) != 0)
        {
            ServerUser user = await ServerUser.FindAsync(cancellationToken).ConfigureAwait(false);
            string cache = CacheDirectory.Of(options.Surroundings, user);
            ServerBinaries? binaries = null;
            if (options.Roads.HasFlag(PostgresRoads.Installed))
                binaries = await InstalledBinaries.FindAsync(options, user, reasons, cancellationToken).ConfigureAwait(false);
            if (binaries is null && options.Roads.HasFlag(PostgresRoads.Npm))
                binaries = await NpmBinaries.FindAsync(options, user, cache, reasons, cancellationToken).ConfigureAwait(false);
            if (binaries is not null)
                return await ClusterServer.StartAsync(binaries, user, cache, options, cancellationToken).ConfigureAwait(false);
        }

        if (options.Roads.HasFlag(PostgresRoads.Docker)
            && await DockerServer.StartAsync(options, reasons, cancellationToken).ConfigureAwait(false) is { } container)
            return container;

        throw new PostgresUnavailableException(InstallationAdvice.Text(options.MajorVersion, reasons));
    }
}
