using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using Npgsql;
using NpgsqlTypes;
using StudyHub.Schema.Failures;
using StudyHub.Schema.Repositories;
using StudyHub.Schema.Schema.Tests.School;
using StudyHub.Schema.Sessions;
using StudyHub.School;

namespace StudyHub.Schema.Schema.Tests.Hostile;

/// <summary>
/// Text of users in every place that it can reach: nothing of it is executed, nothing is read that is not the user's own, and it comes
/// back to the letter, or is refused by a typed exception that does not show it.
/// </summary>
public sealed class HostileValueTests
{
    private const string BobsSecret = "Bob's secret";
    private const int EmailLength = 80;

    // A shorter one may stand in a message by chance.
    private const int Telling = 12;

    private static readonly SessionUser Alice = SessionUser.Authenticated(SchoolUnderTest.Alice);

    [Fact]
    public void There_are_five_hundred_at_least() => HostileValues.All.Count.ShouldBeGreaterThanOrEqualTo(500);

    [Fact]
    public async Task In_a_name_a_list_and_a_document_it_comes_back_to_the_letter_or_is_refused()
    {
        await using Scene scene = await Scene.OpenAsync();
        foreach (string value in HostileValues.All)
        {
            await scene.TriedAsync(value, IsStorable(value), async session =>
            {
                Student stored = await session.Students.InsertAsync(new Student(value, Mood.Calm)
                {
                    UserId = SchoolUnderTest.Alice,
                    Interests = [value, "maths", value],
                    Preferences = new Preferences { Theme = value, Topics = [value] },
                    Extra = JsonSerializer.SerializeToElement(new Dictionary<string, string> { ["key"] = value, ["k" + value] = "value" }),
                    Notes = JsonSerializer.Serialize(value),
                });
                Student? read = await session.Students.GetAsync(stored.Id);

                read.ShouldNotBeNull().DisplayName.ShouldBe(value);
                read.Interests.ShouldBe([value, "maths", value]);
                read.Preferences.Theme.ShouldBe(value);
                read.Preferences.Topics.ShouldBe([value]);
                read.Extra!.Value.GetProperty("key").GetString().ShouldBe(value);
                read.Extra!.Value.GetProperty("k" + value).GetString().ShouldBe("value");
                JsonSerializer.Deserialize<string>(read.Notes!).ShouldBe(value);
                (await new Names(session).ContainingAsync(value)).ShouldContain(value);
            });
        }
        await scene.IsUntouchedAsync();
    }

    [Fact]
    public async Task Looked_for_by_a_key_it_finds_the_users_own_row_alone()
    {
        await using Scene scene = await Scene.OpenAsync();
        foreach (string value in HostileValues.All)
        {
            await scene.TriedAsync(value, IsStorable(value) && RuneCount(value) <= EmailLength, async session =>
            {
                (await session.Students.FindByEmailAsync(value)).ShouldBeNull();
                await session.Students.InsertAsync(SchoolUnderTest.Student(SchoolUnderTest.Alice) with { Email = value });
                Student? found = await session.Students.FindByEmailAsync(value);

                found.ShouldNotBeNull().Email.ShouldBe(value);
                found.UserId.ShouldBe(SchoolUnderTest.Alice);
            });
        }
        await scene.IsUntouchedAsync();
    }

    [Fact]
    public async Task As_a_key_that_is_there_already_it_is_not_shown_by_the_refusal()
    {
        await using Scene scene = await Scene.OpenAsync();
        foreach (string value in HostileValues.All.Where(value => IsStorable(value) && Encoding.UTF8.GetByteCount(value) < 2_000))
        {
            await using SchoolSession session = await scene.School.Database.OpenAsync(Alice);
            await session.Orders.InsertAsync(new Order { User = value, Limit = 1 });
            (await session.Orders.UpsertByUserAsync(new Order { User = value, Limit = 2 })).User.ShouldBe(value);

            IsSilent(await Should.ThrowAsync<UniqueViolationException>(() => session.Orders.InsertAsync(new Order { User = value, Limit = 3 })), value);
        }
        await scene.IsUntouchedAsync();
    }

    [Fact]
    public async Task As_a_document_it_is_JSON_or_refused()
    {
        await using Scene scene = await Scene.OpenAsync();
        foreach (string value in HostileValues.All)
        {
            await scene.TriedAsync(value, null, async session =>
            {
                Student stored = await session.Students.InsertAsync(SchoolUnderTest.Student(SchoolUnderTest.Alice) with { Notes = value });
                JsonElement sent = JsonSerializer.Deserialize<JsonElement>(value), read = JsonSerializer.Deserialize<JsonElement>(stored.Notes!);
                read.ValueKind.ShouldBe(sent.ValueKind);
            });
        }
        await scene.IsUntouchedAsync();
    }

    [Fact]
    public async Task As_the_label_of_an_enum_that_a_table_holds_it_is_not_shown()
    {
        await using Scene scene = await Scene.OpenAsync();
        Student student = await scene.School.StoredStudentAsync(SchoolUnderTest.Alice);
        string[] labels = [.. HostileValues.All.Where(IsStorable)];
        await using (NpgsqlDataSource owner = NpgsqlDataSource.Create(scene.School.Owner))
        await using (NpgsqlCommand insert = owner.CreateCommand(
            "insert into outcome_progress (student_id, outcome_id, mastery_level, ease_factor, practice_count) select $1, gen_random_uuid(), label, 1, i from unnest($2) with ordinality as l (label, i)"))
        {
            insert.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = student.Id });
            insert.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = labels });
            await insert.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }
        Dictionary<int, Guid> ids = await scene.ProgressAsync();

        foreach ((string label, int i) in labels.Select((label, i) => (label, i + 1)))
        {
            UnknownLabelException unknown = await Should.ThrowAsync<UnknownLabelException>(
                () => scene.School.Database.ReadAsync(Alice, (session, token) => session.OutcomeProgress.GetAsync(ids[i], cancellationToken: token)));
            IsSilent(unknown, label);
        }
    }

    [Fact]
    public async Task As_the_name_of_a_role_it_gives_no_rows()
    {
        await using Scene scene = await Scene.OpenAsync();

        // Whoever may log in may act as what it is a member of; that role is not from outside.
        foreach (string value in HostileValues.All.Where(value => value != SchoolServer.Roles.Admin))
        {
            await using PlainDatabase database = new(scene.School.Login, new SessionRoles(value, value, value), options => options.AllowUnsafeLogin = true);
            Exception refused = await Should.ThrowAsync<Exception>(
                () => database.ReadAsync(Alice, (session, token) => new ContextRepository(session).RunAsync("select count(*)::int from students", token)));

            // "none" is the login itself, which has no rights without a role.
            if (value == "none") refused.ShouldBeOfType<RowSecurityViolationException>();
            else if (HasHalfACharacter(value)) refused.ShouldBeOfType<InvalidValueException>();
            else refused.ShouldBeOfType<SessionRefusedException>();
        }
        await scene.IsUntouchedAsync();
    }

    [Fact]
    public async Task As_the_id_of_a_user_or_framework_that_reached_the_setting_it_gives_no_rows()
    {
        await using Scene scene = await Scene.OpenAsync();
        await using NpgsqlDataSource source = NpgsqlDataSource.Create(scene.School.Login);
        await using NpgsqlConnection connection = await source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        foreach (string value in HostileValues.All)
        {
            await using NpgsqlBatch batch = new(connection);
            NpgsqlBatchCommand setUp = new("select set_config('role', $1, true), set_config('app.user_id', $2, true), set_config('app.framework_id', $2, true)");
            setUp.Parameters.Add(new NpgsqlParameter<string> { TypedValue = SchoolServer.Roles.Authenticated });
            setUp.Parameters.Add(new NpgsqlParameter<string> { TypedValue = value });
            batch.BatchCommands.Add(setUp);
            batch.BatchCommands.Add(new NpgsqlBatchCommand("select display_name from students"));
            try
            {
                await using NpgsqlDataReader reader = await batch.ExecuteReaderAsync(TestContext.Current.CancellationToken);
                await reader.NextResultAsync(TestContext.Current.CancellationToken);
                (await reader.ReadAsync(TestContext.Current.CancellationToken)).ShouldBeFalse(value);
            }
            catch (PostgresException refused)
            {
                refused.SqlState.ShouldStartWith("22");
            }
            catch (ArgumentException)
            {
                // Half a character, which the driver does not send. It has closed the connection or left it as it was.
                IsStorable(value).ShouldBeFalse();
            }
        }
        await scene.IsUntouchedAsync();
    }

    /// <summary>PostgreSQL stores every text but NUL; half of a surrogate pair is no character.</summary>
    private static bool IsStorable(string value) => !value.Contains('\0', StringComparison.Ordinal) && !HasHalfACharacter(value);

    // Enumerated, it shows as a replacement character that is not in the text.
    private static bool HasHalfACharacter(string value)
        => value.EnumerateRunes().Contains(Rune.ReplacementChar) && !value.Contains('\uFFFD', StringComparison.Ordinal);

    private static int RuneCount(string value) => value.EnumerateRunes().Count();

    private static void IsSilent(Exception failure, string value)
    {
        // Each message names the table, so that this value is in it already.
        if (value.Trim().Length >= Telling && value != "public.students") failure.ToString().ShouldNotContain(value, Case.Sensitive);
    }

    /// <summary>A school with rows of Bob and a canary, which must be as they were at the end.</summary>
    private sealed class Scene(SchoolUnderTest school) : IAsyncDisposable
    {
        private string before = "";

        public SchoolUnderTest School { get; } = school;

        public static async Task<Scene> OpenAsync()
        {
            Scene scene = new(await SchoolServer.OpenAsync(login => login.IncludeErrorDetail = true));
            await scene.School.ChangeAsync("create table canary (state text); insert into canary values ('alive'); grant all on canary to public");
            await scene.School.StoredStudentAsync(SchoolUnderTest.Bob, BobsSecret);
            scene.before = await scene.StateAsync();
            return scene;
        }

        /// <param name="value">In its place, by <paramref name="act"/>.</param>
        /// <param name="isStored">Whether it is stored or refused; null where both will do.</param>
        /// <param name="act">What the user does, rolled back afterwards.</param>
        public async Task TriedAsync(string value, bool? isStored, Func<SchoolSession, Task> act)
        {
            await using SchoolSession session = await School.Database.OpenAsync(Alice);
            try
            {
                await act(session);
                isStored.ShouldNotBe(false, value);
            }
            catch (InvalidValueException refused)
            {
                isStored.ShouldNotBe(true, value);
                IsSilent(refused, value);
            }
        }

        public async Task IsUntouchedAsync()
        {
            (await StateAsync()).ShouldBe(before);
            (await School.Database.ReadAsync(Alice, (session, token) => session.Students.ListAsync(cancellationToken: token))).ShouldAllBe(row => row.UserId == SchoolUnderTest.Alice);
        }

        public async Task<Dictionary<int, Guid>> ProgressAsync()
        {
            Dictionary<int, Guid> ids = [];
            await using NpgsqlDataSource owner = NpgsqlDataSource.Create(School.Owner);
            await using NpgsqlCommand command = owner.CreateCommand("select practice_count, id from outcome_progress");
            await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
            while (await reader.ReadAsync(TestContext.Current.CancellationToken)) ids.Add(reader.GetInt32(0), reader.GetGuid(1));
            return ids;
        }

        public ValueTask DisposeAsync() => School.DisposeAsync();

        /// <summary>Everything that one of the values would have changed: rows, tables, functions, schemas, roles, policies.</summary>
        private Task<string> StateAsync() => School.AskAsync<string>(
            $"""
            select concat_ws(E'\n',
                (select string_agg(state, ',') from canary),
                (select string_agg(display_name, ',') from students where user_id = '{SchoolUnderTest.Bob}'),
                (select string_agg(oid::regclass::text || relrowsecurity || relforcerowsecurity || coalesce(relacl::text, ''), ',' order by oid) from pg_class where relnamespace >= 'public'::regnamespace and relkind in ('r', 'v', 'S')),
                (select string_agg(nspname, ',' order by nspname) from pg_namespace where nspname !~ '^pg_'),
                (select string_agg(proname, ',' order by oid) from pg_proc where pronamespace >= 'public'::regnamespace),
                (select string_agg(polname || polrelid, ',' order by oid) from pg_policy),
                (select string_agg(rolname || rolsuper || rolbypassrls, ',' order by rolname) from pg_roles where rolname ~ '^schema_tests_' or rolname = '{HostileValues.Trace}'),
                (select count(*) from pg_auth_members m where m.member = any (select oid from pg_roles where rolname ~ '^schema_tests_')),
                (select count(*) from pg_largeobject_metadata))
            """);
    }

    /// <summary>A search by what somebody typed.</summary>
    private sealed class Names(DatabaseSession session) : Repository<string>(session, "public.students")
    {
        public Task<IReadOnlyList<string>> ContainingAsync(string term) => QueryRowsAsync(
            "select display_name from students where strpos(display_name, $1) > 0 or display_name like $1 escape '' or $1 = ''",
            TestContext.Current.CancellationToken, Value(term, NpgsqlDbType.Text));

        protected override string Read(NpgsqlDataReader reader) => reader.GetString(0);
    }
}
