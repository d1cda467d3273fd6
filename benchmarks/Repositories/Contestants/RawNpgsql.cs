using Npgsql;
using StudyHub.Schema.Benchmarks.Repositories.Data;
using static StudyHub.Schema.Benchmarks.Repositories.Contestants.RawParameters;

namespace StudyHub.Schema.Benchmarks.Repositories.Contestants;

/// <summary>Npgsql by hand, without row security: each method written out, since a helper would cost what is measured.</summary>
internal sealed class RawNpgsql(string connectionString) : IContestant
{
    private readonly NpgsqlDataSource source = NpgsqlDataSource.Create(connectionString);
    private Guid last;

    public async Task<StudentOutcomeProgress?> GetAsync(Guid id)
    {
        await using NpgsqlConnection connection = await source.OpenConnectionAsync();
        await using NpgsqlCommand command = new(RawSql.Get, connection) { Parameters = { Uuid(id) } };
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
        return await reader.ReadAsync() ? RawRows.Progress(reader) : null;
    }

    public async Task<IReadOnlyList<StudentOutcomeProgress>> ListAsync(Guid studentId)
    {
        await using NpgsqlConnection connection = await source.OpenConnectionAsync();
        await using NpgsqlCommand command = new(RawSql.List, connection) { Parameters = { Uuid(studentId) } };
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
        List<StudentOutcomeProgress> rows = [];
        while (await reader.ReadAsync()) rows.Add(RawRows.Progress(reader));
        return rows;
    }

    public async Task<IReadOnlyList<StudentOutcomeProgress>> PageAsync(int rows)
    {
        await using NpgsqlConnection connection = await source.OpenConnectionAsync();
        await using NpgsqlCommand command = new(RawSql.Page, connection) { Parameters = { Integer(rows) } };
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
        List<StudentOutcomeProgress> page = [];
        while (await reader.ReadAsync()) page.Add(RawRows.Progress(reader));
        return page;
    }

    public async IAsyncEnumerable<StudentOutcomeProgress> StreamAsync()
    {
        await using NpgsqlConnection connection = await source.OpenConnectionAsync();
        await using NpgsqlCommand command = new(RawSql.Stream, connection);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) yield return RawRows.Progress(reader);
    }

    public async Task<StudentOutcomeProgress?> InsertAsync(StudentOutcomeProgress row)
    {
        await using NpgsqlConnection connection = await source.OpenConnectionAsync();
        await using NpgsqlCommand command = new(RawSql.Insert, connection);
        command.Parameters.AddRow(row);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
        return await reader.ReadAsync() ? RawRows.Progress(reader) : null;
    }

    public async Task InsertManyAsync(IReadOnlyList<StudentOutcomeProgress> rows)
    {
        await using NpgsqlConnection connection = await source.OpenConnectionAsync();
        await using NpgsqlCommand command = new(RawSql.InsertMany, connection);
        command.Parameters.AddRows(rows);
        await command.ExecuteNonQueryAsync();
    }

    public async Task<StudentOutcomeProgress?> UpsertAsync(StudentOutcomeProgress row)
    {
        await using NpgsqlConnection connection = await source.OpenConnectionAsync();
        await using NpgsqlCommand command = new(RawSql.Upsert, connection);
        command.Parameters.AddRow(row);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
        return await reader.ReadAsync() ? RawRows.Progress(reader) : null;
    }

    public async Task<StudentOutcomeProgress?> UpdateAsync(StudentOutcomeProgress row)
    {
        await using NpgsqlConnection connection = await source.OpenConnectionAsync();
        await using NpgsqlCommand command = new(RawSql.Update, connection);
        command.Parameters.AddRow(row);
        command.Parameters.Add(Uuid(row.Id));
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
        return await reader.ReadAsync() ? RawRows.Progress(reader) : null;
    }

    public async Task DeleteAsync(Guid id)
    {
        await using NpgsqlConnection connection = await source.OpenConnectionAsync();
        await using NpgsqlCommand command = new(RawSql.Delete, connection) { Parameters = { Uuid(id) } };
        if (await command.ExecuteNonQueryAsync() == 0) throw new InvalidOperationException("There is no such row.");
    }

    public async Task<IReadOnlyList<OutcomeProgress>> GraphAsync(Guid[] outcomes)
    {
        await using NpgsqlConnection connection = await source.OpenConnectionAsync();
        await using NpgsqlBatch batch = new(connection)
        {
            BatchCommands =
            {
                new NpgsqlBatchCommand(RawSql.Parents) { Parameters = { Uuids(outcomes) } },
                new NpgsqlBatchCommand(RawSql.Children) { Parameters = { Uuids(outcomes) } },
            },
        };
        await using NpgsqlDataReader reader = await batch.ExecuteReaderAsync();
        return await RawGraph.ReadAsync(reader);
    }

    public async Task<StudyPlan?> ReadPlanAsync(Guid id)
    {
        await using NpgsqlConnection connection = await source.OpenConnectionAsync();
        await using NpgsqlCommand command = new(RawSql.ReadPlan, connection) { Parameters = { Uuid(id) } };
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
        return await reader.ReadAsync() ? RawRows.Plan(reader) : null;
    }

    public async Task<StudyPlan?> WritePlanAsync(StudyPlan row)
    {
        await using NpgsqlConnection connection = await source.OpenConnectionAsync();
        await using NpgsqlCommand command = new(RawSql.WritePlan, connection) { Parameters = { Uuid(row.FrameworkId), Json(row.Document), Uuid(row.Id) } };
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
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
        await using NpgsqlCommand command = new(RawSql.NextPage, connection) { Parameters = { Uuid(last) } };
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
        List<StudentOutcomeProgress> rows = [];
        while (await reader.ReadAsync()) rows.Add(RawRows.Progress(reader));
        return rows;
    }

    public ValueTask DisposeAsync() => source.DisposeAsync();
}
