namespace StudyHub.Schema.Benchmarks.Repositories.Contestants;

/// <summary>The statements as an expert writes them by hand: positions in place of names, and each column by its own.</summary>
internal static class RawSql
{
    private const string Columns =
        "id, framework_id, student_id, outcome_id, mastery_level, last_practiced, practice_count, next_review_date, ease_factor, interval_days, repetition, created_at, updated_at";

    private const string Select = "select " + Columns + " from student_outcome_progress ";

    private const string Given =
        "framework_id, student_id, outcome_id, mastery_level, last_practiced, practice_count, next_review_date, ease_factor, interval_days, repetition";

    public const string Get = Select + "where id = $1";

    public const string List = Select + "where student_id = $1 order by id";

    public const string Page = Select + "order by id limit $1";

    public const string NextPage = Select + "where id > $1 order by id limit 100";

    public const string Stream = Select + "order by id";

    public const string Insert = "insert into student_outcome_progress (" + Given + ") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning " + Columns;

    public const string InsertMany = "insert into student_outcome_progress (" + Given + ") select * from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";

    public const string Copy = "copy student_outcome_progress (" + Given + ") from stdin (format binary)";

    public const string Upsert = "insert into student_outcome_progress (" + Given + ") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) "
        + "on conflict (student_id, outcome_id) do update set framework_id = excluded.framework_id, mastery_level = excluded.mastery_level, "
        + "last_practiced = excluded.last_practiced, practice_count = excluded.practice_count, next_review_date = excluded.next_review_date, "
        + "ease_factor = excluded.ease_factor, interval_days = excluded.interval_days, repetition = excluded.repetition returning " + Columns;

    public const string Update = "update student_outcome_progress set framework_id = $1, student_id = $2, outcome_id = $3, mastery_level = $4, "
        + "last_practiced = $5, practice_count = $6, next_review_date = $7, ease_factor = $8, interval_days = $9, repetition = $10 "
        + "where id = $11 returning " + Columns;

    public const string Delete = "delete from student_outcome_progress where id = $1";

    public const string Parents = "select id, framework_id, code, title from outcomes where id = any($1) order by id";

    public const string Children = Select + "where outcome_id = any($1) order by outcome_id, id";

    public const string ReadPlan = "select id, framework_id, document from study_plans where id = $1";

    public const string WritePlan = "update study_plans set framework_id = $1, document = $2 where id = $3 returning id, framework_id, document";

    private const string SetUp = "select set_config('role', 'authenticated', true), set_config('app.user_id', $1, true), set_config('app.framework_id', $2, true)";

    /// <summary>Of a session that writes.</summary>
    public const string Writing = SetUp;

    /// <summary>Of a session that reads, and can do nothing else.</summary>
    public const string Reading = SetUp + ", set_config('transaction_read_only', 'on', true)";
}
