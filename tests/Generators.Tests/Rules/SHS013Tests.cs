namespace StudyHub.Schema.Generators.Tests.Rules;

public sealed class SHS013Tests
{
    [Fact]
    public void A_record_without_its_framework_is_reported()
        => RuleCheck.Reports(
            "SHS013",
            """[Table, FrameworkRoot] public sealed record Root { public Guid Id { get; init; } } [Table, FrameworkAware] public sealed record Thing { public Guid Id { get; init; } }""",
            "Thing", "FrameworkId");

    [Fact]
    public void A_framework_that_may_be_null_is_reported()
        => RuleCheck.Reports(
            "SHS013",
            """[Table, FrameworkRoot] public sealed record Root { public Guid Id { get; init; } } [Table, FrameworkAware] public sealed record Thing { public Guid Id { get; init; } public Guid? FrameworkId { get; init; } }""",
            "Guid?", "FrameworkId");

    [Fact]
    public void A_record_with_its_framework_is_accepted()
        => RuleCheck.Accepts(
            """[Table, FrameworkRoot] public sealed record Root { public Guid Id { get; init; } } [Table, FrameworkAware] public sealed record Thing { public Guid Id { get; init; } public Guid FrameworkId { get; init; } }""");
}
