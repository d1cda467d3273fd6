using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Catalog.Scratch;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Database.Tests;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Testing;

namespace StudyHub.Schema.Catalog.Tests;

/// <summary>
/// A database that was dumped and restored is the same one, though PostgreSQL prints some of its expressions otherwise: an IN list over
/// varchar is printed with a cast around the array, and read back with one around each element.
/// </summary>
public sealed class RestoredTests
{
    private const string InList = "code in ('a', 'b')";

    private static readonly QualifiedName Codes = new("public", "codes");
    private static readonly Identifier Role = new("restored_reader");

    private static SchemaModel Model { get; } = new()
    {
        Name = "Restored",
        Roles = EquatableArrays.Of(new RoleModel { Name = Role, Purpose = RolePurpose.Authenticated }),
        Tables = EquatableArrays.Of(new TableModel
        {
            Name = Codes,
            Columns = EquatableArrays.Of(
                new ColumnModel { Name = new("id"), Type = PgType.Uuid, IsNullable = false },
                new ColumnModel { Name = new("code"), Type = PgType.Varchar(10), IsNullable = false },
                new ColumnModel { Name = new("is_a"), Type = PgType.Boolean, IsNullable = true, Default = new("('a'::varchar(10) in ('a', 'b'))") },
                new ColumnModel { Name = new("is_known"), Type = PgType.Boolean, IsNullable = true, Generated = new(InList) }),
            PrimaryKey = new PrimaryKeyModel(new("pk_codes"), EquatableArrays.Of(new Identifier("id"))),
            Checks = EquatableArrays.Of(new CheckModel(new("ck_codes_code"), new(InList))),
            Indexes = EquatableArrays.Of(new IndexModel
            {
                Name = new("idx_codes_known"),
                Keys = EquatableArrays.Of(new IndexKey { Expression = new($"({InList})") }),
                Predicate = new(InList),
            }),
            Policies = EquatableArrays.Of(new PolicyModel { Name = new("codes_read"), Command = PolicyCommand.All, Role = Role, Using = new(InList), WithCheck = new(InList) }),
            HasRowSecurity = true,
        }),
    };

    [Fact]
    public async Task A_restored_database_is_as_the_model_says()
    {
        EphemeralPostgres server = await Servers.OfAsync(15);
        await using EphemeralDatabase restored = await RestoredAsync(server);

        CatalogReading expected = await ExpectedAsync(server);
        CatalogReading found = await FoundAsync(restored, "select");

        // Only so is it a test: what is printed differs in all six places.
        expected.Facts.Except(found.Facts).Where(fact => fact.Kind is not ("role" or "membership")).Select(fact => $"{fact.Kind} {fact.Aspect}").Order().ShouldBe(
            ["check definition", "column default", "column generated", "index definition", "policy using", "policy with check"]);
        (await CompareAsync(server, restored)).ShouldBeEmpty();
    }

    [Fact]
    public async Task PostgreSQL_itself_says_that_two_texts_are_one_by_printing_both_a_second_time()
    {
        EphemeralPostgres server = await Servers.OfAsync(15);
        await using EphemeralDatabase restored = await RestoredAsync(server);
        await using EphemeralDatabase scratch = await server.CreateDatabaseAsync();
        await using NpgsqlConnection connection = await LiveDatabase.OpenAsync(scratch.ConnectionString);
        CatalogReading expected = await CatalogComparison.ExpectAsync(Model, connection);
        ILookup<(string, string, string), string> found = (await FoundAsync(restored, "select")).Facts.ToLookup(fact => (fact.Kind, fact.Name, fact.Aspect), fact => fact.Value);
        EquatableArray<CatalogDifference> differences = expected.Facts
            .Where(fact => found[(fact.Kind, fact.Name, fact.Aspect)].SingleOrDefault() is { } value && value != fact.Value)
            .Select(fact => new CatalogDifference(fact.Kind, fact.Name, fact.Aspect, fact.Value, found[(fact.Kind, fact.Name, fact.Aspect)].Single()))
            .ToEquatableArray();
        CatalogDifference other = differences.First(difference => difference.Kind == "check") with { Found = "CHECK (code = 'a')" };

        differences.Count.ShouldBe(6);
        (await SecondPrint.ConfirmAsync(differences, CatalogScope.Of(Model), connection)).ShouldBeEmpty();
        (await SecondPrint.ConfirmAsync(differences.With(other), CatalogScope.Of(Model), connection)).ShouldHaveSingleItem().ShouldBe(other);
        (await CatalogComparison.ExpectBuiltAsync(Model, connection)).ShouldBe(expected, "the scratch database stays as it was");
    }

    [Theory]
    [InlineData("alter table codes drop constraint ck_codes_code, add constraint ck_codes_code check (code in ('a', 'c'))", "check public.codes.ck_codes_code: definition is CHECK")]
    [InlineData("alter table codes drop constraint ck_codes_code, add constraint ck_codes_code check (code in ('a', 'b')) not valid", "check public.codes.ck_codes_code: definition is CHECK")]
    [InlineData("alter table codes alter is_a set default false", "column public.codes.is_a: default is false")]
    [InlineData("alter policy codes_read on codes using (code in ('a', 'b', 'c'))", "policy public.codes.codes_read: using is")]
    [InlineData("drop index idx_codes_known; create index idx_codes_known on codes ((code in ('a', 'b'))) where code in ('a')", "index public.idx_codes_known: definition is")]
    public async Task A_change_of_a_restored_database_is_found_and_nothing_else(string change, string report)
    {
        EphemeralPostgres server = await Servers.OfAsync(15);
        await using EphemeralDatabase restored = await RestoredAsync(server);
        await FoundAsync(restored, change);

        (await CompareAsync(server, restored)).ShouldHaveSingleItem().ToString().ShouldStartWith(report);
    }

    private static async Task<EquatableArray<CatalogDifference>> CompareAsync(EphemeralPostgres server, EphemeralDatabase restored)
    {
        await using EphemeralDatabase scratch = await server.CreateDatabaseAsync();
        await using NpgsqlConnection live = await LiveDatabase.OpenAsync(restored.ConnectionString);
        await using NpgsqlConnection connection = await LiveDatabase.OpenAsync(scratch.ConnectionString);
        return await CatalogComparison.CompareAsync(live, Model, connection);
    }

    private static async Task<CatalogReading> ExpectedAsync(EphemeralPostgres server)
    {
        await using EphemeralDatabase scratch = await server.CreateDatabaseAsync();
        await using NpgsqlConnection connection = await LiveDatabase.OpenAsync(scratch.ConnectionString);
        return await CatalogComparison.ExpectAsync(Model, connection);
    }

    /// <summary>After some SQL.</summary>
    private static async Task<CatalogReading> FoundAsync(EphemeralDatabase database, string sql)
    {
        await using NpgsqlConnection connection = await LiveDatabase.OpenAsync(database.ConnectionString);
        await using NpgsqlCommand command = new(sql, connection);
        await command.ExecuteNonQueryAsync();
        return await CatalogReader.ReadAsync(connection, CatalogScope.Of(Model));
    }

    private static async Task<EphemeralDatabase> RestoredAsync(EphemeralPostgres server)
    {
        string? dump = Programs.Find("pg_dump", server.Origin).FirstOrDefault();
        string? psql = dump is null ? null : Path.Combine(Path.GetDirectoryName(dump)!, Path.GetFileName(dump).Replace("pg_dump", "psql", System.StringComparison.Ordinal));
        if (!File.Exists(psql)) Assert.Skip("No pg_dump with psql beside it was found on this machine.");
        await using EphemeralDatabase original = await server.CreateDatabaseAsync();
        await using (NpgsqlConnection connection = await LiveDatabase.OpenAsync(original.ConnectionString)) await CatalogComparison.ExpectAsync(Model, connection);
        EphemeralDatabase restored = await server.CreateDatabaseAsync();
        NpgsqlConnectionStringBuilder from = new(original.ConnectionString);
        NpgsqlConnectionStringBuilder to = new(restored.ConnectionString);
        string file = Path.GetTempFileName();
        try
        {
            await RunAsync(dump!, from, "--file", file, from.Database!);
            await RunAsync(psql!, to, "--no-psqlrc", "--quiet", "--set", "ON_ERROR_STOP=1", "--file", file, to.Database!);
        }
        finally
        {
            File.Delete(file);
        }
        return restored;
    }

    private static async Task RunAsync(string program, NpgsqlConnectionStringBuilder connection, params string[] arguments)
    {
        (int code, _, string errors) = await Programs.RunAsync(program, [.. Programs.Address(connection), .. arguments], connection.Password);
        code.ShouldBe(0, errors);
    }
}
