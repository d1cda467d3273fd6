using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Sql;
using StudyHub.Schema.Testing.RowSecurity.Filling;

namespace StudyHub.Schema.Testing.RowSecurity.Trials;

/// <summary>Makes the schema in an empty database. Tables of somebody else, such as auth.users, are not there: they get a stand-in.</summary>
internal static class ScratchSchema
{
    public static async Task CreateAsync(SchemaModel model, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        TableModel[] unmanaged = [.. model.Tables.Where(table => !table.IsManaged)];
        await FillSql.RunAsync(connection, string.Concat(unmanaged.Select(table => StandIn(model, table))) + SqlScript.Create(model), cancellationToken)
            .ConfigureAwait(false);
    }

    private static string StandIn(SchemaModel model, TableModel table)
    {
        IEnumerable<string> columns = table.Columns.Select(column => $"{SqlQuoting.Identifier(column.Name)} {column.Type.Name}{(column.Type.IsArray ? "[]" : "")}");
        IEnumerable<string> keys = model.Tables.SelectMany(other => other.ForeignKeys)
            .Where(key => key.ReferencedTable == table.Name)
            .Select(key => SqlQuoting.Identifiers(key.ReferencedColumns))
            .Distinct()
            .Select(key => $"unique ({key})");
        string schema = table.Name.Schema.Value == "public" || model.Schemas.Contains(table.Name.Schema)
            ? "" : $"create schema if not exists {SqlQuoting.Identifier(table.Name.Schema)};\n";
        return $"{schema}create table {SqlQuoting.QualifiedName(table.Name)} ({string.Join(", ", columns.Concat(keys))});\n";
    }
}
