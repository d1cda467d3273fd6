namespace StudyHub.Schema.Generators.Tests.Rules;

public sealed class SHS003Tests
{
    [Fact]
    public void A_unique_key_of_no_property_is_reported()
        => RuleCheck.Reports(
            "SHS003",
            RuleCheck.Table("", """[Table, Unique("Nothing")]"""),
            "\"Nothing\"", "Unique", "Nothing", "Thing");

    [Fact]
    public void A_primary_key_of_no_property_is_reported()
        => RuleCheck.Reports(
            "SHS003",
            RuleCheck.Table("", """[Table, PrimaryKey("Nothing")]"""),
            "\"Nothing\"", "PrimaryKey", "Nothing");

    [Fact]
    public void An_included_property_that_is_none_is_reported()
        => RuleCheck.Reports(
            "SHS003",
            RuleCheck.Table("""public int A { get; init; }""", """[Table, Index(nameof(Thing.A), Include = ["B"])]"""),
            "\"B\"", "Index");

    [Fact]
    public void A_descending_property_that_is_no_key_is_reported()
        => RuleCheck.Reports(
            "SHS003",
            RuleCheck.Table("""public int A { get; init; }""", """[Table, Index("A", Descending = new[] { "Id" })]"""),
            "\"Id\"", "Descending");

    [Fact]
    public void A_rule_that_is_no_method_is_reported()
        => RuleCheck.Reports(
            "SHS003",
            RuleCheck.Table("""[Index(Where = "IsOpen")] public int A { get; init; }"""),
            "\"IsOpen\"", "IsOpen", "method");

    [Fact]
    public void A_path_to_no_property_is_reported()
        => RuleCheck.Reports(
            "SHS003",
            RuleCheck.Table("""[Jsonb] public Config Config { get; init; } = new();""", """[Table, Index("Config.Tone")]""", """public sealed record Config { public string Style { get; init; } = ""; }"""),
            "\"Config.Tone\"", "Tone", "Config");

    [Fact]
    public void A_path_into_no_document_is_reported()
        => RuleCheck.Reports(
            "SHS003",
            RuleCheck.Table("""public int A { get; init; }""", """[Table, Index("A.B")]"""),
            "\"A.B\"", "no typed jsonb");

    [Fact]
    public void An_order_by_no_property_is_reported()
        => RuleCheck.Reports(
            "SHS003",
            RuleCheck.Table("""[Query(OrderBy = ["B"])] static bool Everything(Thing row) => true;"""),
            "\"B\"", "Query");

    [Fact]
    public void Members_that_are_there_are_accepted()
        => RuleCheck.Accepts(
            RuleCheck.Table("""public int A { get; init; } [Jsonb] public Config Config { get; init; } = new(); [Query(OrderBy = [nameof(A)])] static bool Everything(Thing row) => true;""", """[Table, Unique("A"), Index("Config.Style", "A", Descending = ["A"])]""", """public sealed record Config { public string Style { get; init; } = ""; }"""));

    [Fact]
    public void A_target_that_is_not_there_is_pointed_at()
        => RuleCheck.Reports(
            "SHS003",
            RuleCheck.Table("""[References<Thing>(Target = ["Nope"])] public Guid? A { get; init; }"""),
            "\"Nope\"", "References", "Thing");

    [Theory]
    [InlineData("OwnedBy(\"Nope\")", "OwnedBy")]
    [InlineData("AuditInsertOnly(\"Nope\")", "AuditInsertOnly")]
    [InlineData("PublicRead(When = \"Nope\")", "PublicRead")]
    public void What_a_shorthand_names_has_to_be_there(string attribute, string name)
        => RuleCheck.Reports("SHS003", RuleCheck.Table("", $"[Table, {attribute}]"), "\"Nope\"", name, "Thing");
}
