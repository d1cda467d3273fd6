namespace StudyHub.Schema.Generators.Tests.Rules;

public sealed class SHS022Tests
{
    [Fact]
    public void A_timestamp_that_the_database_keeps_is_reported()
        => RuleCheck.Reports(
            "SHS022",
            """
            [Table] public sealed record Thing : ITimestamped
            {
                public Guid Id { get; init; }
                public DateTimeOffset CreatedAt { get; init; }
                public DateTimeOffset UpdatedAt { get; init; }
                [Policy(Command.Update, Columns = [nameof(UpdatedAt)])] static bool Own(Thing row) => true;
            }
            """,
            "nameof(UpdatedAt)", "Own", "UpdatedAt");

    [Fact]
    public void A_generated_column_is_reported()
        => RuleCheck.Reports(
            "SHS022",
            RuleCheck.Table("""[Generated("1")] public int One { get; init; } [Policy(Command.Update, Columns = new[] { nameof(One) })] static bool Own(Thing row) => true;"""),
            "nameof(One)", "One");

    [Fact]
    public void Columns_that_a_record_gives_are_accepted_and_make_a_method()
        => RuleCheck.Accepts(
            RuleCheck.Table("""
                public int A { get; init; }
                public string? B { get; init; }
                [Policy(Command.Update, Columns = [nameof(B)])] static bool Own(Thing row) => true;
                static System.Threading.Tasks.Task<Thing> Use(ThingRepository things, Thing thing) => things.UpdateOwnAsync(thing);
                """));
}
