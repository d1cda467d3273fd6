using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using CfiPros;
using Npgsql;
using StudyHub.Schema.Testing;

namespace StudyHub.Schema.Tool.Tests;

public sealed class DriftTests
{
    private const string Supabase = "create schema auth; create table auth.users (id uuid primary key);";

    /// <summary>What is done to the database, and what is told of it.</summary>
    private static readonly (string Fault, string Told)[] Faults =
    [
        ("drop policy test_results_authenticated_select on test_results", "policy public.test_results.test_results_authenticated_select is missing\n"),
        ("alter policy test_results_authenticated_insert on test_results with check (true)", "policy public.test_results.test_results_authenticated_insert\n  with check\n    expected (student_id = "),
        ("alter table students no force row level security", "table public.students\n  row security\n    expected enabled and forced\n    found    enabled, not forced\n"),
        ("grant select on test_results to anon", "grant table public.test_results to anon is there and not in the model\n  found    select granted\n"),
        ("alter table students add column is_admin boolean", "column public.students.is_admin is there and not in the model\n  found    null yes; type boolean\n"),
        ("alter table acs_codes alter column id set default '00000000-0000-0000-0000-000000000000'", "column public.acs_codes.id\n  default\n    expected gen_random_uuid()\n"),
        ("alter table students disable trigger students_set_updated_at", "trigger public.students.students_set_updated_at\n  fires\n    expected nothing\n    found    never\n"),
        ("alter table test_results add constraint late check (true) not valid", "check public.test_results.late is there and not in the model\n  found    definition CHECK (true) NOT VALID\n"),
        ("create index halfway on students (id); update pg_index set indisvalid = false where indexrelid = 'halfway'::regclass", "index public.halfway is there and not in the model\n"),
        ("comment on table acs_codes is 'something else'", "table public.acs_codes\n  comment\n    expected One element of the Airman"),
        ("create table loose (id int primary key, other int); create index on loose (other)", "table public.loose is there and not in the model, with "),
    ];

    [Fact]
    public async Task A_database_that_is_as_its_records_say_is_exit_code_0()
    {
        await using EphemeralDatabase live = await LiveAsync();
        ToolProcess run = await DriftAsync(live.ConnectionString);
        run.Errors.ShouldBe("");
        run.Output.ShouldStartWith($"CfiPros: {live.Name} on ");
        run.Output.ShouldEndWith(", compared with the records, for it has no revisions\n\nNo drift.\n");
        run.ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task Every_fault_is_told_with_what_was_expected_and_what_is_there()
    {
        await using EphemeralDatabase live = await LiveAsync([.. Faults.Select(fault => fault.Fault)]);
        ToolProcess run = await DriftAsync(live.ConnectionString);
        run.ExitCode.ShouldBe(1);
        foreach ((_, string told) in Faults) run.Output.ShouldContain(told);
        run.Output.ShouldEndWith("11 objects differ.\n");
    }

    [Fact]
    public async Task What_the_model_says_nothing_of_is_listed_and_a_difference_only_when_that_is_asked_for()
    {
        await using EphemeralDatabase live = await LiveAsync("create view everybody as select * from students", "create sequence loose", "create schema studyhub_schema; create table studyhub_schema.anything ()");

        ToolProcess run = await DriftAsync(live.ConnectionString);
        run.Output.ShouldEndWith("\nnot in the model (a difference with --strict)\n  sequence public.loose\n  view public.everybody\n\nNo drift. 2 objects are not in the model.\n");
        run.ExitCode.ShouldBe(0);

        ToolProcess strict = await DriftAsync(live.ConnectionString, "--strict", "--json", "--except", "public.loose");
        using JsonDocument json = JsonDocument.Parse(strict.Output);
        json.RootElement.GetProperty("well").GetBoolean().ShouldBeFalse();
        json.RootElement.GetProperty("objects").GetArrayLength().ShouldBe(0);
        json.RootElement.GetProperty("unmodelled").EnumerateArray().Select(item => item.GetProperty("name").GetString()).ShouldBe(["public.everybody"]);
        strict.ExitCode.ShouldBe(1);
    }

    [Fact]
    public async Task A_user_who_may_not_make_databases_gets_a_server_of_its_own_for_the_model()
    {
        await using EphemeralDatabase live = await LiveAsync("drop policy test_results_authenticated_select on test_results");
        ToolProcess run = await DriftAsync(await live.CreateLoginAsync([], TestContext.Current.CancellationToken), "--verbose", "--json");
        using JsonDocument json = JsonDocument.Parse(run.Output);
        JsonElement only = json.RootElement.GetProperty("objects").EnumerateArray().ShouldHaveSingleItem();
        only.GetProperty("name").GetString().ShouldBe("public.test_results.test_results_authenticated_select");
        only.GetProperty("state").GetString().ShouldBe("missing");
        run.Errors.ShouldContain("that is started here");
        run.ExitCode.ShouldBe(1);
    }

    [Fact]
    public async Task Without_any_server_for_the_model_it_is_exit_code_3_with_the_reasons()
    {
        await using EphemeralDatabase live = await LiveAsync();
        ToolProcess run = await DriftAsync(live.ConnectionString, "--scratch", "Host=127.0.0.1;Port=1;Username=nobody;Timeout=5");
        run.ExitCode.ShouldBe(3);
        run.Errors.ShouldContain("no scratch database of PostgreSQL", Case.Sensitive, run.Errors);
        run.Errors.ShouldContain("the server of --scratch: ");
        run.Errors.ShouldContain("127.0.0.1:1");
        run.Output.ShouldBe("");
    }

    [Fact]
    public async Task A_database_that_cannot_be_reached_is_exit_code_3()
    {
        ToolProcess run = await DriftAsync("postgresql://nobody:secret@127.0.0.1:1/studyhub");
        run.ExitCode.ShouldBe(3);
        run.Errors.ShouldContain("The server of --connection at 127.0.0.1:1 cannot be reached: ");
        run.Errors.ShouldNotContain("secret");
        run.Output.ShouldBe("");
    }

    private static Task<ToolProcess> DriftAsync(string connection, params string[] arguments)
        => ToolProcess.RunAsync(["drift", "--assembly", ToolProcess.Sample, "--connection", connection, .. arguments]);

    private static async Task<EphemeralDatabase> LiveAsync(params string[] changes)
    {
        EphemeralPostgres server = await EphemeralPostgres.SharedAsync(TestContext.Current.CancellationToken);
        await server.TrackRolesAsync(CfiProsDatabase.Schema.Roles, TestContext.Current.CancellationToken);
        EphemeralDatabase database = await server.CreateDatabaseAsync(TestContext.Current.CancellationToken);
        await using NpgsqlConnection connection = new(database.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        foreach (string sql in (string[])[Supabase, CfiProsDatabase.Schema.CreateSql, .. changes])
        {
            await using NpgsqlCommand command = new(sql, connection);
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }
        return database;
    }
}
