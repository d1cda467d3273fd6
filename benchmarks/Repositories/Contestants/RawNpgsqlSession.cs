using Npgsql;
using StudyHub.Schema.Benchmarks.Repositories.Data;
using static StudyHub.Schema.Benchmarks.Repositories.Contestants.RawParameters;

namespace StudyHub.Schema.Benchmarks.Repositories.Contestants;

/// <summary>
/// The same in a session: the set-up goes ahead of the statement in one batch, which is one round trip and one implicit transaction.
/// </summary>
internal sealed class RawNpgsqlSession(string connectionString, Caller caller) : IContestant
{
    private readonly NpgsqlDataSource source = NpgsqlDataSource.Create(connectionString);
    private Guid last;

    public async Task<StudentOutcomeProgress?> GetAsync(Guid id)
    {
        await using NpgsqlConnection connection = await source.OpenConnectionAsync();
        await using NpgsqlBatch batch = new(connection) { BatchCommands = { SetUp(RawSql.Reading), new NpgsqlBatchCommand(RawSql.Get) { Parameters = { Uuid(id) } } } };
        await using NpgsqlDataReader reader = await batch.ExecuteReaderAsync();
        await reader.NextResultAsync();
        return await reader.ReadAsync() ? RawRows.Progress(reader) : null;
    }

    public async Task<IReadOnlyList<StudentOutcomeProgress>> ListAsync(Guid studentId)
    {
        await using NpgsqlConnection connection = await source.OpenConnectionAsync();
        await using NpgsqlBatch batch = new(connection) { BatchCommands = { SetUp(RawSql.Reading), new NpgsqlBatchCommand(RawSql.List) { Parameters = { Uuid(studentId) } } } };
        await using NpgsqlDataReader reader = await batch.ExecuteReaderAsync();
        await reader.NextResultAsync();
        List<StudentOutcomeProgress> rows = [];
        while (await reader.ReadAsync()) rows.Add(RawRows.Progress(reader));
        return rows;
    }

    public async Task<IReadOnlyList<StudentOutcomeProgress>> PageAsync(int rows)
    {
        await using NpgsqlConnection connection = await source.OpenConnectionAsync();
        await using NpgsqlBatch batch = new(connection) { BatchCommands = { SetUp(RawSql.Reading), new NpgsqlBatchCommand(RawSql.Page) { Parameters = { Integer(rows) } } } };
        await using NpgsqlDataReader reader = await batch.ExecuteReaderAsync();
        await reader.NextResultAsync();
        List<StudentOutcomeProgress> page = [];
        while (await reader.ReadAsync()) page.Add(RawRows.Progress(reader));
        return page;
    }

    public async IAsyncEnumerable<StudentOutcomeProgress> StreamAsync()
    {
        await using NpgsqlConnection connection = await source.OpenConnectionAsync();
        await using NpgsqlBatch batch = new(connection) { BatchCommands = { SetUp(RawSql.Reading), new NpgsqlBatchCommand(RawSql.Stream) } };
        await using NpgsqlDataReader reader = await batch.ExecuteReaderAsync();
        await reader.NextResultAsync();
        while (await reader.ReadAsync()) yield return RawRows.Progress(reader);
    }

    public async Task<StudentOutcomeProgress?> InsertAsync(StudentOutcomeProgress row)
    {
        await using NpgsqlConnection connection = await source.OpenConnectionAsync();
        NpgsqlBatchCommand command = new(RawSql.Insert);
        command.Parameters.AddRow(row);
        await using NpgsqlBatch batch = new(connection) { BatchCommands = { SetUp(RawSql.Writing), command } };
        await using NpgsqlDataReader reader = await batch.ExecuteReaderAsync();
        await reader.NextResultAsync();
        return await reader.ReadAsync() ? RawRows.Progress(reader) : null;
    }

    public async Task InsertManyAsync(IReadOnlyList<StudentOutcomeProgress> rows)
    {
        await using NpgsqlConnection connection = await source.OpenConnectionAsync();
        NpgsqlBatchCommand command = new(RawSql.InsertMany);
        command.Parameters.AddRows(rows);
        await using NpgsqlBatch batch = new(connection) { BatchCommands = { SetUp(RawSql.Writing), command } };
        await batch.ExecuteNonQueryAsync();
    }

    public async Task<StudentOutcomeProgress?> UpsertAsync(StudentOutcomeProgress row)
    {
        await using NpgsqlConnection connection = await source.OpenConnectionAsync();
        NpgsqlBatchCommand command = new(RawSql.Upsert);
        command.Parameters.AddRow(row);
        await using NpgsqlBatch batch = new(connection) { BatchCommands = { SetUp(RawSql.Writing), command } };
        await using NpgsqlDataReader reader = await batch.ExecuteReaderAsync();
        await reader.NextResultAsync();
        return await reader.ReadAsync() ? RawRows.Progress(reader) : null;
    }

    public async Task<StudentOutcomeProgress?> UpdateAsync(StudentOutcomeProgress row)
    {
        await using NpgsqlConnection connection = await source.OpenConnectionAsync();
        NpgsqlBatchCommand command = new(RawSql.Update);
        command.Parameters.AddRow(row);
        command.Parameters.Add(Uuid(row.Id));
        await using NpgsqlBatch batch = new(connection) { BatchCommands = { SetUp(RawSql.Writing), command } };
        await using NpgsqlDataReader reader = await batch.ExecuteReaderAsync();
        await reader.NextResultAsync();
        return await reader.ReadAsync() ? RawRows.Progress(reader) : null;
    }

    public async Task DeleteAsync(Guid id)
    {
        await using NpgsqlConnection connection = await source.OpenConnectionAsync();
        await using NpgsqlBatch batch = new(connection) { BatchCommands = { SetUp(RawSql.Writing), new NpgsqlBatchCommand(RawSql.Delete) { Parameters = { Uuid(id) } } } };
        if (await batch.ExecuteNonQueryAsync() == 0) throw new InvalidOperationException("There is no such row.");
    }

    public async Task<IReadOnlyList<OutcomeProgress>> GraphAsync(Guid[] outcomes)
    {
        await using NpgsqlConnection connection = await source.OpenConnectionAsync();
        await using NpgsqlBatch batch = new(connection)
        {
            BatchCommands =
            {
                SetUp(RawSql.Reading),
                new NpgsqlBatchCommand(RawSql.Parents) { Parameters = { Uuids(outcomes) } },
                new NpgsqlBatchCommand(RawSql.Children) { Parameters = { Uuids(outcomes) } },
            },
        };
        await using NpgsqlDataReader reader = await batch.ExecuteReaderAsync();
        await reader.NextResultAsync();
        return await RawGraph.ReadAsync(reader);
    }

    public async Task<StudyPlan?> ReadPlanAsync(Guid id)
    {
        await using NpgsqlConnection connection = await source.OpenConnectionAsync();
        await using NpgsqlBatch batch = new(connection) { BatchCommands = { SetUp(RawSql.Reading), new NpgsqlBatchCommand(RawSql.ReadPlan) { Parameters = { Uuid(id) } } } };
        await using NpgsqlDataReader reader = await batch.ExecuteReaderAsync();
        await reader.NextResultAsync();
        return await reader.ReadAsync() ? RawRows.Plan(reader) : null;
    }

    public async Task<StudyPlan?> WritePlanAsync(StudyPlan row)
    {
        await using NpgsqlConnection connection = await source.OpenConnectionAsync();
        await using NpgsqlBatch batch = new(connection) { BatchCommands = { SetUp(RawSql.Writing), new NpgsqlBatchCommand(RawSql.WritePlan) { Parameters = { Uuid(row.FrameworkId), Json(row.Document), Uuid(row.Id) } } } };
        await using NpgsqlDataReader reader = await batch.ExecuteReaderAsync();
        await reader.NextResultAsync();
        return await reader.ReadAsync() ? RawRows.Plan(reader) : null;
    }

    public Task GoToAsync(int depth, Guid id)
    {
        last = id;
        return Task.CompletedTask;
    }

    public async Task<IReadOnlyList<StudentOutcomeProgress>> NextPageAsync()
    {
        await using NpgsqlConnection connection = await source.OpenConnectionAsync();
        await using NpgsqlBatch batch = new(connection) { BatchCommands = { SetUp(RawSql.Reading), new NpgsqlBatchCommand(RawSql.NextPage) { Parameters = { Uuid(last) } } } };
        await using NpgsqlDataReader reader = await batch.ExecuteReaderAsync();
        await reader.NextResultAsync();
        List<StudentOutcomeProgress> rows = [];
        while (await reader.ReadAsync()) rows.Add(RawRows.Progress(reader));
        return rows;
    }

    public ValueTask DisposeAsync() => source.DisposeAsync();

    private NpgsqlBatchCommand SetUp(string sql)
        => new(sql) { Parameters = { Text(caller.User), Text(caller.Framework) } };
}
