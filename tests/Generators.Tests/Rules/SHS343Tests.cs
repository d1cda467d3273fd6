namespace StudyHub.Schema.Generators.Tests.Rules;

public sealed class SHS343Tests
{
    [Fact]
    public void A_column_that_refers_to_nothing_is_reported()
        => ProjectionRules.Reports("SHS343", "[Over(nameof(Lesson.Title), nameof(Room.Door))] public string? Door { get; init; }", "nameof(Lesson.Title)", "'Title' of 'Lesson'", "[References<…>]");

    [Fact]
    public void A_step_in_the_middle_must_refer_too()
        => ProjectionRules.Reports("SHS343", "[Over(nameof(Lesson.RoomId), nameof(Room.Door), nameof(House.Street))] public string? Street { get; init; }", "nameof(Room.Door)", "'Door' of 'Room'");

    [Fact]
    public void A_column_of_two_references_does_not_say_which()
        => ProjectionRules.Reports("SHS343", "[Over(nameof(Lesson.First), nameof(Pair.Name))] public string? Pair { get; init; }", "nameof(Lesson.First)", "2 references");

    [Fact]
    public void The_framework_is_a_reference()
        => ProjectionRules.Accepts("[Over(nameof(Lesson.FrameworkId), nameof(Campus.City))] public required string City { get; init; }");

    [Fact]
    public void A_reference_of_two_columns_is_followed_from_either()
        => RuleCheck.Accepts("""

            [Table, PrimaryKey(nameof(A), nameof(B))] public sealed record Pair { public int A { get; init; } public int B { get; init; } public required string Name { get; init; } }
            [Table, References<Pair>(nameof(First), nameof(Second))] public sealed record Thing { public Guid Id { get; init; } public int First { get; init; } public int Second { get; init; } }
            [Projection<Thing>] public sealed partial record Shown([Over(nameof(Thing.Second), nameof(Pair.Name))] string Name);
            """);
}
