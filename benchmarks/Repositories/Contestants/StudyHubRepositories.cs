using StudyHub.Schema.Benchmarks.Repositories.Data;
using StudyHub.Schema.Repositories;
using StudyHub.Schema.Sessions;

namespace StudyHub.Schema.Benchmarks.Repositories.Contestants;

/// <summary>The generated repositories, by what an application calls.</summary>
internal sealed class StudyHubRepositories(string connectionString, Caller? caller) : IContestant
{
    private readonly MeasuredDatabase database = MeasuredDatabase.Create(connectionString, options => options.Json = PlanJson.Default.Options);
    private readonly SessionUser user = caller is null ? SessionUser.Login : SessionUser.Authenticated(caller.UserId, caller.FrameworkId);
    private string? cursor;

    public Task<StudentOutcomeProgress?> GetAsync(Guid id)
        => database.ReadAsync(user, (session, token) => session.StudentOutcomeProgress.GetAsync(id, token));

    public Task<IReadOnlyList<StudentOutcomeProgress>> ListAsync(Guid studentId)
        => database.ReadAsync(user, (session, token) => session.StudentOutcomeProgress.ListByStudentIdAsync(studentId, null, token));

    public Task<IReadOnlyList<StudentOutcomeProgress>> PageAsync(int rows)
        => database.ReadAsync(user, (session, token) => session.StudentOutcomeProgress.ListAsync(rows, token));

    public async IAsyncEnumerable<StudentOutcomeProgress> StreamAsync()
    {
        await using MeasuredSession session = await database.OpenAsync(user);
        await foreach (StudentOutcomeProgress row in session.StudentOutcomeProgress.All().StreamAsync()) yield return row;
    }

    public Task<StudentOutcomeProgress?> InsertAsync(StudentOutcomeProgress row)
        => database.WriteAsync<StudentOutcomeProgress?>(user, (session, token) => session.StudentOutcomeProgress.InsertAsync(row, token)!);

    public Task InsertManyAsync(IReadOnlyList<StudentOutcomeProgress> rows)
        => database.RunAsync(user, (session, token) => session.StudentOutcomeProgress.InsertManyAsync(rows, token));

    public Task<StudentOutcomeProgress?> UpsertAsync(StudentOutcomeProgress row)
        => database.WriteAsync<StudentOutcomeProgress?>(user, (session, token) => session.StudentOutcomeProgress.UpsertByStudentIdAndOutcomeIdAsync(row, token)!);

    public Task<StudentOutcomeProgress?> UpdateAsync(StudentOutcomeProgress row)
        => database.WriteAsync<StudentOutcomeProgress?>(user, (session, token) => session.StudentOutcomeProgress.UpdateAsync(row, token)!);

    public Task DeleteAsync(Guid id)
        => database.WriteAsync(user, (session, token) => session.StudentOutcomeProgress.DeleteAsync(id, token));

    public Task<IReadOnlyList<OutcomeProgress>> GraphAsync(Guid[] outcomes)
        => database.ReadAsync(user, (session, token) => session.Outcomes.GetManyAsync<OutcomeProgress>(outcomes, cancellationToken: token));

    public Task<StudyPlan?> ReadPlanAsync(Guid id)
        => database.ReadAsync(user, (session, token) => session.StudyPlans.GetAsync(id, token));

    public Task<StudyPlan?> WritePlanAsync(StudyPlan row)
        => database.WriteAsync<StudyPlan?>(user, (session, token) => session.StudyPlans.UpdateAsync(row, token)!);

    /// <summary>A cursor is opaque: the way to it is the page in front of it.</summary>
    public async Task GoToAsync(int depth, Guid id)
        => cursor = (await database.ReadAsync(user, (session, token) => session.StudentOutcomeProgress.All().PageAsync(depth, null, token))).Next;

    public async Task<IReadOnlyList<StudentOutcomeProgress>> NextPageAsync()
    {
        Page<StudentOutcomeProgress> page = await database.ReadAsync(user, (session, token) => session.StudentOutcomeProgress.All().PageAsync(100, cursor, token));
        return page.Items;
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();
}
