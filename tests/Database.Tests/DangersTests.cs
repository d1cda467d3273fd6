using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Database.Tests;

/// <summary>What the checks warn of is what PostgreSQL does: each danger once as it is reported, and once as its page says to do it.</summary>
public sealed class DangersTests
{
    private const string User = "dangers_user";
    private const string Owner = "dangers_owner";

    private static readonly SchemaModel Roles = new()
    {
        Name = "Dangers",
        Roles = EquatableArrays.Of(
            new RoleModel { Name = new Identifier(Owner), Purpose = RolePurpose.Owner }, new RoleModel { Name = new Identifier(User), Purpose = RolePurpose.Authenticated }),
    };

    private const string Tables = """
        do $$ begin if not exists (select from pg_roles where rolname = 'dangers_user') then create role dangers_user nologin; end if; exception when duplicate_object or unique_violation then null; end $$;
        create schema app;
        grant usage on schema app to dangers_user;
        create function app.user_id() returns int language sql stable set search_path = '' return nullif(current_setting('app.user_id', true), '')::int;
        create table teams (id int primary key, user_id int);
        create table notes (id int primary key, user_id int, team_id int references teams on delete cascade, deleted_at timestamptz);
        insert into teams values (1, 1), (2, 2);
        insert into notes values (1, 1, 1), (2, 2, 1), (3, null, 2);
        alter table teams enable row level security;
        alter table notes enable row level security;
        alter table teams force row level security;
        alter table notes force row level security;
        """;

    /// <summary>The tables belong to a role that is bound by FORCE, and so does what is made of them.</summary>
    private const string Owned = $"""
        do $$ begin if not exists (select from pg_roles where rolname = '{Owner}') then create role {Owner} nologin; end if; exception when duplicate_object or unique_violation then null; end $$;
        alter table notes owner to {Owner};
        grant select on notes to {User};
        """;

    private const string Own = "user_id = (select app.user_id())";
    private const string SelectOwn = $"create policy s on notes for select to {User} using ({Own});";

    [Theory]
    [InlineData(
        "SHS201", "a table that reads itself",
        $"create policy s on notes for select to {User} using (team_id in (select n.team_id from notes n where n.user_id = (select app.user_id()))); grant select on notes to {User};",
        "select id from notes", "42P17")]
    [InlineData(
        "SHS201", "an INSERT that looks into its own table, whose SELECT policy has no subquery but (select app.user_id())",
        $"{SelectOwn} create policy i on notes for insert to {User} with check (not exists (select from notes n where n.id = notes.id + 1)); grant select, insert on notes to {User};",
        "insert into notes values (9, 1)", "42P17")]
    [InlineData(
        "", "the same without any subquery in the SELECT policy",
        $"create policy s on notes for select to {User} using (user_id = app.user_id()); create policy i on notes for insert to {User} with check (not exists (select from notes n where n.id = notes.id + 1)); grant select, insert on notes to {User};",
        "insert into notes values (9, 1)", "1")]
    [InlineData(
        "SHS202", "a table without the privilege",
        $"create policy s on notes for select to {User} using (team_id in (select t.id from teams t)); grant select on notes to {User};",
        "select id from notes", "42501")]
    [InlineData(
        "SHS202", "a table without a policy",
        $"create policy s on notes for select to {User} using (team_id in (select t.id from teams t)); grant select on notes, teams to {User};",
        "select id from notes", "0")]
    [InlineData(
        "", "a table with both",
        $"create policy s on notes for select to {User} using (team_id in (select t.id from teams t)); create policy s on teams for select to {User} using ({Own}); grant select on notes, teams to {User};",
        "select id from notes", "2")]
    [InlineData(
        "SHS203", "a setting that was never made",
        $"create policy s on notes for select to {User} using (user_id = current_setting('app.never_made')::int); grant select on notes to {User};",
        "select id from notes", "42704")]
    [InlineData(
        "SHS205", "INSERT … RETURNING without a SELECT policy",
        $"create policy i on notes for insert to {User} with check ({Own}); grant select, insert on notes to {User};",
        "insert into notes values (9, 1) returning id", "42501")]
    [InlineData(
        "", "the same without RETURNING",
        $"create policy i on notes for insert to {User} with check ({Own}); grant insert on notes to {User};",
        "insert into notes values (9, 1)", "1")]
    [InlineData(
        "SHS206", "DELETE without a SELECT policy",
        $"create policy d on notes for delete to {User} using ({Own}); grant select, delete on notes to {User};",
        "delete from notes where id = 1", "0")]
    [InlineData(
        "", "DELETE with one",
        $"{SelectOwn} create policy d on notes for delete to {User} using ({Own}); grant select, delete on notes to {User};",
        "delete from notes where id = 1", "1")]
    [InlineData(
        "SHS207", "an upsert without the privilege to update, though nothing is in the way",
        $"{SelectOwn} create policy i on notes for insert to {User} with check ({Own}); grant select, insert on notes to {User};",
        "insert into notes values (9, 1) on conflict (id) do update set team_id = 2", "42501")]
    [InlineData(
        "SHS208", "a soft delete under a policy that hides deleted rows",
        $"create policy s on notes for select to {User} using ({Own} and deleted_at is null); create policy u on notes for update to {User} using ({Own}); grant select, update on notes to {User};",
        "update notes set deleted_at = now() where id = 1", "42501")]
    [InlineData(
        "", "a soft delete under one that does not",
        $"{SelectOwn} create policy u on notes for update to {User} using ({Own}); grant select, update on notes to {User};",
        "update notes set deleted_at = now() where id = 1", "1")]
    [InlineData(
        "SHS209", "nobody asks for the rows of nobody",
        $"create policy s on notes for select to {User} using (user_id is not distinct from (select app.user_id())); grant select on notes to {User};",
        "select set_config('app.user_id', '', true); select id from notes", "1")]
    [InlineData(
        "", "nobody asks by =",
        $"{SelectOwn} grant select on notes to {User};",
        "select set_config('app.user_id', '', true); select id from notes", "0")]
    [InlineData(
        "SHS215", "a restrictive policy alone",
        $"create policy s on notes as restrictive for select to {User} using (true); grant select on notes to {User};",
        "select id from notes", "0")]
    [InlineData(
        "SHS222", "a reference to a team that is not seen",
        $"{SelectOwn} create policy i on notes for insert to {User} with check ({Own}); create policy s on teams for select to {User} using ({Own}); grant select on teams to {User}; grant select, insert on notes to {User};",
        "insert into notes values (9, 1, 2)", "1")]
    [InlineData(
        "SHS225", "a row in the name of another",
        $"{SelectOwn} create policy i on notes for insert to {User} with check (id > 0); grant select, insert on notes to {User};",
        "insert into notes values (9, 2)", "1")]
    [InlineData(
        "SHS226", "policies without row security",
        $"{SelectOwn} grant select on notes to {User}; alter table notes disable row level security;",
        "select id from notes", "3")]
    [InlineData(
        "SHS227", "a policy to PUBLIC beside the role's own",
        $"{SelectOwn} create policy p on notes for select using (id > 0); grant select on notes to {User};",
        "select id from notes", "3")]
    [InlineData(
        "SHS232", "a view of the owner",
        $"{Owned} {SelectOwn} create view v as select id from notes; alter view v owner to {Owner}; grant select on v to {User};",
        "select id from v", "0")]
    [InlineData(
        "SHS232", "a view of an owner who sees all",
        $"{Owned} {SelectOwn} create policy o on notes for select to {Owner} using (true); create view v as select id from notes; alter view v owner to {Owner}; grant select on v to {User};",
        "select id from v", "3")]
    [InlineData(
        "", "a view of whoever asks, also from within a view of the owner",
        $"{Owned} {SelectOwn} create view i with (security_invoker) as select id from notes; create view v as select id from i; alter view i owner to {Owner}; alter view v owner to {Owner}; grant select on i, v to {User};",
        "select id from v", "1")]
    [InlineData(
        "SHS233", "a materialized view as it was filled",
        $"{Owned} {SelectOwn} create materialized view m as select id from notes; alter materialized view m owner to {Owner}; grant select on m to {User};",
        "select id from m", "3")]
    [InlineData(
        "SHS233", "a materialized view that was filled again as its owner",
        $"{Owned} {SelectOwn} create materialized view m as select id from notes; alter materialized view m owner to {Owner}; grant select on m to {User}; refresh materialized view m;",
        "select id from m", "0")]
    [InlineData(
        "", "a materialized view behind a view that says whose rows",
        $"{Owned} create policy o on notes for select to {Owner} using (true); create materialized view m as select id, user_id from notes; alter materialized view m owner to {Owner}; refresh materialized view m; create view v as select id from m where {Own}; alter view v owner to {Owner}; grant select on v to {User}; grant usage on schema app to {Owner};",
        "select id from v", "1")]
    public async Task It_happens_on_a_server(string rule, string what, string policies, string statement, string outcome)
    {
        await using ScratchDatabase database = await ScratchDatabase.CreateAsync(await Servers.OfAsync(15), Roles);
        await database.RunAsync(Tables + policies);

        (await OutcomeAsync(database, statement)).ShouldBe(outcome, $"{rule} {what}");
    }

    [Fact]
    public async Task SHS223_a_cascade_deletes_rows_that_no_policy_lets_the_role_delete()
    {
        await using ScratchDatabase database = await ScratchDatabase.CreateAsync(await Servers.OfAsync(15), Roles);
        await database.RunAsync(Tables + $"create policy a on teams to {User} using ({Own}); grant select, delete on teams to {User};");

        (await OutcomeAsync(database, "delete from teams where id = 1")).ShouldBe("1");
        (await database.LinesAsync("select id from notes")).ShouldBe(["3"]);
    }

    /// <summary>As the user 1: how many rows were read or changed, or the error's code.</summary>
    private static async Task<string> OutcomeAsync(ScratchDatabase database, string statement)
    {
        await using NpgsqlConnection connection = await database.ConnectAsync();
        await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync();
        await using (NpgsqlCommand session = new($"select set_config('role', '{User}', true), set_config('app.user_id', '1', true)", connection, transaction))
            await session.ExecuteNonQueryAsync();
        try
        {
            await using NpgsqlCommand command = new(statement, connection, transaction);
            int rows = 0;
            await using (NpgsqlDataReader reader = await command.ExecuteReaderAsync())
            {
                do
                {
                    rows = 0;
                    while (await reader.ReadAsync()) rows++;
                    if (reader.RecordsAffected > 0) rows = reader.RecordsAffected;
                }
                while (await reader.NextResultAsync());
            }
            await transaction.CommitAsync();
            return rows.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }
        catch (PostgresException refused)
        {
            return refused.SqlState;
        }
    }
}
