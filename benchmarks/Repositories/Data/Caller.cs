namespace StudyHub.Schema.Benchmarks.Repositories.Data;

/// <summary>Who asks where row security holds. A request knows its user before it asks for rows, so the texts are made once, for everyone.</summary>
internal sealed record Caller(Guid UserId, Guid FrameworkId)
{
    public string User { get; } = UserId.ToString();

    public string Framework { get; } = FrameworkId.ToString();
}
