using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using NpgsqlTypes;

namespace StudyHub.Schema.Testing.Databases;

/// <summary>
/// Which runs use a role that one of them made: each holds a shared advisory lock for it, so that the last one drops it, and a killed one holds
/// nothing. What a user made is nobody's lock, and is left alone.
/// </summary>
internal sealed class RoleUses(RunMark mark)
{
    // The first halves of the keys; constants that others are unlikely to use. One lock lets a single run look and act.
    private const int UseSpace = 0x53545255;
    private const int TurnSpace = 0x53545254;

    /// <summary>Holds those of the names that do not exist, or that another run holds.</summary>
    /// <returns>The names that are held.</returns>
    public Task<string[]> HoldAsync(IReadOnlyList<string> names, CancellationToken cancellationToken) => InTurnAsync(
        holder => TextsAsync(
            holder,
            $"""
            with wanted as materialized (
                select name from unnest($1) name
                where not exists (select from pg_roles where rolname = name) or {OthersHold}
            )
            select name from (select name, pg_advisory_lock_shared({UseSpace}, hashtext(name)) from wanted) held
            """,
            names,
            cancellationToken),
        cancellationToken);

    /// <summary>Lets go of the names, and drops those that no other run holds.</summary>
    public Task ReleaseAsync(IReadOnlyList<string> names, Func<string, Task> drop, CancellationToken cancellationToken) => InTurnAsync(
        async holder =>
        {
            string[] free = await TextsAsync(
                holder,
                $"""
                with released as materialized (select name, pg_advisory_unlock_shared({UseSpace}, hashtext(name)) from unnest($1) name)
                select name from released where not {OthersHold}
                """,
                names,
                cancellationToken).ConfigureAwait(false);
            foreach (string name in free.Order(StringComparer.Ordinal)) await drop(name).ConfigureAwait(false);
            return free;
        },
        cancellationToken);

    /// <summary>pg_locks shows the locks of every database, and the second half of a key as an unsigned number.</summary>
    private static string OthersHold => $"""
        exists (
            select from pg_locks where locktype = 'advisory' and objsubid = 2 and granted and pid <> pg_backend_pid()
                and classid = {UseSpace} and objid::bigint = hashtext(name)::bigint & 4294967295)
        """;

    private Task<T> InTurnAsync<T>(Func<NpgsqlConnection, Task<T>> work, CancellationToken cancellationToken) => mark.UseAsync(
        async holder =>
        {
            await ExecuteAsync(holder, $"select pg_advisory_lock({TurnSpace}, 0)", cancellationToken).ConfigureAwait(false);
            try
            {
                return await work(holder).ConfigureAwait(false);
            }
            finally
            {
                await ExecuteAsync(holder, $"select pg_advisory_unlock({TurnSpace}, 0)", CancellationToken.None).ConfigureAwait(false);
            }
        },
        cancellationToken);

    private static async Task ExecuteAsync(NpgsqlConnection holder, string sql, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = new(sql, holder);
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    private static async Task<string[]> TextsAsync(NpgsqlConnection holder, string sql, IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = new(sql, holder);
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. names], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        List<string> texts = [];
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false)) texts.Add(reader.GetString(0));
        return [.. texts];
    }
}
