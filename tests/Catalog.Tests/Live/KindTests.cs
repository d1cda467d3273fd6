using System;
using System.Linq;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Catalog.Live;
using StudyHub.Schema.Planning;
using StudyHub.Schema.Testing;

namespace StudyHub.Schema.Catalog.Tests.Live;

/// <summary>Every kind, both ways, judged by pg_dump. The roles are of a server that only these tests use.</summary>
[Collection("live pairs")]
public sealed class KindTests(LiveServerFixture fixture)
{
    public static TheoryData<string> Pairs => [.. KindPairs.All.Keys];

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task Each_becomes_the_other(string pair)
    {
        (string old, string wanted) = KindPairs.All[pair];
        (PairResult forwards, PairResult backwards) = await LivePair.RunAsync(fixture.Server, old, wanted);
        forwards.Ending.ShouldBeOneOf([Ending.Converged, Ending.ConvergedExceptOrder], $"{forwards.Detail}\n{forwards.Sql}");
        backwards.Ending.ShouldBeOneOf([Ending.Converged, Ending.ConvergedExceptOrder], $"{backwards.Detail}\n{backwards.Sql}");
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task What_is_the_same_has_no_difference(string pair)
    {
        LiveCatalog one = await CatalogOfAsync(KindPairs.All[pair].New);
        LiveCatalog same = await CatalogOfAsync(KindPairs.All[pair].New);
        LivePlan plan = LivePlanner.Plan(one, same);
        plan.Differences.ShouldBeEmpty();
        plan.Refusals.ShouldBeEmpty();
        plan.ToSql().ShouldBe("");
    }

    [Theory]
    [InlineData("create collation c (locale = 'C')", "collation public.c is new")]
    [InlineData("create operator ## (leftarg = int, rightarg = int, function = int4pl)", "operator public.")]
    [InlineData("create publication p", "publication p is new")]
    [InlineData("create function b(int) returns bytea language sql as 'select null::bytea'; create cast (int as bytea) with function b(int)", "cast (integer as bytea) is new")]
    [InlineData("create foreign data wrapper w; create server s foreign data wrapper w; create foreign table ft (a int) server s", "foreign table public.ft is new")]
    [InlineData("create text search configuration ts (copy = simple)", "text search configuration public.ts is new")]
    [InlineData("create function f() returns event_trigger language plpgsql as 'begin end'; create event trigger et on ddl_command_end execute function f()", "event trigger et is new")]
    public async Task What_is_not_planned_for_is_refused_by_name(string sql, string refusal)
    {
        LivePlan plan = LivePlanner.Plan(await CatalogOfAsync("create table t (a int)"), await CatalogOfAsync("create table t (a int, b int);" + sql));
        plan.Refusals.ShouldContain(text => text.StartsWith(refusal, StringComparison.Ordinal));
        plan.Steps.ShouldBeEmpty();
        plan.Differences.Select(difference => difference.Name).ShouldContain("public.t.b");
    }

    [Fact]
    public async Task What_is_not_planned_for_is_left_alone_where_it_is_the_same()
    {
        const string Same = "create collation c (locale = 'C'); create table t (a text collate c);";
        (PairResult forwards, PairResult backwards) = await LivePair.RunAsync(fixture.Server, Same, Same + "create table u (a int);");
        forwards.Ending.ShouldBe(Ending.Converged);
        backwards.Ending.ShouldBe(Ending.Converged);
    }

    [Fact]
    public async Task What_is_not_planned_for_and_stands_in_the_way_is_refused()
    {
        const string Operator = "create operator ### (leftarg = int, rightarg = int, function = f);";
        LivePlan plan = LivePlanner.Plan(
            await CatalogOfAsync("create function f(a int, b int) returns int language sql as 'select 1';" + Operator),
            await CatalogOfAsync("create function f(a int, c int) returns int language sql as 'select 1';" + Operator));
        plan.Refusals.ShouldHaveSingleItem().ShouldContain("stands on function public.f(integer, integer), which has to be replaced");
    }

    [Fact]
    public async Task A_publication_does_not_lose_its_table_unsaid()
    {
        const string Publication = "create publication p for table t;";
        LivePlan plan = LivePlanner.Plan(
            await CatalogOfAsync("create table t (a int) partition by list (a);" + Publication), await CatalogOfAsync("create table t (a int) partition by hash (a);" + Publication));
        plan.Refusals.ShouldHaveSingleItem().ShouldBe("publication p stands on table public.t, which has to be replaced");
    }

    [Fact]
    public async Task Grants_on_what_an_extension_brought_are_not_overlooked()
    {
        const string Extension = "create extension pgcrypto;";
        LivePlan plan = LivePlanner.Plan(await CatalogOfAsync(Extension), await CatalogOfAsync(Extension + "revoke execute on function gen_salt(text) from public"));
        plan.Refusals.ShouldHaveSingleItem().ShouldStartWith("grants on function public.gen_salt(text) is new");
    }

    [Fact]
    public async Task A_range_that_columns_have_is_refused()
    {
        LivePlan plan = LivePlanner.Plan(
            await CatalogOfAsync("create type r as range (subtype = int); create table t (a r)"), await CatalogOfAsync("create type r as range (subtype = bigint); create table t (a r)"));
        plan.Refusals.ShouldHaveSingleItem().ShouldStartWith("column public.t.a has range public.r, which differs");
    }

    [Fact]
    public async Task A_statement_that_loses_data_says_what()
    {
        LivePlan plan = LivePlanner.Plan(
            await CatalogOfAsync("create table t (a int, b int, c numeric(10,2)); create table gone (a int)"), await CatalogOfAsync("create table t (a int, c numeric(10,0))"));
        plan.Steps.Select(step => step.Loses).Where(loses => loses is not null).Order()
            .ShouldBe(["the rows of public.gone", "the values of public.t.b", "what numeric(10,0) cannot hold of public.t.c"]);
        plan.ToSql().ShouldContain("-- loses data: the rows of public.gone\ndrop table public.gone;");
    }

    [Fact]
    public async Task Tables_that_have_rows_are_not_locked_while_an_index_is_built()
    {
        LivePlan plan = LivePlanner.Plan(
            await CatalogOfAsync("create table t (a int not null, b int)"),
            await CatalogOfAsync("create table t (a int not null, b int, constraint pk primary key (a), constraint k check (b > 0)); create index i on t (b); create table n (a int primary key)"));
        plan.ToSql().ShouldBe("""
            begin;
            set local check_function_bodies = off;
            create table public.n (
                a integer not null,
                constraint n_pkey PRIMARY KEY (a)
            );
            alter table public.t add constraint k CHECK ((b > 0)) not valid;
            commit;
            alter table public.t validate constraint k;
            CREATE UNIQUE INDEX CONCURRENTLY pk ON public.t USING btree (a);
            begin;
            set local check_function_bodies = off;
            alter table public.t add constraint pk primary key using index pk;
            commit;
            CREATE INDEX CONCURRENTLY i ON public.t USING btree (b);

            """);
    }

    [Fact]
    public async Task An_index_serves_until_the_other_one_is_built()
    {
        string sql = LivePlanner.Plan(await CatalogOfAsync("create table t (a int); create index i on t (a)"), await CatalogOfAsync("create table t (a int); create index i on t (a desc)")).ToSql();
        sql.ShouldStartWith("CREATE INDEX CONCURRENTLY i__new ON public.t USING btree (a DESC);\nbegin;\n");
        sql.ShouldEndWith("drop index public.i;\nalter index public.i__new rename to i;\ncommit;\n");
    }

    [Fact]
    public async Task A_label_can_be_used_by_what_comes_behind()
    {
        LivePlan plan = LivePlanner.Plan(
            await CatalogOfAsync("create type e as enum ('a'); create table t (a e)"), await CatalogOfAsync("create type e as enum ('a', 'b'); create table t (a e default 'b')"));
        plan.Steps[0].Run.ShouldBe(StepRun.Alone);
        plan.Steps[0].Sql.ShouldBe("alter type public.e add value 'b'");
    }

    [Fact]
    public async Task Roles_that_are_missing_are_named()
    {
        await using EphemeralPostgres other = await EphemeralPostgres.StartAsync(new EphemeralPostgresOptions { MajorVersion = fixture.Server.Version.Major, Roads = PostgresRoads.Installed });
        LivePlan plan = LivePlanner.Plan(await CatalogOfAsync(""), await CatalogOfAsync("create role stranger; create table t (a int); grant select on t to stranger", other));
        plan.MissingRoles.ShouldBe(["stranger"]);
    }

    private Task<LiveCatalog> CatalogOfAsync(string sql) => CatalogOfAsync(sql, fixture.Server);

    private static async Task<LiveCatalog> CatalogOfAsync(string sql, EphemeralPostgres server)
    {
        await using EphemeralDatabase database = await server.CreateDatabaseAsync();
        await using NpgsqlConnection connection = await LiveDatabase.OpenAsync(database.ConnectionString);
        await LivePair.RunScriptAsync(connection, sql);
        return await LiveReader.ReadAsync(connection);
    }
}
