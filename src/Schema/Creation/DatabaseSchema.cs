using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using NpgsqlTypes;
using StudyHub.Schema.Diff;
using StudyHub.Schema.Lexing;
using StudyHub.Schema.Manifest;
using StudyHub.Schema.Model;
using StudyHub.Schema.Planning;
using StudyHub.Schema.Sql;

namespace StudyHub.Schema.Creation;

/// <summary>The schema that an assembly was compiled with: what its records say, as PostgreSQL is to have it.</summary>
public sealed class DatabaseSchema
{
    private readonly Lazy<SchemaModel> model;
    private readonly Lazy<string> fingerprint;

    private DatabaseSchema(Func<string> manifest)
    {
        model = new Lazy<SchemaModel>(() => ManifestReader.Read(manifest()));
        fingerprint = new Lazy<string>(() => SchemaFingerprint.Of(Model));
    }

    /// <summary>64 hexadecimal digits: equal for equal schemas.</summary>
    public string Fingerprint => fingerprint.Value;

    /// <summary>The names of the roles that the schema needs, sorted.</summary>
    public IReadOnlyList<string> Roles => [.. Model.Roles.Select(role => role.Name.Value)];

    /// <summary>The schema itself.</summary>
    /// <exception cref="InvalidOperationException">The assembly holds no schema.</exception>
    /// <exception cref="ManifestException">The assembly's schema was written by a newer version, or changed.</exception>
    public SchemaModel Model => model.Value;

    /// <summary>Everything as one script: roles, schema, seeds, row security.</summary>
    public string CreateSql => SqlScript.Create(Model);

    /// <summary>Takes everything away again but the roles, which other databases of the server may use.</summary>
    public string DropSql => SqlScript.Drop(Model);

    /// <summary>The roles alone. They belong to the server; those that exist stay as they are.</summary>
    public string RolesSql => SqlScript.Write(
        MigrationPlanner.Plan(SchemaDiffer.Compare(SchemaModel.Empty, Model)).Steps.Where(step => step.Part == ScriptPart.Roles));

    /// <summary>The schema in <paramref name="assembly"/>; it is read when it is first asked for.</summary>
    public static DatabaseSchema Of(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        return new DatabaseSchema(() => assembly.GetCustomAttribute<SchemaManifestAttribute>()?.Manifest
            ?? throw new InvalidOperationException(
                $"{assembly.GetName().Name} holds no schema. It needs a [Table] record, and the generator that StudyHub.Schema brings along."));
    }

    /// <summary>A schema from its manifest.</summary>
    public static DatabaseSchema Of(SchemaManifestAttribute manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        return new DatabaseSchema(() => manifest.Manifest);
    }

    /// <summary>
    /// Makes everything in one transaction: for tests, samples and first starts. As a superuser, or as one who may create roles and
    /// create in the database.
    /// </summary>
    /// <param name="connection">Open, and not inside a transaction.</param>
    /// <param name="cancellationToken">Cancels; nothing is made then.</param>
    /// <exception cref="InvalidOperationException">One of the tables is there already; nothing was done.</exception>
    /// <exception cref="PostgresException">PostgreSQL refused a statement; nothing was done.</exception>
    public async Task ApplyAsync(NpgsqlConnection connection, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(connection);
        await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        if (await ExistingTableAsync(connection, cancellationToken).ConfigureAwait(false) is { } table)
        {
            throw new InvalidOperationException(
                $"The table {table} is in {connection.Database} already, so the schema of {Model.Name} was not created there. Use an empty "
                + "database, or drop what is there with DropAsync.");
        }
        await RunAsync(connection, CreateSql, cancellationToken).ConfigureAwait(false);
        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Drops everything but the roles, rows included, in one transaction.</summary>
    /// <param name="connection">Open, and not inside a transaction.</param>
    /// <param name="cancellationToken">Cancels; nothing is dropped then.</param>
    /// <exception cref="PostgresException">PostgreSQL refused, for example because something else refers to a table; nothing was dropped.</exception>
    public async Task DropAsync(NpgsqlConnection connection, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(connection);
        await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await RunAsync(connection, DropSql, cancellationToken).ConfigureAwait(false);
        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<string?> ExistingTableAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        TableModel[] tables = [.. Model.Tables.Where(table => table.IsManaged)];
        await using NpgsqlCommand command = new(
            """
            select n.nspname || '.' || c.relname
            from unnest($1, $2) as wanted (schema_name, table_name)
            join pg_namespace n on n.nspname = wanted.schema_name
            join pg_class c on c.relnamespace = n.oid and c.relname = wanted.table_name
            order by 1 limit 1
            """,
            connection);
        command.Parameters.Add(Texts(tables.Select(table => table.Name.Schema.Value)));
        command.Parameters.Add(Texts(tables.Select(table => table.Name.Name.Value)));
        return (string?)await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false);
    }

    private static NpgsqlParameter<string[]> Texts(IEnumerable<string> texts)
        => new() { TypedValue = [.. texts], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text };

    /// <summary>Statement by statement in one go. Npgsql would part a script by itself, and at the wrong place in a body of BEGIN ATOMIC with a CASE.</summary>
    private static async Task RunAsync(NpgsqlConnection connection, string script, CancellationToken cancellationToken)
    {
        await using NpgsqlBatch batch = new(connection);
        foreach (string statement in SqlStatements.Of(script)) batch.BatchCommands.Add(new NpgsqlBatchCommand(statement));
        await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }
}
