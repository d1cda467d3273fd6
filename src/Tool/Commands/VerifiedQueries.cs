using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Catalog.Queries;
using StudyHub.Schema.Catalog.Scratch;
using StudyHub.Schema.Testing;
using StudyHub.Schema.Tool.Inputs;
using StudyHub.Schema.Tool.Printing;

namespace StudyHub.Schema.Tool.Commands;

/// <summary>Tries the queries of an assembly on a scratch database that has its schema.</summary>
internal static class VerifiedQueries
{
    public static async Task<QueryReport> RunAsync(EphemeralPostgres server, QueryInput input, CancellationToken cancellationToken)
    {
        if (input.Queries.Count == 0) return new QueryReport(0, default);
        await server.TrackRolesAsync(input.Model.Roles.Select(role => role.Name.Value), cancellationToken);
        await using EphemeralDatabase database = await server.CreateDatabaseAsync(cancellationToken);
        await using NpgsqlConnection connection = new(new NpgsqlConnectionStringBuilder(database.ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await ScratchSchema.BuildAsync(connection, input.Model, cancellationToken);
        await connection.ReloadTypesAsync(cancellationToken);
        return new QueryReport(input.Queries.Count, await QueryVerification.RunAsync(connection, input.Model, input.Queries, cancellationToken));
    }
}
