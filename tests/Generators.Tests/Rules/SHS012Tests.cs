namespace StudyHub.Schema.Generators.Tests.Rules;

public sealed class SHS012Tests
{
    [Fact]
    public void A_value_that_is_not_constant_is_pointed_at()
        => RuleCheck.Reports(
            "SHS012",
            RuleCheck.Table("""public int A { get; init; } [Seed] public static Thing One => new() { A = Environment.TickCount };"""),
            "Environment.TickCount", "Thing.One", "TickCount");

    [Fact]
    public void A_seed_of_the_instance_is_reported()
        => RuleCheck.Reports(
            "SHS012",
            RuleCheck.Table("""[Seed] public Thing One => new();"""),
            "Thing", "static");

    [Fact]
    public void A_seed_of_another_type_is_reported()
        => RuleCheck.Reports(
            "SHS012",
            RuleCheck.Table("""[Seed] public static int One => 1;"""),
            "int", "Thing");

    [Fact]
    public void Rows_that_are_not_written_out_are_reported()
        => RuleCheck.Reports(
            "SHS012",
            RuleCheck.Table("""[Seed] public static IEnumerable<Thing> All => Make(); static IEnumerable<Thing> Make() => [];"""),
            "Make()", "written out");

    [Fact]
    public void A_property_that_is_no_column_is_pointed_at()
        => RuleCheck.Reports(
            "SHS012",
            RuleCheck.Table("""[NotMapped] public int A { get; init; } [Seed] public static Thing One => new() { A = 1 };"""),
            "A", "no column");

    [Fact]
    public void Rows_in_every_form_are_accepted()
        => RuleCheck.Accepts(
            RuleCheck.Table("""public int A { get; init; } [Unique] public string Code { get; init; } = ""; [Seed] public static Thing One { get; } = new() { Code = "a" }; [Seed] public static Thing[] Two => [new() { Code = "b", A = 2 }]; [Seed] public static List<Thing> Three => new() { new Thing { Code = "c" } };"""));

    [Fact]
    public void A_row_that_is_no_seed_is_pointed_at()
        => RuleCheck.Reports(
            "SHS012",
            RuleCheck.Table("""public Guid? Other { get; init; } [Unique] public int A { get; init; } public static Thing Two => new() { A = 2 }; [Seed] public static Thing One => new() { A = 1, Other = Two.Id };"""),
            "Two.Id", "[Seed]");

    [Fact]
    public void A_row_beyond_the_list_is_pointed_at()
        => RuleCheck.Reports(
            "SHS012",
            RuleCheck.Table("""public Guid? Other { get; init; } [Unique] public int A { get; init; } [Seed] public static Thing[] Two => [new() { A = 2 }]; [Seed] public static Thing One => new() { A = 1, Other = Two[3].Id };"""),
            "Two[3].Id", "[3]");

    [Fact]
    public void A_row_of_a_record_that_is_no_table_is_pointed_at()
        => RuleCheck.Reports(
            "SHS012",
            RuleCheck.Table(
                """public Guid? Other { get; init; } [Unique] public int A { get; init; } [Seed] public static Thing One => new() { A = 1, Other = Loose.Row.Id };""",
                types: """public sealed record Loose { public Guid Id { get; init; } [Seed] public static Loose Row => new(); }"""),
            "Loose.Row.Id", "Loose", "[Table]");

    [Fact]
    public void A_row_of_somebody_elses_table_is_reported()
        => RuleCheck.Reports(
            "SHS012",
            RuleCheck.Table("""[Seed] public static Thing One => new() { Id = Guid.Empty };""", "[Table, Unmanaged]"),
            "One", "[Unmanaged]");

    [Fact]
    public void A_row_without_a_value_that_must_be_there_is_pointed_at()
        => RuleCheck.Reports(
            "SHS012",
            RuleCheck.Table("""[Unique] public string Code { get; init; } = ""; public Guid Owner { get; init; } [Seed] public static Thing One => new() { Code = "a" };"""),
            "new() { Code = \"a\" }", "'Owner'", "NOT NULL");
}
