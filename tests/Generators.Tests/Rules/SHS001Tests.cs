namespace StudyHub.Schema.Generators.Tests.Rules;

public sealed class SHS001Tests
{
    [Fact]
    public void A_record_without_a_key_is_reported()
        => RuleCheck.Reports(
            "SHS001",
            """[Table] public sealed record Thing { public int Number { get; init; } }""",
            "Thing", "Thing", "[Key]");

    [Fact]
    public void A_key_that_may_be_null_is_reported()
        => RuleCheck.Reports(
            "SHS001",
            """[Table] public sealed record Thing { public Guid? Id { get; init; } }""",
            "Guid?", "Thing", "Id");

    [Fact]
    public void A_marked_key_is_enough()
        => RuleCheck.Accepts(
            """[Table] public sealed record Thing { [Key] public int Number { get; init; } }""");

    [Fact]
    public void A_composite_key_is_enough()
        => RuleCheck.Accepts(
            """[Table, PrimaryKey(nameof(A), nameof(B))] public sealed record Thing { public int A { get; init; } public int B { get; init; } }""");

    [Fact]
    public void A_table_of_somebody_else_needs_none()
        => RuleCheck.Accepts(
            """[Table, Unmanaged] public sealed record Thing { public int A { get; init; } }""");
}
