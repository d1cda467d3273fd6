using StudyHub.Schema;

[assembly: Database("Measured", Namespace = "StudyHub.Schema.Benchmarks.RowSecurity")]

namespace StudyHub.Schema.Benchmarks.RowSecurity;

/// <summary>Rows of users, a hundred of each; the shape of a student's progress.</summary>
[Table]
public sealed partial record Item
{
    public Guid Id { get; init; }

    [Index] public required Guid UserId { get; init; }

    [Length(80)] public required string Title { get; init; }

    public required int Number { get; init; }

    public required decimal Ease { get; init; }

    public DateTimeOffset? Practised { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    [Policy(Command.Select)]
    static bool Own(Item row, Session session) => row.UserId == session.UserId;
}

/// <summary>One for each item, with an owner of its own: what a join looks into.</summary>
[Table]
public sealed partial record Mark
{
    public Guid Id { get; init; }

    [Unique] public required Guid ItemId { get; init; }

    [Index] public required Guid UserId { get; init; }

    public required int Points { get; init; }

    [Policy(Command.Select)]
    static bool Own(Mark row, Session session) => row.UserId == session.UserId;
}
