using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Catalog;
using StudyHub.Schema.Catalog.Live;
using StudyHub.Schema.Catalog.Scratch;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Testing;
using StudyHub.Schema.Testing.Servers;

namespace StudyHub.Schema.Tool.Inputs;

/// <summary>Reads sources as databases: what is none is built in a scratch database of the same major version first.</summary>
internal sealed class LiveSources(string? scratchConnection, Action<string>? say) : IAsyncDisposable
{
    private EphemeralPostgres? server;

    public async Task<(LiveCatalog From, LiveCatalog To)> ReadAsync(DiffSource from, DiffSource to, IReadOnlyList<string> schemas, CancellationToken cancellationToken)
    {
        LiveScope scope = new()
        {
            Schemas = ScopeOf(from, to, schemas),
            LeftOut = ((DiffSource[])[from, to]).OfType<DiffSource.Records>().SelectMany(source => CatalogScope.Of(source.Model).LeftOut).Distinct().ToEquatableArray(),
        };
        if (from is DiffSource.Database && to is DiffSource.Database)
        {
            LiveCatalog[] both = await Task.WhenAll(ReadAsync(from, scope, null, cancellationToken), ReadAsync(to, scope, null, cancellationToken));
            return (both[0], both[1]);
        }
        // A database first: its version is the one to build the other side with.
        if (from is DiffSource.Database)
        {
            LiveCatalog first = await ReadAsync(from, scope, null, cancellationToken);
            return (first, await ReadAsync(to, scope, first.MajorVersion, cancellationToken));
        }
        LiveCatalog second = await ReadAsync(to, scope, null, cancellationToken);
        return (await ReadAsync(from, scope, second.MajorVersion, cancellationToken), second);
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null) await server.DisposeAsync();
    }

    /// <summary>What records describe is the schemas they describe; without them it is everything.</summary>
    private static EquatableArray<Identifier>? ScopeOf(DiffSource from, DiffSource to, IReadOnlyList<string> schemas)
    {
        if (schemas.Count > 0) return schemas.Select(schema => new Identifier(schema)).ToEquatableArray();
        Identifier[] described = ((DiffSource[])[from, to]).OfType<DiffSource.Records>().SelectMany(source => CatalogScope.Of(source.Model).Schemas).Distinct().Order().ToArray();
        return described.Length > 0 ? described.ToEquatableArray() : null;
    }

    private async Task<LiveCatalog> ReadAsync(DiffSource source, LiveScope scope, int? major, CancellationToken cancellationToken)
    {
        if (source is DiffSource.Database database)
        {
            await using NpgsqlConnection connection = await OpenAsync(DatabaseUrl.ToConnectionString(database.ConnectionString), cancellationToken);
            return await LiveReader.ReadAsync(connection, scope, cancellationToken);
        }
        server ??= await EphemeralPostgres.StartAsync(new EphemeralPostgresOptions { Connection = scratchConnection, MajorVersion = major, Progress = say }, cancellationToken);
        if (source is DiffSource.Records described) await server.TrackRolesAsync(described.Model.Roles.Select(role => role.Name.Value), cancellationToken);
        await using EphemeralDatabase scratch = await server.CreateDatabaseAsync(cancellationToken);
        await using NpgsqlConnection building = await OpenAsync(scratch.ConnectionString, cancellationToken);
        if (source is DiffSource.Records records) await ScratchSchema.BuildAsync(building, records.Model, cancellationToken);
        else if (source is DiffSource.Script script) await RunAsync(building, script, cancellationToken);
        return await LiveReader.ReadAsync(building, scope with { IsScratch = true }, cancellationToken);
    }

    private static async Task<NpgsqlConnection> OpenAsync(string connectionString, CancellationToken cancellationToken)
    {
        NpgsqlConnection connection = new(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Statement by statement, as psql would.</summary>
    private static async Task RunAsync(NpgsqlConnection connection, DiffSource.Script script, CancellationToken cancellationToken)
    {
        // pg_dump writes these two for psql, around what it dumps.
        string sql = string.Join('\n', script.Sql.Split('\n').Where(line => !line.StartsWith("\\restrict ", StringComparison.Ordinal) && !line.StartsWith("\\unrestrict ", StringComparison.Ordinal)));
        try
        {
            await ScratchScript.RunAsync(connection, sql, cancellationToken);
        }
        catch (CatalogException refusal)
        {
            throw new BadInputException($"{script.Name} cannot be run: {refusal.Message}", refusal);
        }
    }
}
