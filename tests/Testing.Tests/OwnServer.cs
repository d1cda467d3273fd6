using System.Threading.Tasks;
using Xunit;

namespace StudyHub.Schema.Testing.Tests;

/// <summary>A throw-away server for the tests of one class.</summary>
public sealed class OwnServer : IAsyncLifetime
{
    public EphemeralPostgres Server { get; private set; } = null!;

    public async ValueTask InitializeAsync()
        => Server = await EphemeralPostgres.StartAsync(new EphemeralPostgresOptions { Roads = Machine.Own });

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
