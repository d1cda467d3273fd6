using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using NpgsqlTypes;
using StudyHub.Schema.Testing.RowSecurity.Filling;

namespace StudyHub.Schema.Testing.RowSecurity.Trials;

/// <summary>Runs attempts on the server, thousands in one message; each is undone before the next.</summary>
internal sealed class Prober(NpgsqlConnection connection)
{
    private const string Try = """
        create function pg_temp.studyhub_try(
            befores text[], users text[], frameworks text[], roles text[], commands text[], witnesses integer[], places text)
        returns table (state text, message text, touched text[]) language plpgsql as $try$
        begin
            for i in 1 .. cardinality(commands) loop
                state := '';
                message := '';
                touched := null;
                begin
                    if befores[i] <> '' then execute befores[i]; end if;
                    perform pg_catalog.set_config('app.user_id', users[i], true), pg_catalog.set_config('app.framework_id', frameworks[i], true);
                    perform pg_catalog.set_config('role', roles[i], true);
                    if witnesses[i] = 1 then
                        execute commands[i] into touched;
                    else
                        execute commands[i];
                    end if;
                    if witnesses[i] = 2 then
                        perform pg_catalog.set_config('role', 'none', true);
                        execute places into touched;
                    end if;
                    raise exception using errcode = 'SHRLS';
                exception when others then
                    if sqlstate <> 'SHRLS' then
                        state := sqlstate;
                        message := sqlerrm;
                    end if;
                end;
                return next;
            end loop;
        end
        $try$
        """;

    /// <summary>A role without rights must not be stopped by foreign keys or triggers before row security is asked; messages are compared.</summary>
    public async Task PrepareAsync(CancellationToken cancellationToken)
        => await FillSql.RunAsync(connection, $"set local session_replication_role = replica; set local lc_messages = 'C'; set local jit = off; {Try}", cancellationToken)
            .ConfigureAwait(false);

    /// <param name="table">Its rows, where the attempts are about rows.</param>
    /// <param name="attempts">In order.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>An outcome for each attempt.</returns>
    public async Task<IReadOnlyList<Outcome>> RunAsync(FilledTable? table, IReadOnlyList<Attempt> attempts, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = new("select state, message, touched from pg_temp.studyhub_try($1, $2, $3, $4, $5, $6, $7)", connection);
        command.CommandTimeout = 0;
        command.Parameters.Add(Texts(attempts.Select(attempt => attempt.Before)));
        command.Parameters.Add(Texts(attempts.Select(attempt => attempt.Session.UserId)));
        command.Parameters.Add(Texts(attempts.Select(attempt => attempt.Session.FrameworkId)));
        command.Parameters.Add(Texts(attempts.Select(attempt => attempt.Session.Role.Value)));
        command.Parameters.Add(Texts(attempts.Select(attempt => attempt.Sql)));
        command.Parameters.Add(new NpgsqlParameter<int[]> { TypedValue = [.. attempts.Select(attempt => (int)attempt.Witness)] });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = table is null ? "" : $"select array_agg(ctid::text) from {table.Sql}" });
        string[] places = table is null ? [] : [.. table.Rows.Select(row => row.Place)];
        List<Outcome> outcomes = [];
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            string[] touched = reader.IsDBNull(2) ? [] : [.. reader.GetFieldValue<string?[]>(2).Select(text => text ?? "")];
            outcomes.Add(Read(attempts[outcomes.Count], reader.GetString(0), reader.GetString(1), touched, places));
        }
        return outcomes;
    }

    private static Outcome Read(Attempt attempt, string state, string message, string[] touched, string[] places) => state switch
    {
        "" => attempt.Witness switch
        {
            RowWitness.Given => new Outcome(OutcomeKind.Done, [.. touched.Order(StringComparer.Ordinal)]),
            RowWitness.Places => new Outcome(OutcomeKind.Done, [.. places.Except(touched, StringComparer.Ordinal).Order(StringComparer.Ordinal)]),
            _ => Outcome.Done,
        },
        // Both are 42501, and the difference is the one between a privilege that is missing and a policy that holds.
        PostgresErrorCodes.InsufficientPrivilege => message.StartsWith("permission denied", StringComparison.Ordinal) ? Outcome.Denied : Outcome.Violation,
        PostgresErrorCodes.InvalidTextRepresentation => Outcome.BadId with { Message = message },
        _ when state.StartsWith("23", StringComparison.Ordinal) => new Outcome(OutcomeKind.Constraint, Message: message),
        _ => new Outcome(OutcomeKind.Failed, Message: $"{state}: {message}"),
    };

    private static NpgsqlParameter<string[]> Texts(IEnumerable<string> texts)
        => new() { TypedValue = [.. texts], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text };
}
