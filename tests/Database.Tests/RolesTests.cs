using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Diff;
using StudyHub.Schema.Golden;
using StudyHub.Schema.Model;
using StudyHub.Schema.Planning;
using StudyHub.Schema.Sql;

namespace StudyHub.Schema.Database.Tests;

/// <summary>roles.sql on a server that has some of the roles, and on one where others run it too.</summary>
[Collection("roles of the server")]
public sealed class RolesTests
{
    private const int Runs = 8;

    private static readonly SchemaModel Model = RenamedRoles.Of("sqltest3_");
    private static readonly string Script = SqlFiles.From(Model).Single(file => file.Path == "roles.sql").Text;

    /// <summary>As psql sends them: each is a transaction.</summary>
    private static readonly string[] Statements =
    [
        .. MigrationPlanner.Plan(SchemaDiffer.Compare(SchemaModel.Empty, Model)).Steps
            .Where(step => step.Part == ScriptPart.Roles).Select(step => SqlWriter.Write(step.Statement)),
    ];

    public static TheoryData<int> Majors => Servers.Majors;

    public static MatrixTheoryData<int, bool> MajorsAndTransactions => new(Sample.Majors, [true, false]);

    [Theory]
    [MemberData(nameof(Majors))]
    public async Task Roles_that_exist_keep_their_attributes_and_a_second_run_says_nothing(int major)
    {
        await using ScratchDatabase database = await CreateAsync(major);
        await database.AdministerAsync("create role sqltest3_anon login password 'kept' valid until '2040-01-01'");
        try
        {
            (await database.RunAsync(Script)).ShouldBeEmpty();
            (await database.RunAsync(Script)).ShouldBeEmpty();

            (await database.LinesAsync("select rolcanlogin || ' ' || (rolpassword is not null) from pg_authid where rolname = 'sqltest3_anon'"))
                .ShouldBe(["true true"]);
            (await database.LinesAsync("select rolbypassrls from pg_roles where rolname = 'sqltest3_migrator'")).ShouldBe(["True"]);
        }
        finally
        {
            await database.AdministerAsync(SqlScript.DropRoles(Model));
        }
    }

    [Theory]
    [MemberData(nameof(Majors))]
    public async Task A_login_that_inherits_is_warned_of_where_that_would_give_it_what_it_has_to_choose(int major)
    {
        await using ScratchDatabase database = await CreateAsync(major);
        await database.AdministerAsync("create role sqltest3_web login inherit");
        try
        {
            IReadOnlyList<string> warnings = await database.RunAsync(Script);

            const string HasRights = "select pg_has_role('sqltest3_web', 'sqltest3_anon', 'usage')";
            (await database.LinesAsync(HasRights)).ShouldBe([major < 16 ? "True" : "False"]);
            if (major >= 16)
            {
                warnings.ShouldBeEmpty();
                return;
            }
            string warning = warnings.ShouldHaveSingleItem();
            warning.ShouldContain("sqltest3_web exists with INHERIT");
            warning.ShouldContain("policies of sqltest3_anon, sqltest3_authenticated without SET ROLE");
            await database.AdministerAsync(warning[(warning.IndexOf("Run: ", StringComparison.Ordinal) + 5)..]);
            (await database.RunAsync(Script)).ShouldBeEmpty();
            (await database.LinesAsync(HasRights)).ShouldBe(["False"]);
        }
        finally
        {
            await database.AdministerAsync(SqlScript.DropRoles(Model));
        }
    }

    [Theory]
    [MemberData(nameof(MajorsAndTransactions))]
    public async Task Eight_runs_at_once_in_as_many_databases_do_what_one_does(int major, bool inOneTransaction)
    {
        ScratchDatabase[] databases = await Task.WhenAll(Enumerable.Range(0, Runs).Select(_ => CreateAsync(major)));
        ScratchDatabase database = databases[0];
        try
        {
            await database.RunAsync(Script);
            List<string> expected = await database.LinesAsync(RolesQuery);
            expected.Count.ShouldBeGreaterThan(Model.Roles.Count);
            await database.AdministerAsync(SqlScript.DropRoles(Model));
            (await database.LinesAsync(RolesQuery)).ShouldBeEmpty();

            await RunAtOnceAsync(databases, inOneTransaction);
            (await database.LinesAsync(RolesQuery)).ShouldBe(expected);

            // Now they are all there, and it is their settings that are written at once.
            await RunAtOnceAsync(databases, inOneTransaction);
            (await database.LinesAsync(RolesQuery)).ShouldBe(expected);
        }
        finally
        {
            await database.AdministerAsync(SqlScript.DropRoles(Model));
            foreach (ScratchDatabase each in databases) await each.DisposeAsync();
        }
    }

    private const string RolesQuery = """
        select format('role %s %s%s%s', rolname, rolcanlogin, rolinherit, rolbypassrls) as line from pg_roles where rolname like 'sqltest3\_%'
        union all
        select format('member %s', to_jsonb(m) - 'oid' - 'grantor' - 'roleid' - 'member') || m.roleid::regrole || m.member::regrole
        from pg_auth_members m where m.roleid::regrole::text like 'sqltest3\_%'
        union all
        select format('setting %s %s', s.setrole::regrole, s.setconfig) from pg_db_role_setting s where s.setrole::regrole::text like 'sqltest3\_%'
        order by line
        """;

    private static async Task<ScratchDatabase> CreateAsync(int major) => await ScratchDatabase.CreateAsync(await Servers.OfAsync(major), Model);

    /// <summary>Connected first and let go together: otherwise the first is done before the last has connected.</summary>
    private static async Task RunAtOnceAsync(ScratchDatabase[] databases, bool inOneTransaction)
    {
        using Barrier barrier = new(databases.Length);
        await Task.WhenAll(databases.Select(database => Task.Factory.StartNew(
            () => Run(database), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));

        void Run(ScratchDatabase database)
        {
            using NpgsqlConnection connection = new(database.Connection.ConnectionString);
            connection.Open();
            barrier.SignalAndWait();
            foreach (string text in inOneTransaction ? [Script] : Statements)
            {
                using NpgsqlCommand command = new(text, connection);
                command.ExecuteNonQuery();
            }
        }
    }
}
