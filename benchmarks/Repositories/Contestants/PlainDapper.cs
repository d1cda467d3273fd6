using System.Data;
using System.Text.Json;
using Dapper;
using Npgsql;
using NpgsqlTypes;
using StudyHub.Schema.Benchmarks.Repositories.Data;

namespace StudyHub.Schema.Benchmarks.Repositories.Contestants;

/// <summary>Dapper as people write it: named parameters from anonymous objects, columns by name; a session is a transaction that begins by its settings.</summary>
internal sealed class PlainDapper(string connectionString, Caller? caller) : IContestant
{
    private const string Columns = """
        id, framework_id, student_id, outcome_id, mastery_level, last_practiced, practice_count, next_review_date, ease_factor, interval_days,
        repetition, created_at, updated_at
        """;

    private const string Select = $"select {Columns} from student_outcome_progress ";

    private const string InsertInto = """
        insert into student_outcome_progress (framework_id, student_id, outcome_id, mastery_level, last_practiced, practice_count, next_review_date,
            ease_factor, interval_days, repetition)
        values (@FrameworkId, @StudentId, @OutcomeId, @MasteryLevel, @LastPracticed, @PracticeCount, @NextReviewDate, @EaseFactor, @IntervalDays, @Repetition)
        """;

    private readonly NpgsqlDataSource source = NpgsqlDataSource.Create(connectionString);
    private Guid last;

    static PlainDapper()
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        SqlMapper.AddTypeHandler(new DateHandler());
        SqlMapper.AddTypeHandler(new DocumentHandler());
    }

    public async Task<StudentOutcomeProgress?> GetAsync(Guid id)
    {
        await using NpgsqlConnection connection = await source.OpenConnectionAsync();
        await using NpgsqlTransaction? transaction = await BeginAsync(connection);
        StudentOutcomeProgress? row = await connection.QuerySingleOrDefaultAsync<StudentOutcomeProgress>(Select + "where id = @id", new { id }, transaction);
        if (transaction is not null) await transaction.CommitAsync();
        return row;
    }

    public async Task<IReadOnlyList<StudentOutcomeProgress>> ListAsync(Guid studentId)
    {
        await using NpgsqlConnection connection = await source.OpenConnectionAsync();
        await using NpgsqlTransaction? transaction = await BeginAsync(connection);
        IEnumerable<StudentOutcomeProgress> rows = await connection.QueryAsync<StudentOutcomeProgress>(
            Select + "where student_id = @studentId order by id", new { studentId }, transaction);
        if (transaction is not null) await transaction.CommitAsync();
        return rows.AsList();
    }

    public async Task<IReadOnlyList<StudentOutcomeProgress>> PageAsync(int rows)
    {
        await using NpgsqlConnection connection = await source.OpenConnectionAsync();
        await using NpgsqlTransaction? transaction = await BeginAsync(connection);
        IEnumerable<StudentOutcomeProgress> page = await connection.QueryAsync<StudentOutcomeProgress>(
            Select + "order by id limit @rows", new { rows }, transaction);
        if (transaction is not null) await transaction.CommitAsync();
        return page.AsList();
    }

    public async IAsyncEnumerable<StudentOutcomeProgress> StreamAsync()
    {
        await using NpgsqlConnection connection = await source.OpenConnectionAsync();
        await using NpgsqlTransaction? transaction = await BeginAsync(connection);
        await foreach (StudentOutcomeProgress row in connection.QueryUnbufferedAsync<StudentOutcomeProgress>(Select + "order by id", null, transaction))
            yield return row;
        if (transaction is not null) await transaction.CommitAsync();
    }

    public async Task<StudentOutcomeProgress?> InsertAsync(StudentOutcomeProgress row)
    {
        await using NpgsqlConnection connection = await source.OpenConnectionAsync();
        await using NpgsqlTransaction? transaction = await BeginAsync(connection);
        StudentOutcomeProgress stored = await connection.QuerySingleAsync<StudentOutcomeProgress>($"{InsertInto} returning {Columns}", ValuesOf(row), transaction);
        if (transaction is not null) await transaction.CommitAsync();
        return stored;
    }

    /// <summary>A list in place of one object: Dapper runs the statement for each.</summary>
    public async Task InsertManyAsync(IReadOnlyList<StudentOutcomeProgress> rows)
    {
        await using NpgsqlConnection connection = await source.OpenConnectionAsync();
        await using NpgsqlTransaction transaction = await BeginAsync(connection) ?? await connection.BeginTransactionAsync();
        await connection.ExecuteAsync(InsertInto, rows.Select(ValuesOf), transaction);
        await transaction.CommitAsync();
    }

    public async Task<StudentOutcomeProgress?> UpsertAsync(StudentOutcomeProgress row)
    {
        await using NpgsqlConnection connection = await source.OpenConnectionAsync();
        await using NpgsqlTransaction? transaction = await BeginAsync(connection);
        StudentOutcomeProgress stored = await connection.QuerySingleAsync<StudentOutcomeProgress>(
            $"""
            {InsertInto}
            on conflict (student_id, outcome_id) do update set framework_id = excluded.framework_id, mastery_level = excluded.mastery_level,
                last_practiced = excluded.last_practiced, practice_count = excluded.practice_count, next_review_date = excluded.next_review_date,
                ease_factor = excluded.ease_factor, interval_days = excluded.interval_days, repetition = excluded.repetition
            returning {Columns}
            """, ValuesOf(row), transaction);
        if (transaction is not null) await transaction.CommitAsync();
        return stored;
    }

    public async Task<StudentOutcomeProgress?> UpdateAsync(StudentOutcomeProgress row)
    {
        await using NpgsqlConnection connection = await source.OpenConnectionAsync();
        await using NpgsqlTransaction? transaction = await BeginAsync(connection);
        StudentOutcomeProgress stored = await connection.QuerySingleAsync<StudentOutcomeProgress>(
            $"""
            update student_outcome_progress set framework_id = @FrameworkId, student_id = @StudentId, outcome_id = @OutcomeId,
                mastery_level = @MasteryLevel, last_practiced = @LastPracticed, practice_count = @PracticeCount, next_review_date = @NextReviewDate,
                ease_factor = @EaseFactor, interval_days = @IntervalDays, repetition = @Repetition
            where id = @Id
            returning {Columns}
            """,
            new
            {
                row.Id, row.FrameworkId, row.StudentId, row.OutcomeId, MasteryLevel = Labels.Of(row.MasteryLevel), row.LastPracticed, row.PracticeCount,
                row.NextReviewDate, row.EaseFactor, row.IntervalDays, row.Repetition,
            },
            transaction);
        if (transaction is not null) await transaction.CommitAsync();
        return stored;
    }

    public async Task DeleteAsync(Guid id)
    {
        await using NpgsqlConnection connection = await source.OpenConnectionAsync();
        await using NpgsqlTransaction? transaction = await BeginAsync(connection);
        int deleted = await connection.ExecuteAsync("delete from student_outcome_progress where id = @id", new { id }, transaction);
        if (deleted == 0) throw new InvalidOperationException("There is no such row.");
        if (transaction is not null) await transaction.CommitAsync();
    }

    public async Task<IReadOnlyList<OutcomeProgress>> GraphAsync(Guid[] outcomes)
    {
        await using NpgsqlConnection connection = await source.OpenConnectionAsync();
        await using NpgsqlTransaction? transaction = await BeginAsync(connection);
        List<OutcomeProgress> parents;
        await using (SqlMapper.GridReader grid = await connection.QueryMultipleAsync(
            $"select id, framework_id, code, title from outcomes where id = any(@outcomes) order by id; {Select} where outcome_id = any(@outcomes) order by id",
            new { outcomes }, transaction))
        {
            IEnumerable<Outcome> rows = await grid.ReadAsync<Outcome>();
            ILookup<Guid, StudentOutcomeProgress> progress = (await grid.ReadAsync<StudentOutcomeProgress>()).ToLookup(child => child.OutcomeId);
            parents = [.. rows.Select(outcome => new OutcomeProgress(outcome, progress[outcome.Id].ToList()))];
        }
        if (transaction is not null) await transaction.CommitAsync();
        return parents;
    }

    public async Task<StudyPlan?> ReadPlanAsync(Guid id)
    {
        await using NpgsqlConnection connection = await source.OpenConnectionAsync();
        await using NpgsqlTransaction? transaction = await BeginAsync(connection);
        StudyPlan? row = await connection.QuerySingleOrDefaultAsync<StudyPlan>(
            "select id, framework_id, document from study_plans where id = @id", new { id }, transaction);
        if (transaction is not null) await transaction.CommitAsync();
        return row;
    }

    public async Task<StudyPlan?> WritePlanAsync(StudyPlan row)
    {
        await using NpgsqlConnection connection = await source.OpenConnectionAsync();
        await using NpgsqlTransaction? transaction = await BeginAsync(connection);
        StudyPlan stored = await connection.QuerySingleAsync<StudyPlan>(
            "update study_plans set framework_id = @FrameworkId, document = @Document where id = @Id returning id, framework_id, document",
            new { row.Id, row.FrameworkId, row.Document }, transaction);
        if (transaction is not null) await transaction.CommitAsync();
        return stored;
    }

    public Task GoToAsync(int depth, Guid id)
    {
        last = id;
        return Task.CompletedTask;
    }

    public async Task<IReadOnlyList<StudentOutcomeProgress>> NextPageAsync()
    {
        await using NpgsqlConnection connection = await source.OpenConnectionAsync();
        await using NpgsqlTransaction? transaction = await BeginAsync(connection);
        IEnumerable<StudentOutcomeProgress> rows = await connection.QueryAsync<StudentOutcomeProgress>(
            Select + "where id > @last order by id limit 100", new { last }, transaction);
        if (transaction is not null) await transaction.CommitAsync();
        return rows.AsList();
    }

    public ValueTask DisposeAsync() => source.DisposeAsync();

    private async Task<NpgsqlTransaction?> BeginAsync(NpgsqlConnection connection)
    {
        if (caller is null) return null;
        NpgsqlTransaction transaction = await connection.BeginTransactionAsync();
        await connection.ExecuteAsync(
            "select set_config('role', 'authenticated', true), set_config('app.user_id', @user, true), set_config('app.framework_id', @framework, true)",
            new { user = caller.User, framework = caller.Framework }, transaction);
        return transaction;
    }

    private static object ValuesOf(StudentOutcomeProgress row) => new
    {
        row.FrameworkId, row.StudentId, row.OutcomeId, MasteryLevel = Labels.Of(row.MasteryLevel), row.LastPracticed, row.PracticeCount,
        row.NextReviewDate, row.EaseFactor, row.IntervalDays, row.Repetition,
    };

    /// <summary>Dapper has no DateOnly of its own.</summary>
    private sealed class DateHandler : SqlMapper.TypeHandler<DateOnly>
    {
        public override DateOnly Parse(object value) => value is DateOnly date ? date : DateOnly.FromDateTime((DateTime)value);

        public override void SetValue(IDbDataParameter parameter, DateOnly value) => parameter.Value = value;
    }

    private sealed class DocumentHandler : SqlMapper.TypeHandler<PlanDocument>
    {
        private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

        public override PlanDocument? Parse(object value) => JsonSerializer.Deserialize<PlanDocument>((string)value, Options);

        public override void SetValue(IDbDataParameter parameter, PlanDocument? value)
        {
            ((NpgsqlParameter)parameter).NpgsqlDbType = NpgsqlDbType.Jsonb;
            parameter.Value = JsonSerializer.Serialize(value, Options);
        }
    }
}
