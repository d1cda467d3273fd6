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
}
