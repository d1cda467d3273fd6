namespace StudyHub.Schema.Generators.Tests.Rules;

public sealed class SHS011Tests
{
    [Fact]
    public void A_parameter_that_is_no_column_is_reported()
        => RuleCheck.Reports(
            "SHS011",
            """[Table] public sealed record Thing { public Thing(int size) { } public Guid Id { get; init; } }""",
            "int size", "size");

    [Fact]
    public void A_required_member_that_is_no_column_is_reported()
        => RuleCheck.Reports(
            "SHS011",
            RuleCheck.Table("""[NotMapped] public required string A { get; init; }"""),
            "A", "required");

    [Fact]
    public void A_column_that_nothing_sets_is_reported()
        => RuleCheck.Reports(
            "SHS011",
            RuleCheck.Table("""[Length(3)] public string A { get; } = "";"""),
            "A", "init");

    [Fact]
    public void A_private_setter_is_reported()
        => RuleCheck.Reports(
            "SHS011",
            RuleCheck.Table("""public int A { get; private set; }"""),
            "A", "setter");

    [Fact]
    public void A_constructor_of_columns_is_accepted()
        => RuleCheck.Accepts(
            """[Table] public sealed record Thing { public Thing(Guid id, int size) { Id = id; Size = size; } public Guid Id { get; } public int Size { get; } public bool IsBig => Size > 3; }""");
}
