namespace StudyHub.Schema.Benchmarks.Repositories.Data;

/// <summary>A parent with its children, as the graph is asked for.</summary>
internal sealed record OutcomeProgress(Outcome Outcome, IReadOnlyList<StudentOutcomeProgress> Progress);
