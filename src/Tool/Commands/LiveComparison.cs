using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Catalog;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Model;
using StudyHub.Schema.Testing;
using StudyHub.Schema.Tool.Inputs;

namespace StudyHub.Schema.Tool.Commands;

/// <summary>Compares a live database with a model. PostgreSQL has to print the model for it, in a scratch database of the same major version.</summary>
internal sealed class LiveComparison(LiveDatabase live, string? scratch, Action<string>? say)
{
    /// <summary>
    /// On the server of --scratch; without it on the live one, where its user may make databases and roles, else on one that is started here.
    /// Nothing of it stays.
    /// </summary>
    /// <exception cref="CatalogException">None of them will do: the message says why.</exception>
    public async Task<EquatableArray<CatalogDifference>> RunAsync(SchemaModel model, CatalogScope scope, CancellationToken cancellationToken)
    {
        CatalogReading found = await CatalogReader.ReadAsync(live.Connection, scope, cancellationToken);
        List<string> reasons = [];
        foreach ((string name, EphemeralPostgresOptions options) in await ServersAsync(found.MajorVersion, reasons, cancellationToken))
        {
            try
            {
                say?.Invoke($"building the model on {name}");
                return await CompareAsync(found, model, scope, options, cancellationToken);
            }
            catch (Exception reason) when (reason is PostgresUnavailableException or NpgsqlException)
            {
                reasons.Add($"{name}: {reason.Message}");
            }
        }
        throw new CatalogException(
            $"The model cannot be compared, for no scratch database of PostgreSQL {found.MajorVersion} can be made:\n  {string.Join("\n  ", reasons)}\n"
            + $"Give --scratch a server of version {found.MajorVersion} whose user may make databases and roles.");
    }

    private async Task<IReadOnlyList<(string Name, EphemeralPostgresOptions Options)>> ServersAsync(int major, List<string> reasons, CancellationToken cancellationToken)
    {
        if (scratch is not null) return [("the server of --scratch", new() { Connection = scratch, MajorVersion = major, Progress = say })];
        (string, EphemeralPostgresOptions) started = ($"a PostgreSQL {major} that is started here",
            new() { MajorVersion = major, Roads = PostgresRoads.All & ~PostgresRoads.Environment, Progress = say });
        if (await MayMakeDatabasesAsync(cancellationToken)) return [("the same server", new() { Connection = live.ConnectionString, Progress = say }), started];
        reasons.Add($"the same server: its user {new NpgsqlConnectionStringBuilder(live.ConnectionString).Username} may not make databases");
        return [started];
    }

    private async Task<bool> MayMakeDatabasesAsync(CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = new("select rolsuper or rolcreatedb from pg_catalog.pg_roles where rolname = current_user", live.Connection);
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }

    private static async Task<EquatableArray<CatalogDifference>> CompareAsync(
        CatalogReading found, SchemaModel model, CatalogScope scope, EphemeralPostgresOptions options, CancellationToken cancellationToken)
    {
        await using EphemeralPostgres server = await EphemeralPostgres.StartAsync(options, cancellationToken);
        await server.TrackRolesAsync(model.Roles.Select(role => role.Name.Value), cancellationToken);
        await using EphemeralDatabase database = await server.CreateDatabaseAsync(cancellationToken);
        await using NpgsqlConnection connection = new(new NpgsqlConnectionStringBuilder(database.ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        return await CatalogComparison.CompareAsync(found, model, connection, scope, cancellationToken);
    }
}
