using System.Linq;
using StudyHub.Schema.Generators.Tests.Harness;

namespace StudyHub.Schema.Generators.Tests.Rules;

public sealed class SHS014Tests
{
    [Fact]
    public void Two_ways_to_say_the_key_are_reported()
        => RuleCheck.Reports(
            "SHS014",
            RuleCheck.Table("""[Key] public int A { get; init; }""", """[Table, PrimaryKey(nameof(Id))]"""),
            "Key", "PrimaryKey", "[Key]");

    [Fact]
    public void An_identity_with_a_default_is_reported()
        => RuleCheck.Reports(
            "SHS014",
            RuleCheck.Table("""[Identity, Default("1")] public int A { get; init; }"""),
            "Identity", "A", "[Identity]");

    [Fact]
    public void A_generated_column_with_an_initialiser_is_reported()
        => RuleCheck.Reports(
            "SHS014",
            RuleCheck.Table("""[Generated("1")] public int A { get; init; } = 2;"""),
            "Generated(\"1\")", "[Generated]");

    [Fact]
    public void A_rule_in_two_languages_is_reported()
        => RuleCheck.Reports(
            "SHS014",
            RuleCheck.Table("""[Check(Sql = "true")] static bool Rule(Thing row) => true;"""),
            "\"true\"", "method");

    [Fact]
    public void A_predicate_in_two_languages_is_reported()
        => RuleCheck.Reports(
            "SHS014",
            RuleCheck.Table("""[Index(Where = "Rule", WhereSql = "true")] public int A { get; init; } static bool Rule(Thing row) => true;"""),
            "\"true\"", "WhereSql");

    [Fact]
    public void One_word_for_one_thing_is_accepted()
        => RuleCheck.Accepts(
            RuleCheck.Table("""[Identity] public int A { get; init; } [Generated("1")] public int B { get; init; } [Default("2")] public int C { get; init; } = 3;"""));

    [Fact]
    public void Two_enum_members_of_one_label_are_reported()
        => RuleCheck.Reports(
            "SHS014",
            RuleCheck.Table("public Color A { get; init; }", types: """public enum Color { HTTPServer, HttpServer }"""),
            "Color", "HTTPServer", "HttpServer", "[Label]");

    [Fact]
    public void A_second_name_of_an_enum_value_is_accepted()
        => RuleCheck.Accepts(
            RuleCheck.Table(
                "public Color A { get; init; } = Color.Usual; [Check] static bool Rule(Thing row) => row.A != Color.Usual;",
                types: """public enum Color { Red = 1, Blue = 2, Usual = 1 }"""));

    [Fact]
    public void A_length_beside_jsonb_is_reported()
        => RuleCheck.Reports(
            "SHS014",
            RuleCheck.Table("""[Jsonb, Length(4)] public string? A { get; init; }"""),
            "Length(4)", "[Jsonb]");

    [Fact]
    public void A_convention_without_its_column_is_reported()
        => RuleCheck.Reports(
            "SHS014",
            "[Table] public sealed record Thing : ISoftDeletable { public Guid Id { get; init; } DateTimeOffset? ISoftDeletable.DeletedAt => null; }",
            "Thing", "ISoftDeletable", "DeletedAt");

    [Fact]
    public void Rows_for_the_back_office_alone_that_everybody_may_read_are_reported()
        => RuleCheck.Reports(
            "SHS014",
            RuleCheck.Table("", "[Table, PublicRead, AdminOnly]"),
            "AdminOnly", "[PublicRead]");

    [Fact]
    public void Rows_that_are_only_added_and_are_owned_are_reported()
        => RuleCheck.Reports(
            "SHS014",
            RuleCheck.Table("public Guid UserId { get; init; }", "[Table, OwnedBy(nameof(UserId)), AuditInsertOnly(nameof(UserId))]"),
            "AuditInsertOnly(nameof(UserId))", "[OwnedBy]");

    [Theory]
    [InlineData("OwnedBy(nameof(UserId))", "join any framework")]
    [InlineData("ReadableByMembers", "which is itself")]
    public void Memberships_that_their_users_write_or_that_ask_themselves_are_reported(string attribute, string mention)
        => RuleCheck.Reports(
            "SHS014",
            "[Table, FrameworkRoot] public sealed record Root { public Guid Id { get; init; } }\n" + RuleCheck.Table(
                "public Guid FrameworkId { get; init; } public Guid UserId { get; init; }",
                $"[Table, FrameworkAware, FrameworkMembership(nameof(UserId)), {attribute}]"),
            "FrameworkMembership(nameof(UserId))", mention);

    [Fact]
    public void Less_for_the_back_office_beside_another_shorthand_is_accepted()
        => RuleCheck.Accepts(RuleCheck.Table("", "[Table, AuditInsertOnly, AdminAccess(Command.Select | Command.Delete)]"));

    [Fact]
    public void A_former_label_that_another_member_has_is_reported()
        => RuleCheck.Reports(
            "SHS014",
            RuleCheck.Table("public Level Level { get; init; }", "[Table]", """[PostgresEnum] public enum Level { [RenamedFrom("high")] Top, High }"""),
            "\"high\"", "Level.Top", "High");

    [Fact]
    public void A_former_label_of_two_members_is_reported_at_both()
        => GeneratorRun.Of("using System; using StudyHub.Schema; namespace Demo;\n" + RuleCheck.Table(
                "public Level Level { get; init; }", "[Table]", """[PostgresEnum] public enum Level { [RenamedFrom("x")] Low, [RenamedFrom("x")] High }"""))
            .Diagnostics.Select(diagnostic => diagnostic.Id).ShouldBe(["SHS014", "SHS014"]);
}
