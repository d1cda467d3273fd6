using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Creation;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Testing.RowSecurity.Filling;
using StudyHub.Schema.Testing.RowSecurity.Trials;

namespace StudyHub.Schema.Testing.RowSecurity;

/// <summary>
/// Proves row security on a server: makes a scratch database, gives every table rows of several users in two frameworks, tries every
/// command as every role in the name of each of them, with and without WHERE, and compares with what the records say.
/// </summary>
/// <example><code>
/// RowSecurityResult result = await RowSecurityMatrix.RunAsync(StudyHubDatabase.Schema);
/// result.ShouldHold();
/// </code></example>
public static class RowSecurityMatrix
{
    /// <inheritdoc cref="RunAsync(SchemaModel, RowSecurityOptions?, CancellationToken)"/>
    public static Task<RowSecurityResult> RunAsync(
        DatabaseSchema schema, RowSecurityOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(schema);
        return RunAsync(schema.Model, options, cancellationToken);
    }

    /// <inheritdoc cref="RunAsync(SchemaModel, RowSecurityOptions?, CancellationToken)"/>
    public static Task<RowSecurityResult> RunAsync(
        Assembly assembly, RowSecurityOptions? options = null, CancellationToken cancellationToken = default)
        => RunAsync(DatabaseSchema.Of(assembly), options, cancellationToken);

    /// <summary>Runs the whole matrix. The database is dropped afterwards.</summary>
    /// <exception cref="RowSecurityException">It cannot be tried: the server's user is no superuser, a wanted table does not exist, policies go in a circle, or PostgreSQL refused <see cref="RowSecurityOptions.Before"/> or <see cref="RowSecurityOptions.Rows"/>.</exception>
    /// <exception cref="PostgresUnavailableException">There is no server.</exception>
    /// <exception cref="PostgresException">PostgreSQL refused the schema.</exception>
    public static async Task<RowSecurityResult> RunAsync(
        SchemaModel model, RowSecurityOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        options ??= new RowSecurityOptions();
        HashSet<QualifiedName> wanted = Wanted(model, options.Tables);
        EphemeralPostgres server = options.Server ?? await EphemeralPostgres.SharedAsync(cancellationToken).ConfigureAwait(false);
        await server.TrackRolesAsync(model.Roles.Select(role => role.Name.Value), cancellationToken).ConfigureAwait(false);
        await using EphemeralDatabase database = await server.CreateDatabaseAsync(cancellationToken).ConfigureAwait(false);
        await using NpgsqlConnection connection = new(new NpgsqlConnectionStringBuilder(database.ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
        await RequireSuperuserAsync(connection, server, cancellationToken).ConfigureAwait(false);
        await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        options.Progress?.Invoke($"making {model.Name}'s schema in {database.Name}");
        await ScratchSchema.CreateAsync(model, connection, cancellationToken).ConfigureAwait(false);
        MatrixTrial trial = await MatrixTrial.PrepareAsync(model, connection, options.Rows, cancellationToken).ConfigureAwait(false);
        // Afterwards: what is declared is the records' business alone.
        if (options.Before.Length > 0)
            await FillSql.RunGivenAsync(connection, options.Before, nameof(options.Before), cancellationToken).ConfigureAwait(false);
        if (options.Inspect is { } inspect) await inspect(transaction, cancellationToken).ConfigureAwait(false);
        options.Progress?.Invoke(string.Create(CultureInfo.InvariantCulture, $"trying {wanted.Count} tables with {trial.Tables.Sum(table => table.Rows.Count)} rows"));
        IReadOnlyList<Observation> observations = await trial.RunAsync(wanted.Contains, cancellationToken).ConfigureAwait(false);
        return Result(model, server, trial, wanted, observations);
    }

    private static RowSecurityResult Result(
        SchemaModel model, EphemeralPostgres server, MatrixTrial trial, HashSet<QualifiedName> wanted, IReadOnlyList<Observation> observations)
    {
        FilledTable[] tables = [.. trial.Tables.Where(table => wanted.Contains(table.Name))];
        return new RowSecurityResult
        {
            Database = model.Name,
            ServerVersion = server.Version.ToString(),
            Cells = [.. Cells.Of(model, tables, observations)],
            Differences = [.. observations.Where(o => !o.Holds).Select(o => o.ToDifference())],
            EmptyTables = trial.EmptyTables.Where(pair => wanted.Contains(pair.Key)).ToDictionary(pair => pair.Key.ToString(), pair => pair.Value),
            Attempts = observations.Count,
            Rows = tables.Sum(table => table.Rows.Count),
        };
    }

    private static HashSet<QualifiedName> Wanted(SchemaModel model, IReadOnlyList<string> names)
    {
        TableModel[] managed = [.. model.Tables.Where(table => table.IsManaged)];
        if (names.Count == 0) return [.. managed.Select(table => table.Name)];
        return
        [
            .. names.SelectMany(name => managed.Where(table => table.Name.ToString() == name || table.Name.Name.Value == name) is var found && found.Any()
                ? found.Select(table => table.Name)
                : throw new RowSecurityException($"{model.Name} has no table {name}. It has {string.Join(", ", managed.Select(table => table.Name))}.")),
        ];
    }

    private static async Task RequireSuperuserAsync(NpgsqlConnection connection, EphemeralPostgres server, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = new("select rolsuper from pg_catalog.pg_roles where rolname = session_user", connection);
        if (await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is true) return;
        throw new RowSecurityException(
            $"The user of {server.Origin} is no superuser, so it cannot make rows for everybody and act as every role. Give a superuser's connection, "
            + "or unset STUDYHUB_DATABASE to have a server of its own started.");
    }
}
