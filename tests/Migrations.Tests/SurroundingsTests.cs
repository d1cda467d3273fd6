using System;
using System.Linq;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Drafting;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Revisions;
using StudyHub.Schema.Testing;

namespace StudyHub.Schema.Migrations.Tests;

/// <summary>What a script finds, and what it leaves.</summary>
public sealed class SurroundingsTests
{
    [Fact]
    public async Task A_script_runs_with_the_same_settings_whatever_the_role_has()
    {
        await using Target target = await Target.OfAsync();
        NpgsqlConnectionStringBuilder builder = new(target.ConnectionString)
        {
            Options = "-c search_path=pg_temp -c datestyle=German -c timezone=Asia/Tokyo -c standard_conforming_strings=off -c row_security=on -c lock_timeout=1 -c statement_timeout=100",
        };
        const string Settings = "insert into settings values (current_setting('search_path'), current_setting('datestyle'), current_setting('timezone'), "
            + "current_setting('standard_conforming_strings'), current_setting('row_security'), current_setting('lock_timeout'), current_setting('statement_timeout'), current_setting('role'), '\\');";
        Folder folder = Folder.Empty.Add("it",
            Folder.Inside(1, "create table settings (a text, b text, c text, d text, e text, f text, g text, h text, i text); select pg_sleep(0.2);" + Settings)
            + Folder.Inside(2, "set search_path = pg_catalog; set role pg_monitor; set lock_timeout = 77; set session authorization pg_monitor;")
            + Folder.Outside(3, Settings));

        await target.Migrator(folder).UpgradeAsync(builder.ConnectionString);

        (await target.AskAsync<long>("select count(*) from public.settings")).ShouldBe(2);
        (await target.AskAsync<string>("select string_agg(distinct s::text, E'\\n') from public.settings s"))
            .ShouldBe("(\"public, pg_temp\",\"ISO, MDY\",UTC,on,off,3s,0,none,\"\\\\\")");
        (await target.AskAsync<string>("select string_agg(distinct applied_by, ' ') from studyhub_schema.revisions")).ShouldBe("postgres");
    }

    [Fact]
    public async Task Hard_statements_are_sent_as_they_are()
    {
        await using Target target = await Target.OfAsync();
        Folder folder = Folder.Empty.Add("it", Folder.Inside(1, """
            create table public.t (id integer, "a;b" text, "@p" text default ':x @y $1 ; -- no comment');
            create function public.atomic(a integer) returns integer language sql begin atomic select 1; select case when a > 0 then 2 else 3 end; end;
            create function public.tagged() returns text language plpgsql as $body$ begin return $$ ; ' @x :y $$ || E'\';' || U&'d\0061t' /* ; /* ; */ */; end $body$;
            insert into public.t values (1, 'x;y'), (2, e'it\'s;');
            comment on column public.t.id is 'a ? b :c @d';
            do $$ begin perform 1; perform 2; end $$;
            select '{"a":1}'::jsonb ? 'a', '{"a":1}'::jsonb @> '{}', (array[1,2])[1:2];
            """));

        await target.UpgradeAsync(folder);

        (await target.AskAsync<string>("select tagged()")).ShouldBe(" ; ' @x :y ';dat");
        (await target.AskAsync<int>("select atomic(1)")).ShouldBe(2);
        (await target.AskAsync<string>("select \"@p\" from t where id = 2")).ShouldBe(":x @y $1 ; -- no comment");
    }

    [Fact]
    public async Task Nobody_else_may_see_more_of_the_history_than_which_revisions_there_are()
    {
        await using Target target = await Target.OfAsync();
        string login = await target.LoginAsync();
        string name = new NpgsqlConnectionStringBuilder(login).Username!;
        await target.RunAsync($"alter default privileges grant all on tables to {name}; alter default privileges grant all on schemas to {name}, public; alter default privileges grant select on tables to public");

        await target.UpgradeAsync(UpgradeTests.Three);

        (await target.AskAsync<bool>($"select has_table_privilege('{name}', 'two', 'select')")).ShouldBeTrue();
        (await target.AskAsync<bool>($"select has_schema_privilege('{name}', 'studyhub_schema', 'create')")).ShouldBeFalse();
        (await target.AskAsync<bool>($"select has_table_privilege('{name}', 'studyhub_schema.revisions', 'select, insert') or has_any_column_privilege('{name}', 'studyhub_schema.steps', 'select')")).ShouldBeFalse();
        (await target.AskAsync<string[]>($"select array_agg(attname::text order by attname) from pg_attribute where attrelid = 'studyhub_schema.revisions'::regclass and attnum > 0 and has_column_privilege('{name}', attrelid, attnum, 'select')"))
            .ShouldBe(["checksum", "id"]);
        MigrationDatabaseException refusal = await Should.ThrowAsync<MigrationDatabaseException>(() => target.Migrator(UpgradeTests.Three).ReadStatusAsync(login));
        refusal.Message.ShouldContain("run as that role or a member of it");
        await target.RunAsync($"alter default privileges revoke all on tables from {name}; alter default privileges revoke all on schemas from {name}, public; alter default privileges revoke all on tables from public; drop owned by {name}");
    }

    [Fact]
    public async Task The_history_goes_to_the_owner_of_the_schema_so_that_its_migrator_can_go_on()
    {
        EphemeralPostgres server = await EphemeralPostgres.SharedAsync();
        await server.TrackRolesAsync(["handover_owner", "handover_migrator"]);
        await using Target target = await Target.OfAsync();
        SchemaModel roles = new()
        {
            Name = "Handed",
            Roles = EquatableArrays.Of(
                new RoleModel { Name = new Identifier("handover_migrator"), Purpose = RolePurpose.Migrator, CanLogin = true, Inherits = true, BypassesRowSecurity = true, MemberOf = EquatableArrays.Of(new Identifier("handover_owner")) },
                new RoleModel { Name = new Identifier("handover_owner"), Purpose = RolePurpose.Owner }),
        };
        SchemaModel table = roles with { Schemas = EquatableArrays.Of(new Identifier("handed")) };
        RevisionDraft first = RevisionDrafts.Make(SchemaModel.Empty, roles, null, "roles");
        RevisionDraft second = RevisionDrafts.Make(roles, table, first.Id, "schema");
        RevisionSet set = RevisionSetReader.Read(first.Files.Where(file => file.Path != RevisionFiles.Head).Concat(second.Files));

        await new Migrator(set, target.Options).UpgradeAsync(target.ConnectionString, MigrationTarget.By(1));
        (await target.AskAsync<string>("select nspowner::regrole::text from pg_namespace where nspname = 'studyhub_schema'")).ShouldBe("handover_owner");
        await target.RunAsync($"grant create on database {await target.AskAsync<string>("select current_database()")} to handover_migrator, handover_owner");
        NpgsqlConnectionStringBuilder migrator = new(target.ConnectionString) { Username = "handover_migrator" };
        await new Migrator(set, target.Options).UpgradeAsync(migrator.ConnectionString);

        (await target.AskAsync<string>("select string_agg(applied_by, ' ' order by applied_at) from studyhub_schema.revisions")).ShouldBe("postgres handover_migrator");
    }

    [Fact]
    public async Task Times_are_those_of_the_clock_that_was_given()
    {
        await using Target target = await Target.OfAsync();

        await target.UpgradeAsync(UpgradeTests.Three, options: target.Options with { Clock = new Fixed() });

        (await target.StatusAsync(UpgradeTests.Three)).Applied.ShouldAllBe(row => row.AppliedAt == Fixed.Now && row.Duration == TimeSpan.Zero);
    }

    [Fact]
    public void An_assembly_without_revisions_has_an_empty_set() => EmbeddedRevisions.Of(typeof(SurroundingsTests).Assembly).IsEmpty.ShouldBeTrue();

    [Fact]
    public async Task An_empty_set_upgrades_nothing()
    {
        await using Target target = await Target.OfAsync();

        (await new Migrator(RevisionSet.Empty, target.Options).UpgradeAsync(target.ConnectionString)).Ran.ShouldBeEmpty();
        (await target.AskAsync<bool>("select to_regnamespace('studyhub_schema') is null")).ShouldBeTrue();
    }

    private sealed class Fixed : TimeProvider
    {
        public static DateTimeOffset Now { get; } = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
