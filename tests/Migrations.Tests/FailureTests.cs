using System;
using System.Linq;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Testing;

namespace StudyHub.Schema.Migrations.Tests;

public sealed class FailureTests
{
    private const string Tables = """
        create table public.parents (a integer, b integer, primary key (a, b));
        create table public.children (id integer, "A" integer, b integer, note text);
        insert into public.parents values (1, 1);
        insert into public.children values (1, 1, 1, 'x'), (2, 4711, 1, null), (3, 4711, 1, 'x'), (4, null, 1, 'x');
        """;

    private static Folder Of(params string[] steps) => Folder.Empty.Add("it", string.Concat(steps));

    private static async Task<MigrationFailedException> FailAsync(Target target, params string[] steps)
    {
        MigrationFailedException failure = await Should.ThrowAsync<MigrationFailedException>(() => target.UpgradeAsync(Of(steps)));
        failure.ToString().ShouldNotContain("4711");
        return failure;
    }

    [Theory]
    [InlineData("23503", 2, "alter table public.children add constraint fk foreign key (\"A\", b) references public.parents (a, b);")]
    [InlineData("23503", 2, "alter table children add constraint fk foreign key (\"A\", b) references parents (a, b) not valid; alter table children validate constraint fk;")]
    [InlineData("23503", 2, "do $$ begin alter table public.children add constraint fk foreign key (\"A\", b) references public.parents (a, b); end $$;")]
    [InlineData("23502", 1, "alter table public.children alter column \"A\" set not null;")]
    [InlineData("23514", 2, "alter table public.children add constraint small check (\"A\" < 100);")]
    [InlineData("23505", 1, "alter table public.children add constraint once unique (\"A\", b);")]
    [InlineData("23505", 1, "create unique index once on children (\"A\") where b = 1;")]
    [InlineData("23505", 1, "create unique index once on children (note) nulls not distinct where id <> 1 and id <> 4;", true)]
    public async Task Rows_that_are_in_the_way_are_counted_and_listed_by_a_query(string state, long count, string statement, bool isNone = false)
    {
        await using Target target = await Target.OfAsync();
        if (isNone) statement = statement.Replace("and id <> 4", "", StringComparison.Ordinal);

        MigrationFailedException failure = await FailAsync(target, Folder.Inside(1, Tables), Folder.Inside(2, statement));

        failure.SqlState.ShouldBe(state);
        failure.Cause.ShouldContain($": {count} ");
        (await target.AskAsync<long>(ResumeTests.Counting(failure))).ShouldBe(count);
        failure.NextStep.ShouldEndWith("Then run the same again: it goes on from this step.");
    }

    [Fact]
    public async Task A_constraint_that_was_added_unvalidated_is_looked_up_in_the_catalog()
    {
        await using Target target = await Target.OfAsync();

        MigrationFailedException failure = await FailAsync(target, Folder.Inside(1, Tables),
            Folder.Inside(2, "alter table children add constraint fk foreign key (\"A\", b) references parents not valid, add constraint small check (\"A\" < 100) not valid;"),
            Folder.Inside(3, "alter table children validate constraint fk;"));

        failure.Cause.ShouldBe("rows of public.children would refer to rows that do not exist (foreign key fk): 2 rows");
        failure.NextStep.ShouldContain("select * from \"public\".\"children\" c where c.\"A\" is not null and c.b is not null and not exists (select from parents p where p.a = c.\"A\" and p.b = c.b)");
    }

    [Fact]
    public async Task A_statement_that_would_itself_break_a_constraint_is_told_apart()
    {
        await using Target target = await Target.OfAsync();

        MigrationFailedException failure = await FailAsync(target, Folder.Inside(1, Tables), Folder.Inside(2, "insert into public.parents values (1, 1);"));

        failure.NextStep.ShouldStartWith("No row that is stored does; the statement itself would make them.");
    }

    [Fact]
    public async Task A_deferred_constraint_fails_at_the_commit()
    {
        await using Target target = await Target.OfAsync();

        MigrationFailedException failure = await FailAsync(target,
            Folder.Inside(1, Tables + "alter table public.children add constraint fk foreign key (id, b) references public.parents deferrable initially deferred not valid;"),
            Folder.Inside(2, "insert into public.children (id, b) values (99, 1);"));

        failure.SqlState.ShouldBe("23503");
        failure.Cause.ShouldContain("at the COMMIT of the step");
    }

    [Fact]
    public async Task A_value_that_does_not_fit_is_not_repeated()
    {
        await using Target target = await Target.OfAsync();
        string[] steps = [Folder.Inside(1, "create table public.t (name text); insert into public.t values ('4711-secret');"), Folder.Inside(2, "alter table public.t alter column name type integer using name::integer;")];
        MigrationFailedException failure = await Should.ThrowAsync<MigrationFailedException>(() => target.UpgradeAsync(Of(steps)));

        failure.SqlState.ShouldBe("22P02");
        failure.Message.ShouldNotContain("secret");
        failure.Cause.ShouldBe("a value does not fit into its type or its operation");
    }

    [Fact]
    public async Task PostgreSQL_points_at_the_line_of_the_file()
        => (await FailAsync(await Target.OfAsync(), Folder.Inside(1, "select 1;\nselect 'é',\n  nothing\nfrom pg_class;"))).Line.ShouldBe(4);

    [Fact]
    public async Task Row_security_that_hides_rows_from_the_migrator_fails_loudly()
    {
        await using Target target = await Target.OfAsync();
        await target.RunAsync("create table public.notes (id integer, body text); insert into notes values (1, 'x')");
        string login = await LoginAsync(target, "alter table notes owner to {0}; grant create on schema public to {0}");
        await target.RunAsync("alter table notes enable row level security; alter table notes force row level security");
        Folder folder = Of(Folder.Inside(1, "update public.notes set body = 'y';"));

        MigrationFailedException failure = await Should.ThrowAsync<MigrationFailedException>(() => new Migrator(folder.Set, target.Options).UpgradeAsync(login));

        failure.SqlState.ShouldBe("42501");
        failure.Cause.ShouldContain("row security would hide rows from the role studyhub_test_");
        failure.NextStep.ShouldContain(" bypassrls;");
    }

    [Fact]
    public async Task A_missing_right_is_told_with_the_role()
    {
        await using Target target = await Target.OfAsync();
        await target.RunAsync("create table public.notes (id integer)");
        string login = await LoginAsync(target, "select 1");

        MigrationFailedException failure = await Should.ThrowAsync<MigrationFailedException>(
            () => new Migrator(Of(Folder.Inside(1, "alter table public.notes add column x text;")).Set, target.Options).UpgradeAsync(login));

        failure.SqlState.ShouldBe("42501");
        failure.Cause.ShouldContain("may not do this: must be owner of table notes");
    }

    [Fact]
    public async Task Who_may_not_make_the_history_is_told_what_to_grant()
    {
        await using Target target = await Target.OfAsync();
        string login = await target.LoginAsync();

        MigrationDatabaseException failure = await Should.ThrowAsync<MigrationDatabaseException>(
            () => new Migrator(UpgradeTests.Three.Set, target.Options).UpgradeAsync(login));

        failure.SqlState.ShouldBe("42501");
        failure.Message.ShouldContain("grant create on the database where there is no history yet");
    }

    [Fact]
    public async Task A_server_that_takes_no_writes_is_told()
    {
        await using Target target = await Target.OfAsync();
        NpgsqlConnectionStringBuilder builder = new(target.ConnectionString) { Options = "-c default_transaction_read_only=on" };

        MigrationDatabaseException failure = await Should.ThrowAsync<MigrationDatabaseException>(() => target.Migrator(UpgradeTests.Three).UpgradeAsync(builder.ConnectionString));

        failure.SqlState.ShouldBe("25006");
        failure.Message.ShouldContain("the server takes no writes");
    }

    [Theory]
    [InlineData("Host=127.0.0.1;Port=1;Database=d;Username=u;Password=pw-4711", "The database d of 127.0.0.1:1 cannot be reached: ")]
    [InlineData("Hostt=127.0.0.1;Password=pw-4711", "The connection string is not one of Npgsql.")]
    public async Task A_server_that_is_not_there_is_told_without_the_password(string connectionString, string message)
    {
        MigrationDatabaseException failure = await Should.ThrowAsync<MigrationDatabaseException>(() => new Migrator(UpgradeTests.Three.Set).UpgradeAsync(connectionString));

        failure.Message.ShouldStartWith(message);
        failure.ToString().ShouldNotContain("pw-4711");
    }

    [Fact]
    public async Task A_database_that_does_not_exist_is_told()
    {
        await using Target target = await Target.OfAsync();
        NpgsqlConnectionStringBuilder builder = new(target.ConnectionString) { Database = "no_such_database" };

        (await Should.ThrowAsync<MigrationDatabaseException>(() => target.Migrator(UpgradeTests.Three).UpgradeAsync(builder.ConnectionString)))
            .SqlState.ShouldBe("3D000");
    }

    [Fact]
    public async Task A_statement_timeout_is_told()
    {
        await using Target target = await Target.OfAsync();

        MigrationFailedException failure = await Should.ThrowAsync<MigrationFailedException>(
            () => target.UpgradeAsync(Of(Folder.Inside(1, "select pg_sleep(20);")), options: target.Options with { StatementTimeout = TimeSpan.FromMilliseconds(200) }));

        failure.SqlState.ShouldBe("57014");
        failure.Cause.ShouldStartWith("the statement took longer than 0.2 s");
    }

    private static async Task<string> LoginAsync(Target target, string grant)
    {
        string login = await target.LoginAsync();
        string name = new NpgsqlConnectionStringBuilder(login).Username!;
        await target.RunAsync($"grant create on database {await target.AskAsync<string>("select quote_ident(current_database())")} to {name}; " + string.Format(grant, name));
        return login;
    }
}
