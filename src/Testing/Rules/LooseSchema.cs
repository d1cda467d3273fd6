using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Testing.RowSecurity.Filling;
using StudyHub.Schema.Testing.RowSecurity.Trials;

namespace StudyHub.Schema.Testing.Rules;

/// <summary>
/// The schema without what would keep drawn rows out: keys, references, checks, row security. Types, lengths and NOT NULL stay; a rule
/// must hold for every row that the types let in.
/// </summary>
internal static class LooseSchema
{
    /// <summary>A column that each table gets: where a row lies says nothing about when it was written.</summary>
    public const string RowNumber = "\"number of the row\"";

    public static async Task CreateAsync(SchemaModel model, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await ScratchSchema.CreateAsync(model, connection, cancellationToken).ConfigureAwait(false);
        string roles = string.Join(", ", RequestRoles(model).Select(role => SqlQuoting.Identifier(new Identifier(role))));
        IEnumerable<TableModel> tables = model.Tables.Where(table => table.IsManaged);
        await FillSql.RunAsync(connection, string.Concat(tables.SelectMany(table => Loosened(table, roles))), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The roles that sessions act as.</summary>
    public static IReadOnlyList<string> RequestRoles(SchemaModel model) =>
    [
        .. model.Roles.Where(role => role.Purpose is RolePurpose.Anon or RolePurpose.Authenticated or RolePurpose.Admin)
            .OrderBy(role => role.Purpose).Select(role => role.Name.Value),
    ];

    public static Task EmptyAsync(NpgsqlConnection connection, string table, CancellationToken cancellationToken)
        => FillSql.RunAsync(connection, $"truncate {table}", cancellationToken);

    private static IEnumerable<string> Loosened(TableModel table, string roles)
    {
        string name = SqlQuoting.QualifiedName(table.Name);
        IEnumerable<Identifier> constraints = table.ForeignKeys.Select(key => key.Name)
            .Concat(table.Checks.Select(check => check.Name))
            .Concat(table.Uniques.Select(unique => unique.Name))
            .Concat(table.PrimaryKey is { } primary ? [primary.Name] : []);
        foreach (Identifier constraint in constraints) yield return $"alter table {name} drop constraint if exists {SqlQuoting.Identifier(constraint)} cascade;\n";
        foreach (IndexModel index in table.Indexes.Where(index => index.IsUnique))
            yield return $"drop index if exists {SqlQuoting.QualifiedName(new QualifiedName(table.Name.Schema, index.Name))};\n";
        foreach (TriggerModel trigger in table.Triggers) yield return $"drop trigger {SqlQuoting.Identifier(trigger.Name)} on {name};\n";
        yield return $"truncate {name};\nalter table {name} disable row level security;\nalter table {name} add column {RowNumber} bigint generated always as identity;\n";
        if (roles.Length > 0) yield return $"grant select, insert on {name} to {roles};\n";
    }
}
