using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Catalog;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Testing;

namespace StudyHub.Schema.Tool.Commands;

/// <summary>What the catalog of a database must hold that was made from the records, read from one that holds nothing else.</summary>
internal sealed class DeclaredCatalog
{
    private readonly CatalogReading expected;
    private readonly CatalogScope scope;

    private DeclaredCatalog(CatalogReading expected, CatalogScope scope) => (this.expected, this.scope) = (expected, scope);

    /// <summary>Makes and drops a database for it. Roles that the server has by now may be members of the schema's: they are not its business.</summary>
    public static async Task<DeclaredCatalog> ReadAsync(EphemeralPostgres server, SchemaModel model, CancellationToken cancellationToken)
    {
        await server.TrackRolesAsync(model.Roles.Select(role => role.Name.Value), cancellationToken);
        await using EphemeralDatabase database = await server.CreateDatabaseAsync(cancellationToken);
        await using NpgsqlConnection connection = new(new NpgsqlConnectionStringBuilder(database.ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        CatalogScope scope = CatalogScope.Of(model);
        scope = scope with { KnownMembers = await OthersAsync(connection, scope.Roles, cancellationToken) };
        return new DeclaredCatalog(await CatalogComparison.ExpectAsync(model, connection, cancellationToken), scope);
    }

    public async Task<EquatableArray<CatalogDifference>> CompareAsync(NpgsqlTransaction transaction, CancellationToken cancellationToken)
        => CatalogComparison.Compare(expected, await CatalogReader.ReadAsync(transaction, scope, cancellationToken));

    private static async Task<EquatableArray<Identifier>> OthersAsync(
        NpgsqlConnection connection, EquatableArray<Identifier> roles, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = new("select coalesce(array_agg(rolname::text order by rolname), '{}') from pg_catalog.pg_roles where rolname <> all ($1)", connection)
        {
            Parameters = { new() { Value = roles.Select(role => role.Value).ToArray() } },
        };
        string[] names = (string[])(await command.ExecuteScalarAsync(cancellationToken))!;
        return names.Select(name => new Identifier(name)).ToEquatableArray();
    }
}
