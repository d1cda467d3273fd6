using StudyHub.Schema.Benchmarks.Repositories.Data;
using StudyHub.Schema.Sessions;

namespace StudyHub.Schema.Benchmarks.Repositories.Contestants;

/// <summary>The generated repositories, by what an application calls.</summary>
internal sealed class StudyHubRepositories : IContestant
{
    private readonly MeasuredDatabase database;
    private readonly SessionUser? caller;

    public StudyHubRepositories(string connectionString, Caller? caller)
    {
        database = MeasuredDatabase.Create(connectionString, options =>
        {
            options.Json = PlanJson.Default.Options;
            options.AllowUnsafeLogin = caller is null;
        });
        this.caller = caller is null ? null : SessionUser.Authenticated(caller.UserId, caller.FrameworkId);
    }

    private SessionUser user => caller ?? throw new NotSupportedException();

    public Task<StudentOutcomeProgress?> GetAsync(Guid id)
        => database.ReadAsync(user, (session, token) => session.StudentOutcomeProgress.GetAsync(id, token));

    public Task<IReadOnlyList<StudentOutcomeProgress>> ListAsync(Guid studentId)
        => database.ReadAsync(user, (session, token) => session.StudentOutcomeProgress.ListByStudentIdAsync(studentId, null, token));

    public Task<IReadOnlyList<StudentOutcomeProgress>> PageAsync(int rows)
        => database.ReadAsync(user, (session, token) => session.StudentOutcomeProgress.ListAsync(rows, token));

    public Task<StudentOutcomeProgress?> InsertAsync(StudentOutcomeProgress row)
        => database.RunAsync<StudentOutcomeProgress?>(user, async (session, token) => await session.StudentOutcomeProgress.InsertAsync(row, token));

    public Task<StudentOutcomeProgress?> UpsertAsync(StudentOutcomeProgress row)
        => database.RunAsync<StudentOutcomeProgress?>(user, async (session, token) => await session.StudentOutcomeProgress.UpsertByStudentIdAndOutcomeIdAsync(row, token));

    public Task<StudentOutcomeProgress?> UpdateAsync(StudentOutcomeProgress row)
        => database.RunAsync<StudentOutcomeProgress?>(user, async (session, token) => await session.StudentOutcomeProgress.UpdateAsync(row, token));

    public Task DeleteAsync(Guid id)
        => database.RunAsync(user, (session, token) => session.StudentOutcomeProgress.DeleteAsync(id, token));

    public Task<StudyPlan?> ReadPlanAsync(Guid id)
        => database.ReadAsync(user, (session, token) => session.StudyPlans.GetAsync(id, token));

    public Task<StudyPlan?> WritePlanAsync(StudyPlan row)
        => database.RunAsync<StudyPlan?>(user, async (session, token) => await session.StudyPlans.UpdateAsync(row, token));

    public ValueTask DisposeAsync() => database.DisposeAsync();
}
