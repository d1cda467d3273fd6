namespace StudyHub.Schema.Generators.Tests.Rules;

public sealed class SHS004Tests
{
    [Fact]
    public void A_moment_is_no_constant()
        => RuleCheck.Reports(
            "SHS004",
            RuleCheck.Table("""public DateTimeOffset At { get; init; } = DateTimeOffset.UtcNow;"""),
            "DateTimeOffset.UtcNow", "Thing.At", "[Default(");

    [Fact]
    public void A_call_is_no_constant()
        => RuleCheck.Reports(
            "SHS004",
            RuleCheck.Table("""public Guid Token { get; init; } = Guid.NewGuid();"""),
            "Guid.NewGuid()", "NewGuid");

    [Fact]
    public void A_value_deep_in_a_list_is_pointed_at()
        => RuleCheck.Reports(
            "SHS004",
            RuleCheck.Table("""public string[] A { get; init; } = ["a", Environment.NewLine];"""),
            "Environment.NewLine", "NewLine");

    [Fact]
    public void A_document_that_cannot_be_evaluated_is_reported_where_it_is_made()
        => RuleCheck.Reports(
            "SHS004",
            RuleCheck.Table("""[Jsonb] public Config Config { get; init; } = new();""", """[Table]""", """public sealed record Config { public DateTimeOffset At { get; init; } = DateTimeOffset.Now; }"""),
            "new()", "Config");

    [Fact]
    public void NUL_cannot_be_stored()
        => RuleCheck.Reports(
            "SHS004",
            RuleCheck.Table("""public string A { get; init; } = "a\0b";"""),
            "\"a\\0b\"", "NUL");

    [Fact]
    public void Constants_of_every_kind_are_accepted()
        => RuleCheck.Accepts(
            RuleCheck.Table("""const int Three = 3; static readonly Guid Known = Guid.Parse("01234567-89ab-cdef-0123-456789abcdef"); public int A { get; init; } = -Three * 2; public string B { get; init; } = "it's"; public Guid C { get; init; } = Known; public TimeSpan D { get; init; } = TimeSpan.FromDays(30); public DateOnly E { get; init; } = new(2024, 2, 29); public string F { get; init; } = string.Empty; public decimal G { get; init; } = 1.50m; public string[] H { get; init; } = new string[0]; public string I { get; init; } = null!; public DayOfWeek J { get; init; } = DayOfWeek.Friday; public float K { get; init; } = 0.1f;"""));

    [Fact]
    public void A_default_in_SQL_is_accepted()
        => RuleCheck.Accepts(
            RuleCheck.Table("""[Default("now()")] public DateTimeOffset At { get; init; }"""));

    [Fact]
    public void Half_a_surrogate_pair_is_pointed_at()
        => RuleCheck.Reports(
            "SHS004",
            RuleCheck.Table("""public string A { get; init; } = "\uD800";"""),
            "\"\\uD800\"", "surrogate");

    [Fact]
    public void An_empty_dictionary_in_a_document_is_accepted()
        => RuleCheck.Accepts(
            RuleCheck.Table("""[Jsonb] public Document A { get; init; } = new(); public sealed record Document { public Dictionary<string, int> Counts { get; init; } = []; }"""));

    [Fact]
    public void A_positional_property_that_is_written_out_is_accepted()
        => RuleCheck.Accepts("[Table] public sealed record Thing(Guid Id, string Name, int Age = 3) { public string Name { get; init; } = Name; public int Age { get; init; } = Age; }");
}
