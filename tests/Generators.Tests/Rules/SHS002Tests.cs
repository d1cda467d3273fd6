namespace StudyHub.Schema.Generators.Tests.Rules;

public sealed class SHS002Tests
{
    [Fact]
    public void DateTime_is_refused_with_its_replacement()
        => RuleCheck.Reports(
            "SHS002",
            RuleCheck.Table("""public DateTime At { get; init; }"""),
            "DateTime", "Thing.At", "DateTimeOffset");

    [Fact]
    public void Char_is_refused()
        => RuleCheck.Reports(
            "SHS002",
            RuleCheck.Table("""public char Letter { get; init; }"""),
            "char", "[Length(1)]");

    [Fact]
    public void Object_is_refused()
        => RuleCheck.Reports(
            "SHS002",
            RuleCheck.Table("""public object? Any { get; init; }"""),
            "object?", "JsonElement");

    [Fact]
    public void A_list_is_refused_with_the_array_in_its_place()
        => RuleCheck.Reports(
            "SHS002",
            RuleCheck.Table("""public List<string> Tags { get; init; } = [];"""),
            "List<string>", "string[]", "[Jsonb]");

    [Fact]
    public void Another_record_is_refused()
        => RuleCheck.Reports(
            "SHS002",
            RuleCheck.Table("""public Other? Parent { get; init; }""", """[Table]""", """public sealed record Other;"""),
            "Other?", "[References<");

    [Fact]
    public void An_array_of_arrays_is_refused()
        => RuleCheck.Reports(
            "SHS002",
            RuleCheck.Table("""public DayOfWeek[][] Days { get; init; } = [];"""),
            "DayOfWeek[][]", "[Jsonb]");

    [Fact]
    public void The_vocabulary_is_accepted()
        => RuleCheck.Accepts(
            RuleCheck.Table("""public short A { get; init; } public long B { get; init; } public float C { get; init; } public DateOnly D { get; init; } public TimeOnly E { get; init; } public TimeSpan F { get; init; } public byte[] G { get; init; } = []; public DayOfWeek H { get; init; } public DayOfWeek[] L { get; init; } = []; [Column(Type = "integer")] public DayOfWeek? M { get; init; } public DateTimeOffset[] N { get; init; } = []; public Guid[]? I { get; init; } [Jsonb] public List<string> J { get; init; } = []; public decimal K { get; init; }"""));

    [Fact]
    public void A_DateTime_whose_type_is_given_is_accepted()
        => RuleCheck.Accepts(
            RuleCheck.Table("""[Column(Type = "timestamp")] public DateTime At { get; init; }"""));
}
