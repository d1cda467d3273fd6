using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Testing;

namespace StudyHub.Schema.Catalog.Tests;

/// <summary>
/// A server as Supabase hands it out: its roles and auth.users are there, its deployer is no superuser, and its default privileges give
/// everything in public to every role of a request. The sample's files go in, and what comes out is what the records say.
/// </summary>
public sealed class SupabaseTests
{
    private const string Roles = """
        create role anon nologin noinherit;
        create role authenticated nologin noinherit;
        create role service_role nologin noinherit bypassrls;
        create role authenticator login noinherit;
        grant anon, authenticated, service_role to authenticator;
        create role supabase_auth_admin login noinherit createrole;
        create role deployer login createrole createdb bypassrls;
        grant anon, authenticated, service_role to deployer with admin option;
        alter role anon set statement_timeout = '3s';
        alter role authenticated set statement_timeout = '8s';
        """;

    private const string Database = """
        create schema auth authorization supabase_auth_admin;
        create table auth.users (id uuid primary key, email text, is_sso_user boolean not null default false);
        alter table auth.users owner to supabase_auth_admin;
        grant usage on schema auth to anon, authenticated, service_role, deployer;
        grant all on auth.users to deployer;
        grant usage on schema public to anon, authenticated, service_role;
        alter default privileges for role deployer in schema public grant all on tables to anon, authenticated, service_role;
        alter default privileges for role deployer in schema public grant all on functions to anon, authenticated, service_role;
        alter default privileges for role deployer in schema public grant all on sequences to anon, authenticated, service_role;
        insert into auth.users values ('11111111-1111-1111-1111-111111111111', 'a@example.org');
        """;

    public static TheoryData<int> Majors => Servers.Majors;

    [Theory]
    [MemberData(nameof(Majors))]
    public async Task The_files_of_the_sample_make_what_the_records_say(int major)
    {
        await Servers.OfAsync(major);
        // The roles are Supabase's: a server that has met the samples' own would prove nothing.
        await using EphemeralPostgres server = await EphemeralPostgres.StartAsync(
            new EphemeralPostgresOptions { MajorVersion = major, Roads = PostgresRoads.Installed | PostgresRoads.Npm });
        await using EphemeralDatabase database = await server.CreateDatabaseAsync();
        await using NpgsqlConnection administrator = await LiveDatabase.OpenAsync(database.ConnectionString);
        await RunAsync(administrator, Roles);
        await RunAsync(administrator, Database);
        await RunAsync(administrator, $"alter database {database.Name} owner to deployer; set session authorization deployer");
        foreach (string file in Files()) await RunAsync(administrator, await File.ReadAllTextAsync(file));
        await RunAsync(administrator, "reset session authorization");

        IReadOnlyList<string> differences = await CompareAsync(server, administrator);

        // What is Supabase's own stays: its time limits, its logins, its role that passes row security, and the migrator that only a superuser can make.
        differences.Where(line => !IsSupabases(line)).ShouldBeEmpty();
        differences.ShouldContain("role anon: setting statement_timeout is 3s, expected nothing");
        (await ScalarAsync(administrator, "select has_table_privilege('anon', 'public.students', 'truncate') or has_table_privilege('authenticated', 'public.students', 'truncate')"))
            .ShouldBe(false);
        (await ScalarAsync(administrator, "select rolbypassrls or rolcanlogin from pg_roles where rolname = 'anon'")).ShouldBe(false);
    }

    [Fact]
    public async Task A_row_of_a_user_needs_its_account_and_goes_with_it()
    {
        await using EphemeralPostgres server = await EphemeralPostgres.StartAsync(
            new EphemeralPostgresOptions { MajorVersion = 15, Roads = PostgresRoads.Installed | PostgresRoads.Npm });
        await using EphemeralDatabase database = await server.CreateDatabaseAsync();
        await using NpgsqlConnection connection = await LiveDatabase.OpenAsync(database.ConnectionString);
        await RunAsync(connection, Roles);
        await RunAsync(connection, Database);
        await RunAsync(connection, $"alter database {database.Name} owner to deployer; set session authorization deployer");
        foreach (string file in Files()) await RunAsync(connection, await File.ReadAllTextAsync(file));

        await RunAsync(connection, """
            reset session authorization;
            begin;
            set local role authenticated;
            set local app.user_id = '11111111-1111-1111-1111-111111111111';
            insert into public.students (id, display_name, email) values ('11111111-1111-1111-1111-111111111111', 'A', 'a@example.org');
            commit;
            """);
        (await Should.ThrowAsync<PostgresException>(() => RunAsync(connection, """
            begin;
            set local role authenticated;
            set local app.user_id = '22222222-2222-2222-2222-222222222222';
            insert into public.students (id, display_name, email) values ('22222222-2222-2222-2222-222222222222', 'B', 'b@example.org');
            """))).SqlState.ShouldBe("23503");
        await RunAsync(connection, "rollback; delete from auth.users");
        (await ScalarAsync(connection, "select count(*) from public.students")).ShouldBe(0L);
    }

    private static bool IsSupabases(string difference)
        => difference.Contains("service_role", System.StringComparison.Ordinal)
            || difference.StartsWith("default privileges ", System.StringComparison.Ordinal) && difference.Contains("of deployer", System.StringComparison.Ordinal)
            || difference.Contains(": setting statement_timeout is ", System.StringComparison.Ordinal)
            || difference == "role cfi_pros_migrator: bypass row security is no, expected yes";

    private static async Task<IReadOnlyList<string>> CompareAsync(EphemeralPostgres server, NpgsqlConnection live)
    {
        await using EphemeralDatabase scratch = await server.CreateDatabaseAsync();
        await using NpgsqlConnection connection = await LiveDatabase.OpenAsync(scratch.ConnectionString);
        CatalogScope scope = CatalogScope.Of(Schemas.All["CfiPros"]) with
        {
            KnownMembers = EquatableArrays.Of(new Identifier("authenticator"), new Identifier("deployer")),
        };
        return [.. (await CatalogComparison.CompareAsync(live, Schemas.All["CfiPros"], connection, scope)).Select(difference => difference.ToString())];
    }

    private static IEnumerable<string> Files([CallerFilePath] string path = "")
    {
        string folder = Path.Combine(Path.GetDirectoryName(path)!, "..", "..", "samples", "CfiPros", "db");
        string[] first = ["roles.sql", "schema.sql", "seeds.sql"];
        return first.Select(file => Path.Combine(folder, file))
            .Concat(Directory.GetFiles(Path.Combine(folder, "policies"), "*.sql").Order(System.StringComparer.Ordinal));
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using NpgsqlCommand command = new(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<object?> ScalarAsync(NpgsqlConnection connection, string sql)
    {
        await using NpgsqlCommand command = new(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
