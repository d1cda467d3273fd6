namespace StudyHub.Schema.Generators.Tests.Rules;

public sealed class SHS006Tests
{
    [Fact]
    public void An_empty_column_name_is_reported()
        => RuleCheck.Reports(
            "SHS006",
            RuleCheck.Table("""[Column("")] public int A { get; init; }"""),
            "\"\"", "Column", "A", "empty");

    [Fact]
    public void A_table_name_of_64_bytes_is_reported()
        => RuleCheck.Reports(
            "SHS006",
            RuleCheck.Table("", """[Table("tttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttt")]"""),
            "\"tttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttt\"", "64 bytes");

    [Fact]
    public void A_constraint_name_with_NUL_is_reported()
        => RuleCheck.Reports(
            "SHS006",
            RuleCheck.Table("""[Unique(Name = "a\0")] public int A { get; init; }"""),
            "\"a\\0\"", "NUL");

    [Fact]
    public void A_label_that_is_too_long_for_an_enum_is_reported()
        => RuleCheck.Reports(
            "SHS006",
            RuleCheck.Table("""public Level Level { get; init; }""", """[Table]""", """[PostgresEnum] public enum Level { [Label("llllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllll")] Low }"""),
            "Level", "Low");

    [Fact]
    public void Names_of_63_bytes_are_accepted()
        => RuleCheck.Accepts(
            RuleCheck.Table("""[Column("üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüa")] public int A { get; init; }""", """[Table("ttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttt")]"""));

    [Fact]
    public void A_column_that_every_table_has_is_reported()
        => RuleCheck.Reports(
            "SHS006",
            RuleCheck.Table("""public int Xmin { get; init; }"""),
            "int", "xmin", "[Column");

    [Fact]
    public void A_former_label_that_no_enum_can_have_had_is_reported_once()
        => RuleCheck.Reports(
            "SHS006",
            RuleCheck.Table("public Level A { get; init; } public Level B { get; init; }", "[Table]", """[PostgresEnum] public enum Level { [RenamedFrom("")] Low }"""),
            "\"\"", "RenamedFrom", "Level.Low", "empty");
}
