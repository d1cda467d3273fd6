using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Core.Tests;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Sql;

namespace StudyHub.Schema.Database.Tests;

/// <summary>Whoever deploys need not be a superuser: CREATEROLE and the database are enough.</summary>
[Collection("roles of the server")]
public sealed class DeployerTests
{
    private const string Deployer = "sqltest_deployer";

    /// <summary>The rich schema with roles that nobody made before, so that it is the deployer who makes them.</summary>
    private static readonly SchemaModel Model = Renamed(RichSchema.Model);

    [Fact]
    public async Task A_deployer_with_createrole_deploys_into_its_own_database_and_takes_it_down_again()
    {
        await using ScratchDatabase empty = await ScratchDatabase.CreateAsync();
        await empty.AdministerAsync($"create role {Deployer} login createdb createrole");
        try
        {
            await using ScratchDatabase database = await ScratchDatabase.CreateAsync(Deployer);
            IReadOnlyList<string> warnings = await database.RunAsync(SqlScript.Create(Model), Deployer);

            warnings.ShouldHaveSingleItem().ShouldContain("without BYPASSRLS");
            (await CatalogLines.ReadAsync(database)).Order().ShouldBe(CatalogLines.Of(Model).Order());

            // Row security is forced by now, for the owner and its members too.
            string seeds = SqlFiles.From(Model).Single(file => file.Path == "seeds.sql").Text;
            (await Should.ThrowAsync<PostgresException>(() => database.RunAsync(seeds, Deployer))).SqlState.ShouldBe("42501");

            await database.RunAsync(SqlScript.Drop(Model), Deployer);
            (await CatalogLines.ReadAsync(database)).ShouldBe(["schema public"]);
            (await Dump.OfAsync(database)).ShouldBe(await Dump.OfAsync(empty));
        }
        finally
        {
            await empty.AdministerAsync(SqlScript.DropRoles(Model) + $"drop role {Deployer};");
        }
        (await empty.LinesAsync("select rolname from pg_roles where rolname like 'sqltest2\\_%'")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Roles_that_exist_keep_their_attributes_and_a_second_run_says_nothing()
    {
        await using ScratchDatabase database = await ScratchDatabase.CreateAsync();
        string roles = SqlFiles.From(Model).Single(file => file.Path == "roles.sql").Text;
        await database.AdministerAsync("create role sqltest2_anon login password 'kept' valid until '2040-01-01'");
        try
        {
            await database.RunAsync(roles);
            await database.RunAsync(roles);

            (await database.LinesAsync("select rolcanlogin || ' ' || (rolpassword is not null) from pg_authid where rolname = 'sqltest2_anon'"))
                .ShouldBe(["true true"]);
            (await database.LinesAsync("select rolbypassrls from pg_roles where rolname = 'sqltest2_migrator'")).ShouldBe(["True"]);
        }
        finally
        {
            await database.AdministerAsync(SqlScript.DropRoles(Model));
        }
    }

    private static SchemaModel Renamed(SchemaModel model)
    {
        static Identifier Other(Identifier name) => new(name.Value.Replace("sqltest_", "sqltest2_", StringComparison.Ordinal));
        return model with
        {
            Roles = model.Roles.Select(role => role with
            {
                Name = Other(role.Name),
                MemberOf = role.MemberOf.Select(Other).ToEquatableArray(),
            }).ToEquatableArray(),
            Tables = model.Tables.Select(table => table with
            {
                Policies = table.Policies.Select(policy => policy with { Role = Other(policy.Role) }).ToEquatableArray(),
                Grants = table.Grants.Select(grant => grant with { Role = Other(grant.Role) }).ToEquatableArray(),
            }).ToEquatableArray(),
        };
    }
}
