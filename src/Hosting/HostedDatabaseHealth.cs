using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;
using StudyHub.Schema.Failures;
using StudyHub.Schema.Sessions;

namespace StudyHub.Schema.Hosting;

/// <summary>Health checks of generated databases. The generated <c>AddStudyHubDatabase</c> calls this with the type filled in.</summary>
public static class HostedDatabaseHealth
{
    /// <summary>
    /// Adds a check that asks the server with each login and looks whether row security holds for it: unhealthy where not. Then, whether the
    /// database has the revisions that the application was built with, and no others: degraded where not. What it says
    /// may hold host, port and login, as the driver's messages do, and no secret.
    /// </summary>
    /// <param name="builder">Receives the check.</param>
    /// <param name="name">Of the check; null for that of the database.</param>
    /// <param name="checkRevisions">False leaves the revisions to somebody else.</param>
    /// <param name="failureStatus">What an unreachable or unsafe database is reported as; null for unhealthy.</param>
    /// <param name="tags">Of the check.</param>
    /// <param name="timeout">Of one run; null for none but those of the connection string.</param>
    public static IHealthChecksBuilder AddSchemaDatabase<TDatabase>(
        this IHealthChecksBuilder builder,
        string? name = null,
        bool checkRevisions = true,
        HealthStatus? failureStatus = null,
        IEnumerable<string>? tags = null,
        TimeSpan? timeout = null)
        where TDatabase : SchemaDatabase, ISchemaDatabase<TDatabase>
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Add(new HealthCheckRegistration(
            name ?? TDatabase.Name, services => new Check<TDatabase>(services.GetRequiredService<TDatabase>(), checkRevisions), failureStatus, tags, timeout));
    }

    private sealed class Check<TDatabase>(TDatabase database, bool checksRevisions) : IHealthCheck
        where TDatabase : SchemaDatabase, ISchemaDatabase<TDatabase>
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            try
            {
                await database.CheckLoginsAsync(cancellationToken).ConfigureAwait(false);
                string? gap = checksRevisions ? await database.RevisionGapAsync(TDatabase.Revisions.Set, cancellationToken).ConfigureAwait(false) : null;
                return gap is null ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded(gap);
            }
            catch (UnsafeLoginException refusal)
            {
                return new HealthCheckResult(context.Registration.FailureStatus, refusal.Message);
            }
            catch (NpgsqlException failure)
            {
                return new HealthCheckResult(context.Registration.FailureStatus, $"The database {TDatabase.Name} cannot be asked: {failure.Message}", failure);
            }
        }
    }
}
