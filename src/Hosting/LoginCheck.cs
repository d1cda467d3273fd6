using System;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Npgsql;
using StudyHub.Schema.Sessions;

namespace StudyHub.Schema.Hosting;

/// <summary>Looks at the logins before the application serves anybody. A host whose services cannot start does not start.</summary>
internal sealed class LoginCheck<TDatabase>(IServiceProvider services, IOptionsMonitor<HostedDatabaseOptions> options) : IHostedService
    where TDatabase : SchemaDatabase, ISchemaDatabase<TDatabase>
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!options.Get(TDatabase.Name).CheckLoginsAtStart) return;
        try
        {
            await services.GetRequiredService<TDatabase>().CheckLoginsAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (NpgsqlException failure)
        {
            throw new InvalidOperationException(
                $"The database {TDatabase.Name} could not be asked when the application started: {failure.Message} Look whether the server runs, and whether host, "
                + "port, database and login are right. An application that may start before its database sets HostedDatabaseOptions.CheckLoginsAtStart to false.",
                failure);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
