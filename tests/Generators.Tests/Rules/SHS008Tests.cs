namespace StudyHub.Schema.Generators.Tests.Rules;

public sealed class SHS008Tests
{
    [Fact]
    public void A_call_is_pointed_at()
        => RuleCheck.Reports(
            "SHS008",
            RuleCheck.Table("""public string Name { get; init; } = ""; [Check] static bool Rule(Thing row) => row.Id != Guid.Empty && row.Name.Trim() == "";"""),
            "row.Name.Trim()", "Trim", "[Check(Name");

    [Fact]
    public void A_search_by_culture_is_pointed_at()
        => RuleCheck.Reports(
            "SHS008",
            RuleCheck.Table("""public string Name { get; init; } = ""; [Policy(Command.Select)] static bool Rule(Thing row) => row.Name.StartsWith("a");"""),
            "row.Name.StartsWith(\"a\")", "StringComparison.Ordinal", "[Policy(");

    [Fact]
    public void The_length_of_a_text_is_pointed_at()
        => RuleCheck.Reports(
            "SHS008",
            RuleCheck.Table("""public string Name { get; init; } = ""; [Check] static bool Rule(Thing row) => row.Name.Length > 3;"""),
            "row.Name.Length");

    [Fact]
    public void A_division_is_pointed_at()
        => RuleCheck.Reports(
            "SHS008",
            RuleCheck.Table("""public int A { get; init; } [Check] static bool Rule(Thing row) => row.A / row.A == 1;"""),
            "row.A / row.A", "division");

    [Fact]
    public void An_operator_of_a_users_type_is_pointed_at()
        => RuleCheck.Reports(
            "SHS008",
            RuleCheck.Table("[Check] static bool Rule(Thing row) => !Odd.One;", types: "public sealed class Odd { public static readonly Odd One = new(); public static bool operator !(Odd odd) => true; }"),
            "!Odd.One");

    [Fact]
    public void A_rounding_to_even_is_pointed_at()
        => RuleCheck.Reports(
            "SHS008",
            RuleCheck.Table("""public decimal A { get; init; } [Check] static bool Rule(Thing row) => Math.Round(row.A) == 1;"""),
            "Math.Round(row.A)", "AwayFromZero");

    [Fact]
    public void A_comparison_without_case_is_pointed_at()
        => RuleCheck.Reports(
            "SHS008",
            RuleCheck.Table("""public string A { get; init; } = ""; [Check] static bool Rule(Thing row) => row.A.Equals("a", StringComparison.OrdinalIgnoreCase);"""),
            "row.A.Equals(\"a\", StringComparison.OrdinalIgnoreCase)", "Ordinal");

    [Fact]
    public void A_switch_that_leaves_values_out_is_pointed_at()
        => RuleCheck.Reports(
            "SHS008",
            RuleCheck.Table("""public bool A { get; init; } [Check] static bool Rule(Thing row) => row.A switch { true => true, false => false };"""),
            "false => false", "'_'");

    [Theory]
    [InlineData("row.Config.At > DateTimeOffset.UnixEpoch", "row.Config.At", "make it a column")]
    [InlineData("row.Config.Day == default", "row.Config.Day", "make it a column")]
    [InlineData("row.Config.Rank == 3", "row.Config.Rank", "cannot tell")]
    [InlineData("row.Config.Mark == Mark.One", "row.Config.Mark", "[Label]")]
    [InlineData("row.Config.Place == Place.Home", "row.Config.Place", "enum of PostgreSQL's")]
    [InlineData("row.Config.Odd == 3", "row.Config.Odd", "converter")]
    [InlineData("row.Config.Inner.Deep == 3", "row.Config.Inner.Deep", "level to level")]
    [InlineData("row.Config.Theme.Length == 3", "row.Config.Theme.Length", "no property 'Length'")]
    [InlineData("row.Config.Words.Count == 3", "row.Config.Words.Count", "no property 'Count'")]
    [InlineData("row.Config.Hidden == 3", "row.Config.Hidden", "no property 'Hidden'")]
    public void What_a_document_cannot_be_asked_is_pointed_at(string condition, string place, string word)
        => RuleCheck.Reports(
            "SHS008",
            RuleCheck.Table(
                $"[Jsonb] public Config Config {{ get; init; }} = new(); [Check] static bool Rule(Thing row) => {condition};",
                types: """
                    public enum Mark { [Label("1")] One }
                    [PostgresEnum] public enum Place { Home }
                    public sealed record Inner { public int Deep { get; init; } = 1; }
                    public sealed record Config
                    {
                        public DateTimeOffset At { get; init; }
                        public DateOnly Day { get; init; }
                        public int? Rank { get; init; } = 3;
                        public Mark Mark { get; init; }
                        public Place Place { get; init; }
                        [System.Text.Json.Serialization.JsonConverter(typeof(System.Text.Json.Serialization.JsonNumberEnumConverter<Mark>))] public int Odd { get; init; }
                        public Inner Inner { get; init; } = new() { Deep = 2 };
                        public string Theme { get; init; } = "";
                        public List<string> Words { get; init; } = [];
                        [System.Text.Json.Serialization.JsonIgnore] public int Hidden { get; init; }
                    }
                    """),
            place, word);

    [Theory]
    [InlineData("row.Rate == double.NaN", "double.NaN", "NaN")]
    [InlineData("row.Rate < double.NaN", "double.NaN", "NaN")]
    [InlineData("row.Rate is double.NaN", "double.NaN", "NaN")]
    [InlineData("row.At == default", "default", "infinity")]
    [InlineData("row.Day >= new DateOnly(1, 1, 1)", "new DateOnly(1, 1, 1)", "infinity")]
    [InlineData("row.Day <= new DateOnly(9999, 12, 31)", "new DateOnly(9999, 12, 31)", "infinity")]
    [InlineData("row.At < DateTimeOffset.Parse(\"2024-02-29T12:00:00.0000015Z\")", "DateTimeOffset.Parse(\"2024-02-29T12:00:00.0000015Z\")", "microsecond")]
    [InlineData("row.Took < TimeSpan.FromTicks(15)", "TimeSpan.FromTicks(15)", "microsecond")]
    public void A_constant_that_PostgreSQL_holds_otherwise_is_pointed_at(string condition, string place, string word)
        => RuleCheck.Reports(
            "SHS008",
            RuleCheck.Table($$"""
                public double Rate { get; init; } public DateOnly Day { get; init; } public DateTimeOffset At { get; init; } public TimeSpan Took { get; init; }
                [Check] static bool Rule(Thing row) => {{condition}};
                """),
            place, word);

    [Fact]
    public void The_order_of_texts_is_pointed_at()
        => RuleCheck.Reports(
            "SHS008",
            RuleCheck.Table("""public DayOfWeek A { get; init; } [Check] static bool Rule(Thing row) => row.A > DayOfWeek.Monday;"""),
            "row.A > DayOfWeek.Monday", "order");

    [Fact]
    public void A_computed_property_is_pointed_at()
        => RuleCheck.Reports(
            "SHS008",
            RuleCheck.Table("""public bool IsX => true; [Check] static bool Rule(Thing row) => row.IsX;"""),
            "row.IsX", "no column");

    [Fact]
    public void The_clock_is_pointed_at()
        => RuleCheck.Reports(
            "SHS008",
            RuleCheck.Table("""public DateTimeOffset At { get; init; } [Query] static bool Rule(Thing row) => row.At < DateTimeOffset.UtcNow;"""),
            "DateTimeOffset.UtcNow", "clock");

    [Fact]
    public void A_conversion_that_loses_is_pointed_at()
        => RuleCheck.Reports(
            "SHS008",
            RuleCheck.Table("""public long A { get; init; } [Check] static bool Rule(Thing row) => (int)row.A == 1;"""),
            "(int)row.A", "lose");

    [Fact]
    public void A_pattern_of_properties_is_pointed_at()
        => RuleCheck.Reports(
            "SHS008",
            RuleCheck.Table("""public string A { get; init; } = ""; [Check] static bool Rule(Thing row) => row.A is { Length: 3 };"""),
            "{ Length: 3 }", "matched");

    [Fact]
    public void A_document_is_pointed_at()
        => RuleCheck.Reports(
            "SHS008",
            RuleCheck.Table("""[Jsonb] public string A { get; init; } = "{}"; [Check] static bool Rule(Thing row) => row.A == "{}";"""),
            "row.A", "is null");

    [Fact]
    public void The_safe_subset_is_accepted()
        => RuleCheck.Accepts(
            RuleCheck.Table("""public int? A { get; init; } public bool B { get; init; } [Check] static bool Rule(Thing row) => row.A is null or (> 0 and < 10) || !row.B;"""));

    [Fact]
    public void A_rule_that_two_attributes_use_is_reported_once()
        => RuleCheck.Reports(
            "SHS008",
            RuleCheck.Table("""public string S { get; init; } = ""; [Query, Policy(Command.Select)] static bool Rule(Thing row) => row.S.IsNormalized();"""),
            "row.S.IsNormalized()", "[Policy(");

    [Fact]
    public void Rules_that_call_each_other_are_reported()
        => RuleCheck.Reports(
            "SHS008",
            RuleCheck.Table("""[Check] static bool A(Thing row) => B(row); static bool B(Thing row) => A(row);"""),
            "A(row)", "calls itself");

    [Fact]
    public void A_rule_that_calls_statements_is_reported()
        => RuleCheck.Reports(
            "SHS008",
            RuleCheck.Table("""[Check] static bool A(Thing row) => B(row); static bool B(Thing row) { if (row.Id == default) return true; return false; }"""),
            "B(row)", "one expression");

    [Fact]
    public void A_rule_may_call_another_of_its_record()
        => RuleCheck.Accepts(
            RuleCheck.Table("""public int? A { get; init; } [Index(Where = nameof(Open))] public int B { get; init; } static bool Open(Thing row) => row.A > 3; [Query] static bool Q(Thing row, int x) => Open(row) && Above(row, x + 1); static bool Above(Thing row, int? y) => row.A > y; [Policy(Command.Select)] static bool P(Thing row, Session s) => Open(row) && Own(row, s); static bool Own(Thing row, Session session) => session.UserId == row.Id; [Query] static bool None(Thing row) => Above(row, null);"""));

    [Fact]
    public void An_empty_text_is_asked_for_as_the_analyzers_want_it()
        => RuleCheck.Accepts(RuleCheck.Table("""public string A { get; init; } = ""; public string? B { get; init; } [Check] static bool Rule(Thing row) => !string.IsNullOrEmpty(row.A) && string.IsNullOrEmpty(row.B);"""));

    [Theory]
    [InlineData("others.Count() > 1", "others.Count()", "Any, All and Contains")]
    [InlineData("others.First().Id == row.Id", "others.First()", "Any, All and Contains")]
    [InlineData("others.Where((o, i) => i > 1).Any()", "(o, i) => i > 1", "one row and one expression")]
    [InlineData("others.OrderBy(o => o.Id).Any()", "others.OrderBy(o => o.Id)", "Where, Select and Distinct")]
    [InlineData("others.Contains(null)", "others.Contains(null)", "select one of their columns")]
    [InlineData("others.Select(o => o.Name).Contains(\"a\", StringComparer.Ordinal)", "others.Select(o => o.Name).Contains(\"a\", StringComparer.Ordinal)", "Any, All and Contains")]
    [InlineData("others.Any(o => o.Name.Length > 3)", "o.Name.Length", "Length")]
    [InlineData("others.Any(o => o == null)", "o", "only its properties")]
    [InlineData("others.Any(o => Elsewhere.Loop(o, others))", "Loop(o, others)", "calls itself")]
    [InlineData("others.Any(o => Elsewhere.Slow(o))", "Elsewhere.Slow(o)", "one expression")]
    [InlineData("Elsewhere.Loop(new Other(), others)", "new Other()", "only a row itself")]
    [InlineData("Elsewhere.Own(row, new Session(null))", "new Session(null)", "only the session itself")]
    [InlineData("new[] { new Other() }.Any()", "new[] { new Other() }", "no lookup")]
    public void A_question_that_a_lookup_cannot_be_asked_is_pointed_at(string condition, string place, params string[] words)
        => RuleCheck.Reports("SHS008", Lookup($"[Policy(Command.Select)] static bool Rule(Thing row, Session session, IEnumerable<Other> others) => {condition};"), place, words);

    [Fact]
    public void A_lookup_is_asked()
        => RuleCheck.Accepts(Lookup("[Policy(Command.Select)] static bool Rule(Thing row, Session session, IEnumerable<Other> others) => others.Where(o => o.Name == \"a\").Select(o => o.Id).Contains(row.Id) && Elsewhere.Own(row, session);"));

    private static string Lookup(string members) => """
        using System.Linq;
        public static class Elsewhere
        {
            public static bool Own(Thing row, Session session) => row.Id == session.UserId;
            public static bool Loop(Other row, IEnumerable<Other> others) => others.Any(o => Loop(o, others));
            public static bool Slow(Other row) { Guid id = row.Id; return id == default; }
        }
        [Table] public sealed partial record Other { public Guid Id { get; init; } public string Name { get; init; } = ""; }
        [Table] public sealed partial record Thing { public Guid Id { get; init; } 
        """ + members + "}";

    [Fact]
    public void A_list_of_admins_that_the_database_does_not_have_cannot_be_asked()
        => RuleCheck.Reports(
            "SHS008",
            RuleCheck.Table("[Policy(Command.Select)] static bool Rule(Thing row, Session session) => session.IsAdmin;"),
            "session.IsAdmin", "AdminFlag = true");
}
