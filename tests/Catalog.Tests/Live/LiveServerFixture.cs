using System.Threading.Tasks;
using StudyHub.Schema.Testing;

namespace StudyHub.Schema.Catalog.Tests.Live;

/// <summary>A server of its own: the pairs make roles.</summary>
public sealed class LiveServerFixture : IAsyncLifetime
{
    public EphemeralPostgres Server { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Server = await EphemeralPostgres.StartAsync(new EphemeralPostgresOptions { Roads = PostgresRoads.Installed | PostgresRoads.Npm });

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}

[CollectionDefinition("live pairs")]
public sealed class LivePairs : ICollectionFixture<LiveServerFixture>;
