namespace StudyHub.Schema.Generators.Tests.Rules;

public sealed class SHS005Tests
{
    [Fact]
    public void A_closed_record_with_personal_data_is_reported()
        => RuleCheck.Reports(
            "SHS005",
            """[Table] public sealed record Thing { public Guid Id { get; init; } [Pii("contact")] public string? Email { get; init; } }""",
            "Thing", "Thing", "Email");

    [Fact]
    public void A_closed_type_around_it_is_reported()
        => RuleCheck.Reports(
            "SHS005",
            """public static class Outer { [Table] public sealed partial record Thing { public Guid Id { get; init; } [Pii("contact")] public string? Email { get; init; } } }""",
            "Outer", "Outer");

    [Fact]
    public void A_partial_record_is_accepted()
        => RuleCheck.Accepts(
            RuleCheck.Table("""[Pii("contact")] public string? Email { get; init; }"""));

    [Fact]
    public void Without_personal_data_it_may_be_closed()
        => RuleCheck.Accepts(
            """[Table] public sealed record Thing { public Guid Id { get; init; } public string? Email { get; init; } }""");
}
