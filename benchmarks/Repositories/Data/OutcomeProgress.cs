using StudyHub.Schema;

namespace StudyHub.Schema.Benchmarks.Repositories.Data;

/// <summary>A parent with its children, as the graph is asked for.</summary>
[Graph]
internal sealed partial record OutcomeProgress(Outcome Outcome, IReadOnlyList<StudentOutcomeProgress> Progress);
