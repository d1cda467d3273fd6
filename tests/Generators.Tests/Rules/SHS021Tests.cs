namespace StudyHub.Schema.Generators.Tests.Rules;

public sealed class SHS021Tests
{
    [Fact]
    public void Members_of_no_framework_are_reported()
        => RuleCheck.Reports("SHS021", RuleCheck.Table("", "[Table, ReadableByMembers]"), "ReadableByMembers", "Thing", "FrameworkAware");

    [Fact]
    public void Memberships_in_no_framework_are_reported()
        => RuleCheck.Reports(
            "SHS021",
            RuleCheck.Table("public Guid UserId { get; init; }", "[Table, FrameworkMembership(nameof(UserId))]"),
            "FrameworkMembership(nameof(UserId))", "FrameworkMembership");

    [Fact]
    public void The_frameworks_themselves_can_be_readable_by_their_members()
        => RuleCheck.Accepts(
            "[Table, FrameworkRoot, ReadableByMembers] public sealed record Root { public Guid Id { get; init; } }\n"
            + RuleCheck.Table("public Guid FrameworkId { get; init; } public Guid UserId { get; init; }", "[Table, FrameworkAware, FrameworkMembership(nameof(UserId))]"));
}
