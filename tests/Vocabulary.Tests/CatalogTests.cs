using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Library;
using Npgsql;
using StudyHub.Schema.Model;

namespace StudyHub.Schema.Vocabulary.Tests;

/// <summary>What PostgreSQL knows after the script is what the model says.</summary>
public sealed class CatalogTests(LibraryServer server)
{
    [Fact]
    public async Task Columns_are_null_or_not_as_the_records_say()
        => (await NamesAsync("""
            select c.relname || '.' || a.attname || case when a.attnotnull then '' else '?' end
            from pg_attribute a join pg_class c on c.oid = a.attrelid
            where c.relnamespace = 'lib'::regnamespace and c.relkind = 'r' and a.attnum > 0
            """)).ShouldBe(Sorted(Tables.SelectMany(table => table.Columns.Select(
                column => $"{table.Name.Name.Value}.{column.Name.Value}{(column.IsNullable ? "?" : "")}"))));

    [Fact]
    public async Task Constraints_have_their_names()
        => (await NamesAsync("select conname from pg_constraint where connamespace = 'lib'::regnamespace and contype in ('p', 'u', 'c', 'f')"))
            .ShouldBe(Sorted(Tables.SelectMany(table => table.Uniques.Select(unique => unique.Name.Value)
                .Concat(table.Checks.Select(check => check.Name.Value))
                .Concat(table.ForeignKeys.Select(key => key.Name.Value))
                .Concat(table.PrimaryKey is { } key ? [key.Name.Value] : []))));

    [Fact]
    public async Task Indexes_have_their_names_and_are_valid()
        => (await NamesAsync("""
            select c.relname from pg_index i join pg_class c on c.oid = i.indexrelid
            where c.relnamespace = 'lib'::regnamespace and i.indisvalid and not exists (select from pg_constraint where conindid = c.oid)
            """)).ShouldBe(Sorted(Tables.SelectMany(table => table.Indexes.Select(index => index.Name.Value))));

    [Fact]
    public async Task Every_table_has_forced_row_security()
        => (await NamesAsync("select relname from pg_class where relnamespace = 'lib'::regnamespace and relkind = 'r' and not (relrowsecurity and relforcerowsecurity)"))
            .ShouldBeEmpty();

    [Theory]
    [InlineData("anon may not write", "vocabulary_guest", "INSERT", false)]
    [InlineData("anon may read", "vocabulary_guest", "SELECT", true)]
    [InlineData("a reader may write", "vocabulary_reader", "UPDATE", true)]
    [InlineData("a reader may not delete", "vocabulary_reader", "DELETE", false)]
    public async Task A_role_has_the_privileges_that_its_policies_name(string why, string role, string privilege, bool expected)
    {
        await using NpgsqlCommand command = server.Catalog.CreateCommand("select has_any_column_privilege($1, 'lib.books', $2)");
        if (privilege == "DELETE") command.CommandText = "select has_table_privilege($1, 'lib.books', $2)";
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = role });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = privilege });
        (await command.ExecuteScalarAsync()).ShouldBe(expected, why);
    }

    private static IEnumerable<TableModel> Tables => LibraryDatabase.Schema.Model.Tables.Where(table => table.IsManaged && table.Name.Schema.Value == "lib");

    private async Task<List<string>> NamesAsync(string sql)
    {
        List<string> names = [];
        await using NpgsqlCommand command = server.Catalog.CreateCommand(sql);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) names.Add(reader.GetString(0));
        return Sorted(names);
    }

    private static List<string> Sorted(IEnumerable<string> names) => [.. names.Order(StringComparer.Ordinal)];
}
