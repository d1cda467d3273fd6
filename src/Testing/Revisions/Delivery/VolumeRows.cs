using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Testing.Revisions.Delivery;

/// <summary>
/// Many rows, quickly made: values of the right type that are spread, whatever they mean. No trigger and no foreign key is asked, and checks
/// are taken away, so that the table is good for looking at plans and for nothing else.
/// </summary>
internal static class VolumeRows
{
    /// <returns>Why there are none; null where all went well.</returns>
    public static async Task<string?> MakeAsync(NpgsqlConnection connection, SchemaModel model, TableModel table, int count, CancellationToken cancellationToken)
    {
        string name = SqlQuoting.QualifiedName(table.Name);
        ColumnModel[] columns = [.. table.Columns.Where(column => column.Generated is null && column.Identity == IdentityKind.None)];
        string checks = string.Concat(table.Checks.Select(check => $"alter table {name} drop constraint {SqlQuoting.Identifier(check.Name)};\n"));
        string insert = columns.Length == 0
            ? $"insert into {name} select from generate_series(1, {count})"
            : $"insert into {name} ({SqlQuoting.Identifiers(columns.Select(column => column.Name))}) "
                + $"select {string.Join(", ", columns.Select(column => Value(model, table, column)))} from generate_series(1, {count.ToString(CultureInfo.InvariantCulture)}) as n (i) on conflict do nothing";
        try
        {
            await using NpgsqlCommand command = new($"{checks}set session_replication_role = replica; {insert}; set session_replication_role = origin; analyze {name}", connection) { CommandTimeout = 0 };
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (PostgresException reason)
        {
            return $"{table.Name}: {reason.MessageText}";
        }
    }

    private static string Value(SchemaModel model, TableModel table, ColumnModel column)
    {
        // What has to be unique is; of anything else ten rows share a value.
        string i = IsUnique(table, column.Name) ? "i" : "(i / 10)";
        if (column.Type.IsArray) return "'{}'";
        if (model.Enums.FirstOrDefault(type => type.Name.Schema == column.Type.Schema && type.Name.Name.Value == column.Type.Name) is { } labelled)
            return $"(array[{string.Join(", ", labelled.Labels.Select(SqlQuoting.Literal))}])[1 + i % {labelled.Labels.Count}]::{SqlQuoting.QualifiedName(labelled.Name)}";
        return column.Type.Name switch
        {
            "uuid" => $"md5({i}::text)::uuid",
            "smallint" => $"({i} % 30000)::smallint",
            "integer" or "bigint" or "real" or "double precision" => i,
            "numeric" => column.Type.Precision is { } precision ? $"({i} % 10::numeric ^ {precision - (column.Type.Scale ?? 0)})" : i,
            "text" or "citext" => $"'row ' || {i}",
            "character varying" or "character" => column.Type.Length is { } length ? $"right('row ' || {i}, {length})" : $"'row ' || {i}",
            "boolean" => "i % 2 = 0",
            "date" => $"date '2000-01-01' + {i} % 9000",
            "timestamp with time zone" or "timestamp without time zone" => $"timestamp '2000-01-01' + {i} * interval '1 hour'",
            "time without time zone" or "time with time zone" => $"time '00:00' + {i} * interval '1 second'",
            "interval" => $"{i} * interval '1 minute'",
            "jsonb" or "json" => "'{}'",
            "bytea" => $"decode(md5({i}::text), 'hex')",
            "inet" or "cidr" => $"inet '10.0.0.0' + {i}",
            _ => column.IsNullable ? "null" : "'0'",
        };
    }

    private static bool IsUnique(TableModel table, Identifier column)
        => table.PrimaryKey?.Columns.Contains(column) == true || table.Uniques.Any(unique => unique.Columns.Contains(column))
            || table.Indexes.Any(index => index.IsUnique && index.Keys.Any(key => key.Column == column));
}
