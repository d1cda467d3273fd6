namespace StudyHub.Schema.Generators.Tests.Rules;

public sealed class SHS007Tests
{
    [Fact]
    public void A_length_of_nothing_is_reported()
        => RuleCheck.Reports(
            "SHS007",
            RuleCheck.Table("""[Length(0)] public string? A { get; init; }"""),
            "0", "Length", "A", "10485760");

    [Theory]
    [InlineData("integer[]")]
    [InlineData("integer")]
    [InlineData("int8[]")]
    [InlineData("SMALLINT []")]
    public void Numbers_for_a_list_of_members_are_reported(string type)
        => RuleCheck.Reports(
            "SHS007",
            RuleCheck.Table($$"""[Column(Type = "{{type}}")] public Kind[] A { get; init; } = [];""", types: "public enum Kind { Talk, Lab }"),
            $"\"{type}\"", "Column", "A", "stored as labels", "leave Type away");

    [Theory]
    [InlineData("text[]")]
    [InlineData("citext[]")]
    public void Labels_for_a_list_of_members_are_accepted(string type)
        => RuleCheck.Accepts(RuleCheck.Table($$"""[Column(Type = "{{type}}")] public Kind[] A { get; init; } = [];""", types: "public enum Kind { Talk, Lab }"));

    [Fact]
    public void A_length_on_a_number_is_reported()
        => RuleCheck.Reports(
            "SHS007",
            RuleCheck.Table("""[Length(5)] public int A { get; init; }"""),
            "Length(5)", "only a string");

    [Fact]
    public void More_digits_behind_the_point_than_in_all_is_reported()
        => RuleCheck.Reports(
            "SHS007",
            RuleCheck.Table("""[Numeric(5, 9)] public decimal A { get; init; }"""),
            "9", "Numeric", "9", "5");

    [Fact]
    public void Digits_on_a_string_are_reported()
        => RuleCheck.Reports(
            "SHS007",
            RuleCheck.Table("""[Numeric(5)] public string? A { get; init; }"""),
            "Numeric(5)", "decimal");

    [Fact]
    public void An_identity_on_a_string_is_reported()
        => RuleCheck.Reports(
            "SHS007",
            RuleCheck.Table("""[Identity] public string? A { get; init; }"""),
            "Identity", "short, int or long");

    [Fact]
    public void A_document_of_one_number_is_reported()
        => RuleCheck.Reports(
            "SHS007",
            RuleCheck.Table("""[Jsonb] public int A { get; init; }"""),
            "Jsonb", "jsonb");

    [Fact]
    public void A_check_in_SQL_without_a_name_is_reported()
        => RuleCheck.Reports(
            "SHS007",
            RuleCheck.Table("", """[Table, Check(Sql = "true")]"""),
            "Check(Sql = \"true\")", "Name");

    [Fact]
    public void A_policy_for_no_command_is_reported()
        => RuleCheck.Reports(
            "SHS007",
            RuleCheck.Table("""[Policy(Command.None)] static bool Own(Thing row) => true;"""),
            "Command.None", "Own", "command");

    [Fact]
    public void One_name_for_two_policies_is_reported()
        => RuleCheck.Reports(
            "SHS007",
            RuleCheck.Table("""[Policy(Command.Select | Command.Delete, Name = "own")] static bool Own(Thing row) => true;"""),
            "\"own\"", "several commands");

    [Fact]
    public void Columns_without_an_update_are_reported()
        => RuleCheck.Reports(
            "SHS007",
            RuleCheck.Table("""public int A { get; init; } [Policy(Command.Select, Columns = [nameof(A)])] static bool Own(Thing row) => true;"""),
            "[nameof(A)]", "Own", "Command.Update");

    [Fact]
    public void An_owner_of_nothing_is_reported()
        => RuleCheck.Reports(
            "SHS007",
            RuleCheck.Table("", "[Table, OwnedBy(nameof(Id), Commands = Command.None)]"),
            "Command.None", "OwnedBy", "command");

    [Fact]
    public void A_unique_gin_index_is_reported()
        => RuleCheck.Reports(
            "SHS007",
            RuleCheck.Table("""[Index(Method = IndexMethod.Gin, IsUnique = true)] public int[] A { get; init; } = [];"""),
            "true", "btree");

    [Fact]
    public void Members_on_a_property_are_reported()
        => RuleCheck.Reports(
            "SHS007",
            RuleCheck.Table("""[Unique("Id")] public int A { get; init; }"""),
            "\"Id\"", "record");

    [Fact]
    public void No_members_on_the_record_are_reported()
        => RuleCheck.Reports(
            "SHS007",
            RuleCheck.Table("", """[Table, Unique]"""),
            "Unique", "nameof");

    [Fact]
    public void Arguments_in_range_are_accepted()
        => RuleCheck.Accepts(
            RuleCheck.Table("""[Length(1)] public string? A { get; init; } [Numeric(5, 5)] public decimal B { get; init; } [Identity] public long C { get; init; } [Index(IsUnique = true)] public int D { get; init; }""", """[Table, Check(Name = "ck_a", Sql = "true")]"""));

    [Fact]
    public void A_former_label_of_an_enum_that_is_stored_as_text_is_reported()
        => RuleCheck.Reports(
            "SHS007",
            RuleCheck.Table("public Level Level { get; init; }", "[Table]", """public enum Level { [RenamedFrom("lowest")] Low }"""),
            "\"lowest\"", "RenamedFrom", "Level.Low", "stored as text", "[PostgresEnum]");

    [Fact]
    public void A_former_label_on_the_second_name_of_a_value_is_reported()
        => RuleCheck.Reports(
            "SHS007",
            RuleCheck.Table("public Level Level { get; init; }", "[Table]", """[PostgresEnum] public enum Level { Low, [RenamedFrom("lowest")] Deep = Low }"""),
            "\"lowest\"", "Level.Deep", "another name");

    [Fact]
    public void A_former_label_of_a_PostgreSQL_enum_is_accepted()
        => RuleCheck.Accepts(RuleCheck.Table("public Level Level { get; init; }", "[Table]", """[PostgresEnum] public enum Level { [RenamedFrom("lowest")] Low }"""));

    private const string Documents = """
        public sealed record Contact { public required string Name { get; init; } public string? Phone { get; init; } }
        public sealed record Tutor { public string Voice { get; init; } = "calm"; public int Turns { get; init; } [System.Text.Json.Serialization.JsonConverter(typeof(object))] public int Odd { get; init; } public string[] Words { get; init; } = []; }
        public sealed record Setup { public int Level { get; init; } public Tutor Tutor { get; init; } = new(); public Tutor Made { get; init; } = Make(); public Contact? Contact { get; init; } public required Contact Sure { get; init; } private static Tutor Make() { return new(); } }
        """;

    [Theory]
    [InlineData("[Jsonb, PathUpdate] public Setup? Setup { get; init; }", "PathUpdate", "names of properties")]
    [InlineData("[Jsonb, PathUpdate(\"Level\")] public Setup? Setup { get; init; }", "PathUpdate(\"Level\")", "would lack 'Sure', which is required")]
    [InlineData("[Jsonb, PathUpdate(\"Contact\", \"Phone\")] public Setup Setup { get; init; } = null!;", "PathUpdate(\"Contact\", \"Phone\")", "would lack 'Name', which is required")]
    [InlineData("[Jsonb, PathUpdate(\"Made\", \"Turns\")] public Setup Setup { get; init; } = null!;", "PathUpdate(\"Made\", \"Turns\")", "not known at compile time")]
    [InlineData("[Jsonb, PathUpdate(\"Tutor\", \"Odd\")] public Setup Setup { get; init; } = null!;", "PathUpdate(\"Tutor\", \"Odd\")", "a converter decides")]
    [InlineData("[Jsonb, PathUpdate(\"Level\"), PathUpdate( \"Level\")] public Setup Setup { get; init; } = null!;", "PathUpdate( \"Level\")", "UpdateSetupLevelAsync already")]
    public void A_path_that_cannot_be_updated_is_reported(string member, string place, string why)
        => RuleCheck.Reports("SHS007", RuleCheck.Table(member, types: Documents), place, "Setup", why);

    [Fact]
    public void Paths_that_can_be_updated_are_accepted_and_make_methods()
        => RuleCheck.Accepts(RuleCheck.Table(
            """
            [Jsonb, PathUpdate("Level"), PathUpdate("Tutor", "Voice"), PathUpdate("Tutor", "Words"), PathUpdate("Contact"), PathUpdate("Contact", "Name"), PathUpdate("Sure", "Phone")]
            public Setup Setup { get; init; } = null!;
            static System.Threading.Tasks.Task<Thing> Use(ThingRepository things, Guid id) => things.UpdateSetupTutorWordsAsync(id, ["a"]);
            static System.Threading.Tasks.Task<Thing> Use(ThingRepository things, Guid id, Contact? contact) => things.UpdateSetupContactAsync(id, contact);
            """,
            types: Documents));
}
