using System.Collections.Generic;
using System.Data;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using Npgsql.Schema;
using StudyHub.Schema.Queries;

namespace StudyHub.Schema.Catalog.Queries;

/// <summary>A column of a statement's rows as the server describes it.</summary>
/// <param name="Type">As <see cref="QueryTypes"/> names it.</param>
/// <param name="MayBeNull">By its table; null for what is no column of a table, such as an expression or a column of a view.</param>
internal sealed record DescribedColumn(string Name, string Type, bool? MayBeNull);

/// <summary>Asks a server for the columns of a statement by Parse and Describe. Nothing is executed.</summary>
internal static class QueryDescription
{
    // The names of types as the model has them: those of pg_catalog bare, others with their schema.
    private const string TypesSql = """
        select t.oid, case when e.oid is not null then '[]' else '' end,
               case when n.nspname = 'pg_catalog' then pg_catalog.format_type(coalesce(e.oid, t.oid), null)
                    else pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(coalesce(e.typname, t.typname)) end
        from pg_catalog.pg_type t
        left join pg_catalog.pg_type e on e.oid = t.typelem and t.typcategory = 'A'
        join pg_catalog.pg_namespace n on n.oid = coalesce(e.typnamespace, t.typnamespace)
        where t.oid = any ($1)
        """;

    private const string NullsSql = """
        select a.attrelid, a.attnum, a.attnotnull
        from pg_catalog.pg_attribute a join pg_catalog.pg_class c on c.oid = a.attrelid
        where a.attrelid = any ($1) and c.relkind in ('r', 'p')
        """;

    /// <exception cref="PostgresException">The server refuses the statement.</exception>
    public static async Task<IReadOnlyList<DescribedColumn>> ReadAsync(NpgsqlConnection connection, WrittenQuery query, CancellationToken cancellationToken)
    {
        NpgsqlDbColumn[] columns;
        NpgsqlCommand command = CommandOf(connection, query);
        await using (command.ConfigureAwait(false))
        {
            NpgsqlDataReader reader = await command.ExecuteReaderAsync(CommandBehavior.SchemaOnly | CommandBehavior.KeyInfo, cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
                columns = reader.FieldCount == 0 ? [] : [.. (await ((System.Data.Common.DbDataReader)reader).GetColumnSchemaAsync(cancellationToken).ConfigureAwait(false)).Cast<NpgsqlDbColumn>()];
        }
        Dictionary<uint, string> types = await TypesAsync(connection, [.. columns.Select(column => column.TypeOID).Distinct()], cancellationToken).ConfigureAwait(false);
        Dictionary<(uint, short), bool> nulls = await NullsAsync(connection, [.. columns.Select(column => column.TableOID).Where(oid => oid != 0).Distinct()], cancellationToken).ConfigureAwait(false);
        return
        [
            .. columns.Select(column => new DescribedColumn(
                column.ColumnName, types.GetValueOrDefault(column.TypeOID, column.DataTypeName),
                nulls.TryGetValue((column.TableOID, column.ColumnAttributeNumber ?? 0), out bool isNotNull) ? !isNotNull : null)),
        ];
    }

    /// <summary>As the runtime sends it: with the types of its parameters.</summary>
    public static NpgsqlCommand CommandOf(NpgsqlConnection connection, WrittenQuery query)
    {
        NpgsqlCommand command = new(query.Sql, connection);
        foreach (WrittenParameter parameter in query.Parameters) command.Parameters.Add(new NpgsqlParameter { DataTypeName = parameter.Type, Value = System.DBNull.Value });
        return command;
    }

    private static async Task<Dictionary<uint, string>> TypesAsync(NpgsqlConnection connection, uint[] oids, CancellationToken cancellationToken)
    {
        Dictionary<uint, string> types = [];
        NpgsqlCommand command = new(TypesSql, connection) { Parameters = { Oids(oids) } };
        await using (command.ConfigureAwait(false))
        {
            NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false)) types.Add(reader.GetFieldValue<uint>(0), reader.GetString(2) + reader.GetString(1));
        }
        return types;
    }

    private static async Task<Dictionary<(uint, short), bool>> NullsAsync(NpgsqlConnection connection, uint[] oids, CancellationToken cancellationToken)
    {
        Dictionary<(uint, short), bool> nulls = [];
        NpgsqlCommand command = new(NullsSql, connection) { Parameters = { Oids(oids) } };
        await using (command.ConfigureAwait(false))
        {
            NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false)) nulls.Add((reader.GetFieldValue<uint>(0), reader.GetInt16(1)), reader.GetBoolean(2));
        }
        return nulls;
    }

    private static NpgsqlParameter Oids(uint[] oids) => new NpgsqlParameter<uint[]> { TypedValue = oids, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Array | NpgsqlTypes.NpgsqlDbType.Oid };
}
