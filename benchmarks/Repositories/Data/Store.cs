using System.Globalization;
using Npgsql;
using StudyHub.Schema.Testing;

namespace StudyHub.Schema.Benchmarks.Repositories.Data;

/// <summary>
/// A throw-away server with the tables filled, and two logins: one that acts as <c>authenticated</c> in sessions, and one of a job, whose
/// rights are its own and for which row security does not hold.
/// </summary>
internal sealed class Store : IAsyncDisposable
{
    // Statistics and dead rows are seen to by the benchmark, between what it measures.
    private const string Fill = """
        alter table students no force row level security;
        alter table outcomes no force row level security;
        alter table student_outcome_progress no force row level security;
        alter table study_plans no force row level security;
        alter table student_outcome_progress set (autovacuum_enabled = false);
        insert into students (id, framework_id, name)
            select md5('s' || n)::uuid, md5('framework')::uuid, 'Student ' || n from generate_series(0, {STUDENTS} - 1) n;
        insert into outcomes (id, framework_id, code, title)
            select md5('o' || n)::uuid, md5('framework')::uuid, 'MA-' || n, 'Solves problems of kind ' || n from generate_series(0, {OUTCOMES} - 1) n;
        insert into outcomes (id, framework_id, code, title)
            select md5('x' || n)::uuid, md5('framework')::uuid, 'NEW-' || n, 'Without progress yet ' || n from generate_series(0, {FREE} - 1) n;
        insert into student_outcome_progress (id, framework_id, student_id, outcome_id, mastery_level, last_practiced, practice_count, next_review_date,
                ease_factor, interval_days, repetition, created_at, updated_at)
            select md5('p' || n)::uuid, md5('framework')::uuid, md5('s' || n % {STUDENTS})::uuid, md5('o' || n / 20)::uuid,
                (array['beginning', 'developing', 'consolidating', 'secure'])[1 + n % 4],
                case when n % 5 > 0 then timestamptz '2026-01-01 08:00Z' + n % 100000 * interval '1 minute' end, n % 40,
                case when n % 7 > 0 then date '2026-02-01' + n % 365 end, 1.3 + n % 150 / 100.0, 1 + n % 90, n % 8, timestamptz '2025-09-01 00:00Z' + n * interval '1 second',
                timestamptz '2026-01-02 00:00Z' + n * interval '1 second'
            from generate_series(0, {ROWS} - 1) n;
        insert into study_plans (id, framework_id, document)
            select md5('d' || n)::uuid, md5('framework')::uuid, jsonb_build_object('title', 'Plan of student ' || n, 'minutesAWeek', 60 + n % 200, 'isShared', n % 2 = 0, 'steps',
                (select jsonb_agg(jsonb_build_object('subject', 'Subject ' || s, 'week', s, 'minutes', 10 * s, 'remark', case when s % 2 = 0 then 'with a parent' end)) from generate_series(1, 6) s))
            from generate_series(0, {STUDENTS} - 1) n;
        alter table students force row level security;
        alter table outcomes force row level security;
        alter table student_outcome_progress force row level security;
        alter table study_plans force row level security;
        """;

    private readonly EphemeralPostgres postgres;
    private readonly NpgsqlConnection owner;

    private Store(EphemeralPostgres postgres, NpgsqlConnection owner, int rows) => (this.postgres, this.owner, Rows) = (postgres, owner, rows);

    public Version Version => postgres.Version;

    public int Rows { get; }

    /// <summary>A hundred rows of progress each.</summary>
    public int Students => Rows / 100;

    /// <summary>Twenty rows of progress each.</summary>
    public int Outcomes => Rows / 20;

    /// <summary>An application's login: row security holds, and it is nobody before its session says who.</summary>
    public required string ApplicationLogin { get; init; }

    /// <summary>A job's login: it has rights of its own, and sees every row.</summary>
    public required string JobLogin { get; init; }

    public Caller Caller { get; } = new(Keys.Of("user"), Keys.Of("framework"));

    /// <param name="rows">Rows of progress, a multiple of 100.</param>
    /// <param name="mostNew">How many rows may be added by one workload.</param>
    public static async Task<Store> FillAsync(int rows, int mostNew)
    {
        EphemeralPostgres postgres = await EphemeralPostgres.StartAsync();
        await postgres.TrackRolesAsync(MeasuredDatabase.Schema.Roles);
        EphemeralDatabase database = await postgres.CreateDatabaseAsync();
        NpgsqlConnection owner = new(new NpgsqlConnectionStringBuilder(database.ConnectionString) { CommandTimeout = 0, Pooling = false }.ConnectionString);
        await owner.OpenAsync();
        await MeasuredDatabase.Schema.ApplyAsync(owner);
        string job = await database.CreateLoginAsync([]);
        Store store = new(postgres, owner, rows)
        {
            // Sessions leave nothing on a connection, and the others nothing either.
            ApplicationLogin = Told(await database.CreateLoginAsync(["anon", "authenticated"])),
            JobLogin = Told(job),
        };
        string name = new NpgsqlConnectionStringBuilder(job).Username!;
        await store.ExecuteAsync(Fill
            .Replace("{ROWS}", Number(rows)).Replace("{STUDENTS}", Number(store.Students)).Replace("{OUTCOMES}", Number(store.Outcomes))
            .Replace("{FREE}", Number(mostNew / store.Students + 1)));
        await store.ExecuteAsync($"""
            alter role "{name}" bypassrls;
            grant usage on schema public to "{name}";
            grant select, insert, update, delete on students, outcomes, student_outcome_progress, study_plans to "{name}"
            """);
        await store.ExecuteAsync("vacuum analyze");
        return store;
    }

    public async Task ExecuteAsync(string sql)
    {
        await using NpgsqlCommand command = new(sql, owner);
        await command.ExecuteNonQueryAsync();
    }

    public async Task<T> ValueAsync<T>(string sql)
    {
        await using NpgsqlCommand command = new(sql, owner);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async ValueTask DisposeAsync()
    {
        await owner.DisposeAsync();
        await postgres.DisposeAsync();
    }

    private static string Told(string login) => new NpgsqlConnectionStringBuilder(login) { NoResetOnClose = true, CommandTimeout = 0 }.ConnectionString;

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
