using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using StudyHub.Schema.Benchmarks.Repositories.Data;

namespace StudyHub.Schema.Benchmarks.Repositories.Contestants;

/// <summary>EF Core at its best: pooled contexts, compiled queries without tracking, AddRange, ExecuteUpdate and ExecuteDelete.</summary>
internal sealed class EntityFramework(string connectionString, Caller? caller) : IContestant
{
    private static readonly Func<ProgressContext, Guid, Task<StudentOutcomeProgress?>> Get = EF.CompileAsyncQuery(
        (ProgressContext context, Guid id) => context.Progress.AsNoTracking().FirstOrDefault(row => row.Id == id));

    private static readonly Func<ProgressContext, Guid, IAsyncEnumerable<StudentOutcomeProgress>> List = EF.CompileAsyncQuery(
        (ProgressContext context, Guid studentId) => context.Progress.AsNoTracking().Where(row => row.StudentId == studentId).OrderBy(row => row.Id).AsQueryable());

    private static readonly Func<ProgressContext, int, IAsyncEnumerable<StudentOutcomeProgress>> Page = EF.CompileAsyncQuery(
        (ProgressContext context, int rows) => context.Progress.AsNoTracking().OrderBy(row => row.Id).Take(rows));

    private static readonly Func<ProgressContext, IAsyncEnumerable<StudentOutcomeProgress>> All = EF.CompileAsyncQuery(
        (ProgressContext context) => context.Progress.AsNoTracking().OrderBy(row => row.Id).AsQueryable());

    private static readonly Func<ProgressContext, Guid, IAsyncEnumerable<StudentOutcomeProgress>> NextPage = EF.CompileAsyncQuery(
        (ProgressContext context, Guid last) => context.Progress.AsNoTracking().Where(row => row.Id > last).OrderBy(row => row.Id).Take(100));

    private static readonly Func<ProgressContext, Guid, Guid, Task<StudentOutcomeProgress?>> Find = EF.CompileAsyncQuery(
        (ProgressContext context, Guid studentId, Guid outcomeId)
            => context.Progress.FirstOrDefault(row => row.StudentId == studentId && row.OutcomeId == outcomeId));

    private static readonly Func<ProgressContext, Guid[], IAsyncEnumerable<OutcomeEntity>> Graph = EF.CompileAsyncQuery(
        (ProgressContext context, Guid[] outcomes) => context.Outcomes.AsNoTracking()
            .Include(outcome => outcome.Progress.OrderBy(row => row.Id)).Where(outcome => outcomes.Contains(outcome.Id)).OrderBy(outcome => outcome.Id).AsQueryable());

    private static readonly Func<ProgressContext, Guid, Task<StudyPlan?>> ReadPlan = EF.CompileAsyncQuery(
        (ProgressContext context, Guid id) => context.Plans.AsNoTracking().FirstOrDefault(row => row.Id == id));

    private readonly PooledDbContextFactory<ProgressContext> contexts
        = new(new DbContextOptionsBuilder<ProgressContext>().UseNpgsql(connectionString).EnableThreadSafetyChecks(false).Options);

    private Guid last;

    public async Task<StudentOutcomeProgress?> GetAsync(Guid id)
    {
        await using ProgressContext context = await contexts.CreateDbContextAsync();
        await using IDbContextTransaction? transaction = await BeginAsync(context);
        StudentOutcomeProgress? row = await Get(context, id);
        if (transaction is not null) await transaction.CommitAsync();
        return row;
    }

    public async Task<IReadOnlyList<StudentOutcomeProgress>> ListAsync(Guid studentId)
    {
        await using ProgressContext context = await contexts.CreateDbContextAsync();
        await using IDbContextTransaction? transaction = await BeginAsync(context);
        List<StudentOutcomeProgress> rows = await AllOfAsync(List(context, studentId));
        if (transaction is not null) await transaction.CommitAsync();
        return rows;
    }

    public async Task<IReadOnlyList<StudentOutcomeProgress>> PageAsync(int rows)
    {
        await using ProgressContext context = await contexts.CreateDbContextAsync();
        await using IDbContextTransaction? transaction = await BeginAsync(context);
        List<StudentOutcomeProgress> page = await AllOfAsync(Page(context, rows));
        if (transaction is not null) await transaction.CommitAsync();
        return page;
    }

    public async IAsyncEnumerable<StudentOutcomeProgress> StreamAsync()
    {
        await using ProgressContext context = await contexts.CreateDbContextAsync();
        await using IDbContextTransaction? transaction = await BeginAsync(context);
        await foreach (StudentOutcomeProgress row in All(context)) yield return row;
        if (transaction is not null) await transaction.CommitAsync();
    }

    public async Task<StudentOutcomeProgress?> InsertAsync(StudentOutcomeProgress row)
    {
        await using ProgressContext context = await contexts.CreateDbContextAsync();
        await using IDbContextTransaction? transaction = await BeginAsync(context);

        // EF Core writes what the database gives into the object that it is handed, and the others insert that one too.
        StudentOutcomeProgress stored = row with { };
        context.Add(stored);
        await context.SaveChangesAsync();
        if (transaction is not null) await transaction.CommitAsync();
        return stored;
    }

    public async Task InsertManyAsync(IReadOnlyList<StudentOutcomeProgress> rows)
    {
        await using ProgressContext context = await contexts.CreateDbContextAsync();
        await using IDbContextTransaction? transaction = await BeginAsync(context);
        context.AddRange(rows.Select(row => row with { }));
        await context.SaveChangesAsync();
        if (transaction is not null) await transaction.CommitAsync();
    }

    /// <summary>EF Core has no upsert: it looks, then adds or changes.</summary>
    public async Task<StudentOutcomeProgress?> UpsertAsync(StudentOutcomeProgress row)
    {
        await using ProgressContext context = await contexts.CreateDbContextAsync();
        await using IDbContextTransaction? transaction = await BeginAsync(context);
        StudentOutcomeProgress? stored = await Find(context, row.StudentId, row.OutcomeId);
        if (stored is null) context.Add(stored = row with { });
        else context.Entry(stored).CurrentValues.SetValues(row with { Id = stored.Id, CreatedAt = stored.CreatedAt, UpdatedAt = stored.UpdatedAt });
        await context.SaveChangesAsync();
        if (transaction is not null) await transaction.CommitAsync();
        return stored;
    }

    public async Task<StudentOutcomeProgress?> UpdateAsync(StudentOutcomeProgress row)
    {
        await using ProgressContext context = await contexts.CreateDbContextAsync();
        await using IDbContextTransaction? transaction = await BeginAsync(context);
        int updated = await context.Progress.Where(stored => stored.Id == row.Id).ExecuteUpdateAsync(set => set
            .SetProperty(stored => stored.FrameworkId, row.FrameworkId)
            .SetProperty(stored => stored.StudentId, row.StudentId)
            .SetProperty(stored => stored.OutcomeId, row.OutcomeId)
            .SetProperty(stored => stored.MasteryLevel, row.MasteryLevel)
            .SetProperty(stored => stored.LastPracticed, row.LastPracticed)
            .SetProperty(stored => stored.PracticeCount, row.PracticeCount)
            .SetProperty(stored => stored.NextReviewDate, row.NextReviewDate)
            .SetProperty(stored => stored.EaseFactor, row.EaseFactor)
            .SetProperty(stored => stored.IntervalDays, row.IntervalDays)
            .SetProperty(stored => stored.Repetition, row.Repetition));
        if (updated == 0) throw new InvalidOperationException("There is no such row.");
        if (transaction is not null) await transaction.CommitAsync();
        return null;
    }

    public async Task DeleteAsync(Guid id)
    {
        await using ProgressContext context = await contexts.CreateDbContextAsync();
        await using IDbContextTransaction? transaction = await BeginAsync(context);
        if (await context.Progress.Where(row => row.Id == id).ExecuteDeleteAsync() == 0) throw new InvalidOperationException("There is no such row.");
        if (transaction is not null) await transaction.CommitAsync();
    }

    public async Task<IReadOnlyList<OutcomeProgress>> GraphAsync(Guid[] outcomes)
    {
        await using ProgressContext context = await contexts.CreateDbContextAsync();
        await using IDbContextTransaction? transaction = await BeginAsync(context);
        List<OutcomeProgress> parents = [];
        await foreach (OutcomeEntity outcome in Graph(context, outcomes)) parents.Add(outcome.ToResult());
        if (transaction is not null) await transaction.CommitAsync();
        return parents;
    }

    public async Task<StudyPlan?> ReadPlanAsync(Guid id)
    {
        await using ProgressContext context = await contexts.CreateDbContextAsync();
        await using IDbContextTransaction? transaction = await BeginAsync(context);
        StudyPlan? row = await ReadPlan(context, id);
        if (transaction is not null) await transaction.CommitAsync();
        return row;
    }

    public async Task<StudyPlan?> WritePlanAsync(StudyPlan row)
    {
        await using ProgressContext context = await contexts.CreateDbContextAsync();
        await using IDbContextTransaction? transaction = await BeginAsync(context);
        int updated = await context.Plans.Where(stored => stored.Id == row.Id).ExecuteUpdateAsync(set => set
            .SetProperty(stored => stored.FrameworkId, row.FrameworkId)
            .SetProperty(stored => stored.Document, row.Document));
        if (updated == 0) throw new InvalidOperationException("There is no such row.");
        if (transaction is not null) await transaction.CommitAsync();
        return null;
    }

    public Task GoToAsync(int depth, Guid id)
    {
        last = id;
        return Task.CompletedTask;
    }

    public async Task<IReadOnlyList<StudentOutcomeProgress>> NextPageAsync()
    {
        await using ProgressContext context = await contexts.CreateDbContextAsync();
        await using IDbContextTransaction? transaction = await BeginAsync(context);
        List<StudentOutcomeProgress> rows = await AllOfAsync(NextPage(context, last));
        if (transaction is not null) await transaction.CommitAsync();
        return rows;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task<IDbContextTransaction?> BeginAsync(ProgressContext context)
    {
        if (caller is null) return null;
        IDbContextTransaction transaction = await context.Database.BeginTransactionAsync();
        (string user, string framework) = (caller.User, caller.Framework);
        await context.Database.ExecuteSqlAsync(
            $"select set_config('role', 'authenticated', true), set_config('app.user_id', {user}, true), set_config('app.framework_id', {framework}, true)");
        return transaction;
    }

    private static async Task<List<T>> AllOfAsync<T>(IAsyncEnumerable<T> rows)
    {
        List<T> all = [];
        await foreach (T row in rows) all.Add(row);
        return all;
    }
}
