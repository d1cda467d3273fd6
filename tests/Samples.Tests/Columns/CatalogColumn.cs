using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;

namespace StudyHub.Schema.Samples.Tests.Columns;

/// <summary>A column as the catalog has it.</summary>
/// <param name="Type">As format_type prints it.</param>
/// <param name="Default">As pg_get_expr prints it; empty for none.</param>
internal sealed record CatalogColumn(string Table, string Name, string Type, bool IsNullable, string Default)
{
    private const string Sql =
        """
        select c.relname, a.attname, format_type(a.atttypid, a.atttypmod), not a.attnotnull, coalesce(pg_get_expr(d.adbin, d.adrelid), '')
        from pg_attribute a
        join pg_class c on c.oid = a.attrelid and c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
        left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
        where a.attnum > 0 and not a.attisdropped
        order by c.relname collate "C", a.attname collate "C"
        """;

    /// <summary>All columns of schema public, by table and name.</summary>
    public static async Task<SortedDictionary<string, CatalogColumn>> ReadAsync(string connectionString, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = new(connectionString);
        await connection.OpenAsync(cancellationToken);
        await using NpgsqlCommand command = new(Sql, connection);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken);
        SortedDictionary<string, CatalogColumn> columns = new(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellationToken))
        {
            CatalogColumn column = new(reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetBoolean(3), reader.GetString(4));
            columns.Add(column.Table + "." + column.Name, column);
        }
        return columns;
    }
}
