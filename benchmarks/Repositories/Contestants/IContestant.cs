using StudyHub.Schema.Benchmarks.Repositories.Data;

namespace StudyHub.Schema.Benchmarks.Repositories.Contestants;

/// <summary>One way to write a data layer. What it cannot do is left out of the table.</summary>
internal interface IContestant : IAsyncDisposable
{
    Task<StudentOutcomeProgress?> GetAsync(Guid id) => throw new NotSupportedException();

    /// <summary>The rows of a student, in the order of the key.</summary>
    Task<IReadOnlyList<StudentOutcomeProgress>> ListAsync(Guid studentId) => throw new NotSupportedException();

    /// <summary>The first rows of the table, in the order of the key.</summary>
    Task<IReadOnlyList<StudentOutcomeProgress>> PageAsync(int rows) => throw new NotSupportedException();

    /// <summary>Every row, none of them kept.</summary>
    IAsyncEnumerable<StudentOutcomeProgress> StreamAsync() => throw new NotSupportedException();

    /// <summary>The row as it is stored, with the columns that the database gives.</summary>
    Task<StudentOutcomeProgress?> InsertAsync(StudentOutcomeProgress row) => throw new NotSupportedException();

    Task InsertManyAsync(IReadOnlyList<StudentOutcomeProgress> rows) => throw new NotSupportedException();

    /// <summary>Over the row of the same student and outcome; the row as it is stored.</summary>
    Task<StudentOutcomeProgress?> UpsertAsync(StudentOutcomeProgress row) => throw new NotSupportedException();

    /// <summary>Everything of the row but its keys; the row as it is stored, or null where the road gives none.</summary>
    Task<StudentOutcomeProgress?> UpdateAsync(StudentOutcomeProgress row) => throw new NotSupportedException();

    Task DeleteAsync(Guid id) => throw new NotSupportedException();

    /// <summary>Parents in the order of their key, each with all of its children, in one round trip.</summary>
    Task<IReadOnlyList<OutcomeProgress>> GraphAsync(Guid[] outcomes) => throw new NotSupportedException();

    Task<StudyPlan?> ReadPlanAsync(Guid id) => throw new NotSupportedException();

    /// <summary>The row as it is stored, or null where the road gives none.</summary>
    Task<StudyPlan?> WritePlanAsync(StudyPlan row) => throw new NotSupportedException();

    /// <summary>Makes ready for <see cref="NextPageAsync"/> behind the row that stands at this place in the order of the key.</summary>
    Task GoToAsync(int depth, Guid id) => Task.CompletedTask;

    /// <summary>The next hundred rows in the order of the key.</summary>
    Task<IReadOnlyList<StudentOutcomeProgress>> NextPageAsync() => throw new NotSupportedException();
}
