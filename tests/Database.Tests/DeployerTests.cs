using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Model;
using StudyHub.Schema.Sql;

namespace StudyHub.Schema.Database.Tests;

/// <summary>Whoever deploys need not be a superuser: CREATEROLE and the database are enough.</summary>
[Collection("roles of the server")]
public sealed class DeployerTests
{
    private const string Deployer = "sqltest_deployer";

    /// <summary>With roles that nobody made before, so that it is the deployer who makes them.</summary>
    private static readonly SchemaModel Model = RenamedRoles.Of("sqltest2_");

    public static TheoryData<int> Majors => Servers.Majors;

    [Theory]
    [MemberData(nameof(Majors))]
    public async Task A_deployer_with_createrole_deploys_into_its_own_database_and_takes_it_down_again(int major)
    {
        await using ScratchDatabase empty = await ScratchDatabase.CreateAsync(await Servers.OfAsync(major), Model);
        await using ScratchDatabase database = await ScratchDatabase.CreateAsync(empty.Server, Model);
        await empty.AdministerAsync($"create role {Deployer} login createdb createrole");
        try
        {
            await database.GiveToAsync(Deployer);
            IReadOnlyList<string> warnings = await database.RunAsync(SqlScript.Create(Model), Deployer);

            warnings.ShouldHaveSingleItem().ShouldContain("without BYPASSRLS");
            (await CatalogLines.ReadAsync(database)).Order().ShouldBe(CatalogLines.Of(Model).Order());

            // Row security is forced by now, for the owner and its members too.
            string seeds = SqlFiles.From(Model).Single(file => file.Path == "seeds.sql").Text;
            (await Should.ThrowAsync<PostgresException>(() => database.RunAsync(seeds, Deployer))).SqlState.ShouldBe("42501");

            await database.RunAsync(SqlScript.Drop(Model), Deployer);
            (await CatalogLines.ReadAsync(database)).ShouldBe(["schema public"]);
            (await Likeness.OfAsync(database)).ShouldBe(await Likeness.OfAsync(empty));
        }
        finally
        {
            await database.DisposeAsync();
            await empty.AdministerAsync(SqlScript.DropRoles(Model) + $"drop role {Deployer};");
        }
        (await empty.LinesAsync("select rolname from pg_roles where rolname like 'sqltest2\\_%'")).ShouldBeEmpty();
    }
}
