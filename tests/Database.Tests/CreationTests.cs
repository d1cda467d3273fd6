using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Core.Tests;
using StudyHub.Schema.Sql;
using StudyHub.Schema.Testing;

namespace StudyHub.Schema.Database.Tests;

/// <summary>Roles belong to the whole server, so these tests run one after the other.</summary>
[Collection("roles of the server")]
public sealed class CreationTests
{
    private static readonly string Create = SqlScript.Create(RichSchema.Model);
    private static readonly string Drop = SqlScript.Drop(RichSchema.Model);

    public static TheoryData<int> Majors => Servers.Majors;

    [Theory]
    [MemberData(nameof(Majors))]
    public async Task Every_object_of_the_model_is_there_and_nothing_else(int major)
    {
        EphemeralPostgres server = await Servers.OfAsync(major);
        await using ScratchDatabase database = await ScratchDatabase.CreateAsync(server, RichSchema.Model);
        await database.RunAsync(Create);

        (await CatalogLines.ReadAsync(database)).Order().ShouldBe(CatalogLines.Of(RichSchema.Model).Order());
    }

    [Theory]
    [InlineData("alter table public.teams alter name set default ''")]
    [InlineData("alter policy teams_authenticated_select on public.teams using (true)")]
    [InlineData("grant select on public.teams to public")]
    [InlineData("alter default privileges for role sqltest_owner grant execute on functions to public")]
    public async Task A_difference_is_seen_also_without_pg_dump(string difference)
    {
        EphemeralPostgres server = await EphemeralPostgres.SharedAsync();
        await using ScratchDatabase database = await ScratchDatabase.CreateAsync(server, RichSchema.Model);
        await database.RunAsync(Create);
        List<string> before = await database.LinesAsync(CatalogDefinitions.Query);

        await database.RunAsync(difference);

        (await database.LinesAsync(CatalogDefinitions.Query)).ShouldNotBe(before);
    }

    [Theory]
    [InlineData("drop index study.idx_kinds_brin", "index study.idx_kinds_brin f brin")]
    [InlineData("alter table public.teams no force row level security", "row security public.teams")]
    [InlineData("alter table study.kinds alter a_real drop not null", "column study.kinds.a_real real t")]
    [InlineData("grant execute on function app.set_updated_at() to public", "function app.set_updated_at() ")]
    public async Task A_planted_fault_is_seen(string fault, string missing)
    {
        EphemeralPostgres server = await EphemeralPostgres.SharedAsync();
        await using ScratchDatabase database = await ScratchDatabase.CreateAsync(server, RichSchema.Model);
        await database.RunAsync(Create);
        await database.RunAsync(fault);

        CatalogLines.Of(RichSchema.Model).Except(await CatalogLines.ReadAsync(database)).ShouldBe([missing]);
    }

    [Theory]
    [MemberData(nameof(Majors))]
    public async Task After_the_drop_the_database_is_as_new(int major)
    {
        EphemeralPostgres server = await Servers.OfAsync(major);
        await using ScratchDatabase empty = await ScratchDatabase.CreateAsync(server, RichSchema.Model);
        await using ScratchDatabase used = await ScratchDatabase.CreateAsync(server, RichSchema.Model);
        await used.RunAsync(Create);
        (await Likeness.OfAsync(used)).ShouldNotBe(await Likeness.OfAsync(empty));

        await used.RunAsync(Drop);

        (await Likeness.OfAsync(used)).ShouldBe(await Likeness.OfAsync(empty));
    }

    [Theory]
    [MemberData(nameof(Majors))]
    public async Task Created_dropped_and_created_again_is_the_same_as_created(int major)
    {
        EphemeralPostgres server = await Servers.OfAsync(major);
        await using ScratchDatabase once = await ScratchDatabase.CreateAsync(server, RichSchema.Model);
        await using ScratchDatabase twice = await ScratchDatabase.CreateAsync(server, RichSchema.Model);
        await once.RunAsync(Create);
        await twice.RunAsync(Create);
        await twice.RunAsync(Drop);
        await twice.RunAsync(Create);

        (await Likeness.OfAsync(twice)).ShouldBe(await Likeness.OfAsync(once));
    }

    [Theory]
    [MemberData(nameof(Majors))]
    public async Task The_files_make_the_same_database_as_the_script(int major)
    {
        EphemeralPostgres server = await Servers.OfAsync(major);
        await using ScratchDatabase byScript = await ScratchDatabase.CreateAsync(server, RichSchema.Model);
        await using ScratchDatabase byFiles = await ScratchDatabase.CreateAsync(server, RichSchema.Model);
        await byScript.RunAsync(Create);
        foreach (SqlFile file in SqlFiles.From(RichSchema.Model)) await byFiles.RunAsync(file.Text);

        (await Likeness.OfAsync(byFiles)).ShouldBe(await Likeness.OfAsync(byScript));
    }

    [Theory]
    [MemberData(nameof(Majors))]
    public async Task Seeds_that_are_there_already_are_not_touched(int major)
    {
        EphemeralPostgres server = await Servers.OfAsync(major);
        await using ScratchDatabase database = await ScratchDatabase.CreateAsync(server, RichSchema.Model);
        await database.RunAsync(Create);
        string seeds = SqlFiles.From(RichSchema.Model).Single(file => file.Path == "seeds.sql").Text;
        List<string> before = await database.LinesAsync("select updated_at::text || xmin || ctid from public.\"user\" order by email");

        await using NpgsqlConnection connection = await database.ConnectAsync();
        await using NpgsqlCommand command = new(seeds, connection);
        int touched = await command.ExecuteNonQueryAsync();

        touched.ShouldBe(0);
        before.Count.ShouldBe(2);
        (await database.LinesAsync("select updated_at::text || xmin || ctid from public.\"user\" order by email")).ShouldBe(before);
    }

    [Theory]
    [MemberData(nameof(Majors))]
    public async Task A_seed_that_somebody_changed_is_brought_back_and_nothing_else_is_touched(int major)
    {
        EphemeralPostgres server = await Servers.OfAsync(major);
        await using ScratchDatabase database = await ScratchDatabase.CreateAsync(server, RichSchema.Model);
        await database.RunAsync(Create);
        await database.RunAsync("update public.\"user\" set \"select\" = false where email like 'system%'; insert into public.\"user\" (email) values ('a@example.org')");

        await database.RunAsync(SqlFiles.From(RichSchema.Model).Single(file => file.Path == "seeds.sql").Text);

        (await database.LinesAsync("select email || ' ' || \"select\" from public.\"user\" order by email"))
            .ShouldBe(["a@example.org false", "o'hara@example.org false", "system@example.org true"]);
    }

    [Theory]
    [MemberData(nameof(Majors))]
    public async Task A_user_sees_its_own_row_and_only_as_the_role_that_may(int major)
    {
        EphemeralPostgres server = await Servers.OfAsync(major);
        await using ScratchDatabase database = await ScratchDatabase.CreateAsync(server, RichSchema.Model);
        await database.RunAsync(Create);
        string id = (await database.LinesAsync("select id::text from public.\"user\" where email like 'system%'")).Single();

        string asUser = $"begin; set local role sqltest_authenticated; select set_config('app.user_id', '{id}', true); select email from public.\"user\"";
        (await database.LinesAsync(asUser, "sqltest_web")).ShouldBe([id, "system@example.org"]);
        (await Should.ThrowAsync<PostgresException>(() => database.LinesAsync("select email from public.\"user\"", "sqltest_web"))).SqlState.ShouldBe("42501");
        (await Should.ThrowAsync<PostgresException>(() => database.LinesAsync("set role sqltest_admin", "sqltest_web"))).SqlState.ShouldBe("42501");
    }

    [Theory]
    [MemberData(nameof(Majors))]
    public async Task A_function_that_the_owner_makes_later_is_not_for_everybody(int major)
    {
        EphemeralPostgres server = await Servers.OfAsync(major);
        await using ScratchDatabase database = await ScratchDatabase.CreateAsync(server, RichSchema.Model);
        await database.RunAsync(Create);
        await database.RunAsync("set role sqltest_owner; create function app.later() returns int language sql return 1");

        (await database.LinesAsync("select has_function_privilege('sqltest_anon', 'app.later()', 'execute')")).ShouldBe(["False"]);
    }
}
