namespace StudyHub.Schema.Generators.Tests.Rules;

public sealed class SHS020Tests
{
    [Theory]
    [InlineData("OwnedBy")]
    [InlineData("AuditInsertOnly")]
    public void A_user_that_is_a_text_is_reported(string attribute)
        => RuleCheck.Reports(
            "SHS020",
            RuleCheck.Table("public required string Author { get; init; }", $"[Table, {attribute}(nameof(Author))]"),
            "nameof(Author)", attribute, "Author", "Guid");

    [Fact]
    public void A_second_column_is_looked_at_too()
        => RuleCheck.Reports(
            "SHS020",
            RuleCheck.Table("public int Number { get; init; }", "[Table, OwnedBy(nameof(Id), nameof(Number))]"),
            "nameof(Number)", "Number");

    [Fact]
    public void A_member_that_is_a_number_is_reported()
        => RuleCheck.Reports(
            "SHS020",
            Root + RuleCheck.Table("public Guid FrameworkId { get; init; } public long UserId { get; init; }", "[Table, FrameworkAware, FrameworkMembership(nameof(UserId))]"),
            "nameof(UserId)", "FrameworkMembership");

    [Fact]
    public void A_Guid_that_may_be_null_is_accepted()
        => RuleCheck.Accepts(RuleCheck.Table("public Guid? UserId { get; init; }", "[Table, OwnedBy(nameof(UserId))]"));

    private const string Root = "[Table, FrameworkRoot] public sealed record Root { public Guid Id { get; init; } }\n";
}
