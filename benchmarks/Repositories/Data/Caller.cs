namespace StudyHub.Schema.Benchmarks.Repositories.Data;

/// <summary>Who asks where row security holds.</summary>
internal sealed record Caller(Guid UserId, Guid FrameworkId);
