using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Diff;
using StudyHub.Schema.Lexing;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Planning;
using StudyHub.Schema.Sql;
using StudyHub.Schema.Statements;

namespace StudyHub.Schema.Catalog.Scratch;

/// <summary>
/// Builds a model in an empty database, so that PostgreSQL itself says how it prints it. Tables of somebody else are made as far as the
/// model knows them. Roles that the server lacks are made; those that it has, and all memberships and settings, stay as they are.
/// </summary>
public static class ScratchSchema
{
    /// <param name="connection">Open, to an empty database, by a role that may create roles and schemas.</param>
    /// <param name="model">The schema; its seeds are left out.</param>
    /// <param name="cancellationToken">Cancels; then nothing is there.</param>
    public static async Task BuildAsync(NpgsqlConnection connection, SchemaModel model, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(model);
        NpgsqlTransaction transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            // Npgsql would part a script by itself, and at the wrong place in a body of BEGIN ATOMIC with a CASE.
            NpgsqlBatch build = new(connection, transaction);
            foreach (string statement in SqlStatements.Of(Script(model))) build.BatchCommands.Add(new NpgsqlBatchCommand(statement));
            await using (build.ConfigureAwait(false)) await build.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static string Script(SchemaModel model)
    {
        IEnumerable<PgStatement> steps = MigrationPlanner.Plan(SchemaDiffer.Compare(SchemaModel.Empty, model)).Steps
            .Where(step => step.Part switch
            {
                ScriptPart.Roles => step.Statement is PgStatement.CreateMissingRoles,
                ScriptPart.Seeds => false,
                _ => true,
            })
            .Select(step => step.Statement);
        StringBuilder script = new(StandInSql(model.Tables.Where(table => !table.IsManaged)));
        foreach (PgStatement statement in steps) script.Append(SqlWriter.Write(statement)).Append(";\n");
        return script.ToString();
    }

    /// <summary>SQL that makes tables of somebody else, as far as the model knows them.</summary>
    public static string StandInSql(IEnumerable<TableModel> tables)
    {
        TableModel[] foreign = [.. tables];
        StringBuilder script = new();
        foreach (Identifier schema in foreign.Select(table => table.Name.Schema).Distinct()) script.Append($"create schema if not exists {SqlQuoting.Identifier(schema)};\n");
        foreach (PgStatement statement in foreign.Select(Foreign)) script.Append(SqlWriter.Write(statement)).Append(";\n");
        return script.ToString();
    }

    private static PgStatement Foreign(TableModel table) => new PgStatement.CreateTable
    {
        Name = table.Name,
        Columns = table.Columns,
        PrimaryKey = table.PrimaryKey,
        Uniques = table.Uniques,
        Checks = [],
    };
}
