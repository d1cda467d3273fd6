using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using StudyHub.Schema;
using StudyHub.Schema.Sessions;

// What a user would write. Read by the generator in Generators.Tests; compiled with what it emitted into Schema.Tests.
namespace StudyHub.School;

/// <summary>Queries in SQL: each shape of a result, each way of a value.</summary>
public static partial class Reports
{
    /// <summary>A list of records, by constructor and by property, with columns in another order.</summary>
    [Query(Sql = """
        select s.mood, p.mastery_level as level, count(*) as progresses, s.id, max(p.last_practised) as latest -- @since is no parameter here
        from public.students s
        join public.outcome_progress p on p.student_id = s.id
        where s.display_name = any (@names) and p.created_at >=@since and s.interests @> @interests and s.preferences ? 'theme'
        group by s.id, s.mood, p.mastery_level
        order by s.id, p.mastery_level;
        """)]
    public static partial Task<IReadOnlyList<StudentFigures>> FiguresAsync(
        this DatabaseSession session, string[] names, DateTimeOffset since, string[] interests, CancellationToken cancellationToken = default);

    /// <summary>A stream of single values.</summary>
    [Query(Sql = "select number from public.students where mood is not distinct from @mood::public.mood order by number")]
    public static partial IAsyncEnumerable<long> Numbers(DatabaseSession session, Mood? mood, CancellationToken cancellationToken = default);

    /// <summary>Rows out of nothing.</summary>
    [Query(Sql = "select i as value, i::text as text from generate_series(1, @count) i")]
    internal static partial IAsyncEnumerable<Counted> CountUp(this SchoolSession session, int count);

    /// <summary>One row or none.</summary>
    [Query(Sql = "select id, preferences, extra, picture, wakes_at from public.students where email = @email")]
    public static partial Task<StudentPage?> PageAsync(this DatabaseSession session, string? email);

    /// <summary>Exactly one.</summary>
    [Query(Sql = "select count(*) from public.students where mood = @mood::public.mood")]
    public static partial Task<long> CountAsync(this DatabaseSession session, Mood mood);

    /// <summary>An overload.</summary>
    [Query(Sql = "select count(*) from public.students")]
    public static partial Task<long> CountAsync(this DatabaseSession session);

    /// <summary>Remarks around it, and no parameter.</summary>
    [Query(Sql = "/* all; */ select count(*) from public.students; -- ; and no more")]
    public static partial Task<long> CountAllAsync(this DatabaseSession session);

    /// <summary>A call that gives nothing, which is waited for.</summary>
    [Query(Sql = "select pg_advisory_xact_lock(@key)")]
    public static partial Task HoldAsync(this DatabaseSession session, long key);

    /// <summary>One value that may be NULL, of one row that may be missing.</summary>
    [Query(Sql = "select wakes_at from public.students where id = @id")]
    public static partial Task<TimeOnly?> WakesAtAsync(this DatabaseSession session, Guid id);

    /// <summary>One value that must be there.</summary>
    [Query(Sql = "select number from public.students where id = any (@ids)")]
    public static partial Task<long> NumberAsync(this DatabaseSession session, Guid[] ids);

    /// <summary>How many were written.</summary>
    [Query(Sql = "update public.students set wakes_at = @class, notes = null where display_name = @name")]
    public static partial Task<int> WakeAsync(this DatabaseSession session, TimeOnly? @class, string name, CancellationToken cancellationToken = default);

    /// <summary>Written, and nobody asks how many.</summary>
    [Query(Sql = "delete from public.outcome_progress where ease_factor < @least", As = Role.Admin)]
    public static partial Task ForgetAsync(this DatabaseSession session, decimal least);

    /// <summary>Written and read back.</summary>
    [Query(Sql = "insert into public.enrolments (student_id, subject_id) select @student, unnest(@subjects) returning subject_id")]
    public static partial Task<IReadOnlyList<Guid>> EnrolAsync(this DatabaseSession session, Guid student, Guid[] subjects);

    /// <summary>Reads, and locks what it reads.</summary>
    [Query(Sql = "select id from public.students order by id for update skip locked")]
    public static partial Task<IReadOnlyList<Guid>> LockedAsync(this DatabaseSession session);

    /// <summary>Members of enums in lists, given and read back: labels in a text, and those of a PostgreSQL enum.</summary>
    [Query(Sql = """
        select array_agg(mood order by number) as humours, @levels as levels, @missing as missing
        from public.students where mood = any (@humours)
        """)]
    public static partial Task<HumourLists> HumoursAsync(this DatabaseSession session, Humour[] humours, MasteryLevel[] levels, MasteryLevel[]? missing);

    /// <summary>What attributes say of a column of a table holds for one of a query.</summary>
    [Query(Sql = "select id, xmin, '10.0.0.1'::inet as address, '2026-02-03 04:05:06'::timestamp as written, 1 as level, null::smallint as least from till.\"order\"")]
    public static partial IAsyncEnumerable<OrderStamp> Stamps(this DatabaseSession session);

    /// <summary>A NULL where the type says that there is none, which no compiler can see.</summary>
    [Query(Sql = "select max(wakes_at) as wakes_at from public.students")]
    public static partial Task<TimeOnly> LatestAsync(this DatabaseSession session);

    /// <summary>A number with more digits than a decimal, though not before its zeros.</summary>
    [Query(Sql = "select 99999999999.12345678901234568::numeric(38,18) as wide")]
    public static partial Task<decimal> WideAsync(this DatabaseSession session);

    /// <summary>A list whose items are said to be never null.</summary>
    [Query(Sql = "select array['a', null] as items")]
    public static partial Task<string[]> TagsAsync(this DatabaseSession session);

    /// <summary>The same, said as it is.</summary>
    [Query(Sql = "select array['a', null] as items")]
    public static partial Task<string?[]> GapsAsync(this DatabaseSession session);
}

/// <summary>Two by constructor, the others by property.</summary>
public sealed record StudentFigures(Guid Id, long Progresses)
{
    /// <summary>A PostgreSQL enum, read as it is.</summary>
    public Mood? Mood { get; init; }

    /// <summary>A label in a text.</summary>
    public required MasteryLevel Level { get; init; }

    /// <summary>Another name than the column's.</summary>
    [Column("latest")] public DateTimeOffset? LastPractised { get; init; }

    /// <summary>No column.</summary>
    [NotMapped] public string? Note { get; init; }
}

/// <summary>With a document.</summary>
public sealed class StudentPage
{
    /// <summary>The key.</summary>
    public Guid Id { get; init; }

    /// <summary>A typed document.</summary>
    [Jsonb] public required Preferences Preferences { get; init; }

    /// <summary>One that may be missing, as text.</summary>
    [Jsonb] public string? Extra { get; init; }

    /// <summary>Bytes.</summary>
    public byte[]? Picture { get; init; }

    /// <summary>A value that may be NULL.</summary>
    public TimeOnly? WakesAt { get; set; }
}

/// <summary>The server's enum of moods, by another name.</summary>
[PostgresEnum("mood", Schema = "public")]
public enum Humour
{
    Calm,
    VeryHappy,
}

/// <summary>Lists of members.</summary>
public sealed record HumourLists(Humour[]? Humours, MasteryLevel[] Levels, MasteryLevel[]? Missing);

/// <summary>Members whose C# types alone do not say what they are read from.</summary>
public sealed record OrderStamp(long Id)
{
    /// <summary>The row's version.</summary>
    [RowVersion] public uint Version { get; init; }

    /// <summary>An address of the net.</summary>
    [Column(Type = "inet")] public System.Net.IPAddress? Address { get; init; }

    /// <summary>A local time.</summary>
    [Column(Type = "timestamp")] public DateTime Written { get; init; }

    /// <summary>Its number.</summary>
    [Column(Type = "integer")] public MasteryLevel Level { get; init; }

    /// <summary>Its number, or NULL.</summary>
    [Column(Type = "smallint")] public MasteryLevel? Least { get; init; }
}

/// <summary>A struct.</summary>
internal readonly record struct Counted(int Value, string Text);
