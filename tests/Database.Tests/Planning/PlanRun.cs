using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Diff;
using StudyHub.Schema.Lexing;
using StudyHub.Schema.Planning;
using StudyHub.Schema.Sql;

namespace StudyHub.Schema.Database.Tests.Planning;

/// <summary>Runs a plan as it asks to be run, and reads back what came of it.</summary>
internal static partial class PlanRun
{
    private static readonly string Definitions = CatalogDefinitions.Query
        .Replace("'column %s %s %s %s, null", "'column %s %s %s, null").Replace("r.name, a.attnum, a.attname", "r.name, a.attname")
        // An index keeps its own word for a column that is renamed; nobody sees it.
        .Replace("a.attnum > 0 and not a.attisdropped", "a.attnum > 0 and not a.attisdropped and r.relkind = 'r'");

    public static MigrationPlan Plan(SchemaDifference difference) => MigrationPlanner.Plan(difference);

    /// <param name="connection">Where.</param>
    /// <param name="plan">What is run.</param>
    /// <param name="committed">What is looked at whenever something is committed; null for nothing.</param>
    public static async Task RunAsync(NpgsqlConnection connection, MigrationPlan plan, System.Func<Task>? committed = null)
    {
        NpgsqlTransaction? transaction = null;
        try
        {
            foreach (MigrationStep step in plan.Steps)
            {
                if (step.Run != StepRun.Together) await CommitAsync();
                if (step.Run == StepRun.Together) transaction ??= await connection.BeginTransactionAsync();
                await ExecuteAsync(connection, SqlWriter.Write(step.Statement));
                if (step.Run != StepRun.Together && committed is not null) await committed();
            }
            await CommitAsync();
        }
        finally
        {
            if (transaction is not null) await transaction.DisposeAsync();
        }

        async Task CommitAsync()
        {
            if (transaction is null) return;
            await transaction.CommitAsync();
            await transaction.DisposeAsync();
            transaction = null;
            if (committed is not null) await committed();
        }
    }

    public static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using NpgsqlBatch batch = new(connection);
        foreach (string statement in SqlStatements.Of(sql)) batch.BatchCommands.Add(new NpgsqlBatchCommand(statement));
        try
        {
            await batch.ExecuteNonQueryAsync();
        }
        catch (PostgresException failure)
        {
            throw new PlanFailedException($"{failure.SqlState}: {failure.MessageText} {failure.Detail}\n{sql}", failure);
        }
    }

    /// <summary>The catalog's words without what no plan can know: the places of columns, and that the owner was named once in a list of privileges.</summary>
    public static async Task<string> ReadAsync(NpgsqlConnection connection)
    {
        await using NpgsqlCommand command = new(Definitions, connection);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
        List<string> lines = [];
        while (await reader.ReadAsync()) lines.Add(Normal(reader.GetString(0)));
        return string.Join("\n", lines.Order(System.StringComparer.Ordinal));
    }

    private static string Normal(string line) => line.StartsWith("function", System.StringComparison.Ordinal) ? line : OwnPrivileges().Replace(line, "");

    [GeneratedRegex(@" (\w+)=\w*/\1(?= |$)")]
    private static partial Regex OwnPrivileges();
}

internal sealed class PlanFailedException(string message, System.Exception inner) : System.Exception(message, inner);
