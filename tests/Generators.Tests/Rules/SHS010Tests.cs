namespace StudyHub.Schema.Generators.Tests.Rules;

public sealed class SHS010Tests
{
    [Fact]
    public void A_class_is_reported()
        => RuleCheck.Reports(
            "SHS010",
            """[Table] public sealed class Thing { public Guid Id { get; init; } }""",
            "Thing", "class");

    [Fact]
    public void An_abstract_record_is_reported()
        => RuleCheck.Reports(
            "SHS010",
            """[Table] public abstract record Thing { public Guid Id { get; init; } }""",
            "Thing", "abstract");

    [Fact]
    public void A_generic_record_is_reported()
        => RuleCheck.Reports(
            "SHS010",
            """[Table] public sealed record Thing<T> { public Guid Id { get; init; } }""",
            "Thing", "generic");

    [Fact]
    public void A_record_local_to_its_file_is_reported()
        => RuleCheck.Reports(
            "SHS010",
            """[Table] file sealed record Thing { public Guid Id { get; init; } }""",
            "Thing", "file");

    [Fact]
    public void A_private_record_is_reported()
        => RuleCheck.Reports(
            "SHS010",
            """public static class Outer { [Table] private sealed record Thing { public Guid Id { get; init; } } }""",
            "Thing", "private");

    [Fact]
    public void A_nested_internal_record_is_accepted()
        => RuleCheck.Accepts(
            """internal static class Outer { [Table] internal sealed record Thing { public Guid Id { get; init; } } }""");
}
