using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using NpgsqlTypes;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Testing.RowSecurity.Filling;

/// <summary>What the fill sends: one message for a table, in which the server tries the commands of a wish until one succeeds.</summary>
internal static class FillSql
{
    private const string Store = """
        create function pg_temp.studyhub_store(commands text[], wishes integer[]) returns text language plpgsql as $store$
        declare
            done integer := -1;
            made integer := 0;
            refusal text;
        begin
            for i in 1 .. cardinality(commands) loop
                continue when wishes[i] = done;
                begin
                    execute commands[i];
                    done := wishes[i];
                    made := made + 1;
                exception when others then
                    refusal := sqlerrm;
                end;
            end loop;
            return case when made = 0 then coalesce(refusal, 'no row was found to refer to') end;
        end
        $store$
        """;

    public static Task PrepareAsync(NpgsqlConnection connection, CancellationToken cancellationToken) => RunAsync(connection, Store, cancellationToken);

    /// <summary>Seeds would stand in the way of rows that are made to be told apart. The transaction brings them back.</summary>
    public static async Task EmptyAsync(SchemaModel model, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        string deletes = string.Concat(model.Tables.Where(table => table.IsManaged).Select(table => $"delete from {SqlQuoting.QualifiedName(table.Name)};\n"));
        await RunAsync(connection, $"set local session_replication_role = replica;\n{deletes}set local session_replication_role = origin", cancellationToken)
            .ConfigureAwait(false);
    }

    /// <returns>Why no row could be made, in PostgreSQL's words; null when one was.</returns>
    public static async Task<string?> StoreAsync(NpgsqlConnection connection, IReadOnlyList<string> commands, IReadOnlyList<int> wishes, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = new("select pg_temp.studyhub_store($1, $2)", connection);
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. commands], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        command.Parameters.Add(new NpgsqlParameter<int[]> { TypedValue = [.. wishes] });
        return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) as string;
    }

    public static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = new(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Runs SQL that the caller gave.</summary>
    /// <exception cref="RowSecurityException">PostgreSQL refused it.</exception>
    public static async Task RunGivenAsync(NpgsqlConnection connection, string sql, string option, CancellationToken cancellationToken)
    {
        try
        {
            await RunAsync(connection, sql, cancellationToken).ConfigureAwait(false);
        }
        catch (PostgresException refusal)
        {
            throw new RowSecurityException($"PostgreSQL refused the SQL of the option {option}: {refusal.MessageText} ({refusal.SqlState}).", refusal);
        }
    }
}
