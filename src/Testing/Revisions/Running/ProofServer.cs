using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Catalog;
using StudyHub.Schema.Catalog.Scratch;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Migrations;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Objects;
using StudyHub.Schema.Revisions;
using StudyHub.Schema.Testing.Revisions.Judging;

namespace StudyHub.Schema.Testing.Revisions.Running;

/// <summary>Makes the databases of a proof, and knows who judges them.</summary>
internal sealed class ProofServer
{
    private readonly EphemeralPostgres server;
    private readonly RevisionSet revisions;
    private readonly EquatableArray<Identifier> roles;

    private ProofServer(EphemeralPostgres server, RevisionSet revisions, DumpProgram? dump, EquatableArray<Identifier> roles)
        => (this.server, this.revisions, Dump, this.roles, StandIns) = (server, revisions, dump, roles, StandInsOf(revisions));

    public EphemeralPostgres Server => server;

    /// <summary>Null where no pg_dump is there to judge.</summary>
    public DumpProgram? Dump { get; }

    /// <summary>The tables of somebody else, each with all that any revision knows of it.</summary>
    public IReadOnlyList<TableModel> StandIns { get; }

    public static async Task<ProofServer> OpenAsync(EphemeralPostgres server, RevisionSet revisions, DumpProgram? dump, CancellationToken cancellationToken)
    {
        // Roles are the server's: whoever else has them is not this database's business.
        await server.TrackRolesAsync(Objects(revisions).OfType<SchemaObject.Role>().Select(role => role.Model.Name.Value).Distinct(), cancellationToken).ConfigureAwait(false);
        await using NpgsqlConnection connection = new(server.ConnectionString);
        await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using NpgsqlCommand command = new(
            "select rolsuper, (select coalesce(array_agg(rolname::text), '{}') from pg_catalog.pg_roles) from pg_catalog.pg_roles where rolname = session_user", connection);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
        if (!reader.GetBoolean(0))
        {
            throw new RevisionProofException(
                $"The user of {server.Origin} is no superuser, so it cannot fill tables with the rows of everybody and act as every role. Give a superuser's connection, "
                + "or unset STUDYHUB_DATABASE to have a server of its own started.");
        }
        return new ProofServer(server, revisions, dump, ((string[])reader.GetValue(1)).Select(name => new Identifier(name)).ToEquatableArray());
    }

    /// <summary>What to look at; other roles of the server may be members of the schema's.</summary>
    public CatalogScope ScopeOf(params SchemaModel[] models)
    {
        CatalogScope[] scopes = [.. models.Select(CatalogScope.Of)];
        EquatableArray<Identifier> own = scopes.SelectMany(scope => scope.Roles).Distinct().OrderBy(role => role).ToEquatableArray();
        return new CatalogScope
        {
            Schemas = scopes.SelectMany(scope => scope.Schemas).Distinct().OrderBy(schema => schema).ToEquatableArray(),
            Roles = own,
            LeftOut = StandIns.Select(table => table.Name).ToEquatableArray(),
            KnownMembers = roles.Where(role => !own.Contains(role)).ToEquatableArray(),
        };
    }

    /// <summary>Empty, but for the tables of somebody else that some revision refers to.</summary>
    public async Task<ProofDatabase> EmptyAsync(CancellationToken cancellationToken)
    {
        ProofDatabase database = new(this, await server.CreateDatabaseAsync(cancellationToken).ConfigureAwait(false));
        await database.RunAsync(ScratchSchema.StandInSql(StandIns), cancellationToken).ConfigureAwait(false);
        return database;
    }

    /// <summary>A copy of one that nobody is connected to.</summary>
    public async Task<ProofDatabase> CloneAsync(ProofDatabase database, CancellationToken cancellationToken)
        => new(this, await server.CloneAsync(database.Database, cancellationToken).ConfigureAwait(false));

    /// <summary>Runs revisions as an application does; nobody else is there, so that nothing has to be waited for.</summary>
    public Migrator Migrator() => new(revisions, MigratorOptions.Default with { AllowDataLoss = true, Retries = 0 });

    public async Task<ProofDatabase> PlainAsync(CancellationToken cancellationToken)
        => new(this, await server.CreateDatabaseAsync(cancellationToken).ConfigureAwait(false));

    private static IReadOnlyList<TableModel> StandInsOf(RevisionSet revisions)
    {
        Dictionary<QualifiedName, TableModel> tables = [];
        foreach (SchemaObject.Table table in Objects(revisions).OfType<SchemaObject.Table>().Where(table => !table.IsManaged))
            tables[table.Name] = new TableModel { Name = table.Name, IsManaged = false };
        foreach (SchemaObject.Member member in Objects(revisions).OfType<SchemaObject.Member>())
        {
            if (!tables.TryGetValue(member.Owner, out TableModel? table)) continue;
            tables[member.Owner] = member switch
            {
                SchemaObject.Column column => table with { Columns = table.Columns.Where(other => other.Name != column.Model.Name).Append(column.Model).ToEquatableArray() },
                SchemaObject.PrimaryKey key => table with { PrimaryKey = key.Model },
                SchemaObject.Unique unique => table with { Uniques = table.Uniques.Where(other => other.Name != unique.Model.Name).Append(unique.Model).ToEquatableArray() },
                _ => table,
            };
        }
        return [.. tables.Values.OrderBy(table => table.Name)];
    }

    private static IEnumerable<SchemaObject> Objects(RevisionSet revisions) => revisions.Revisions.SelectMany(revision => revision.Delta.Set);
}
