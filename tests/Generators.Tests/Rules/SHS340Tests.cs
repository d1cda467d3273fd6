namespace StudyHub.Schema.Generators.Tests.Rules;

public sealed class SHS340Tests
{
    [Theory]
    [InlineData("[Projection<Lesson>] public sealed record Shown", "must be partial")]
    [InlineData("[Projection<Lesson>] public sealed partial class Shown", "it is no record class")]
    [InlineData("[Projection<Lesson>] public abstract partial record Shown", "it is abstract")]
    [InlineData("[Projection<Lesson>] public sealed partial record Shown<T>", "it is generic")]
    public void A_type_that_nothing_can_be_read_as_is_reported(string head, string reason)
        => RuleCheck.Reports("SHS340", ProjectionRules.Projection("public Guid Id { get; init; }", head), "Shown", "Shown", reason);

    [Fact]
    public void What_is_no_table_has_no_rows_to_be_read()
        => RuleCheck.Reports("SHS340", ProjectionRules.Projection("public int Steps { get; init; }", "[Projection<Plan>] public sealed partial record Shown"), "Projection<Plan>", "'Plan'", "[Table]");

    [Fact]
    public void A_projection_without_properties_is_reported() => ProjectionRules.Reports("SHS340", "", "Shown", "no property");

    [Fact]
    public void A_property_that_nothing_can_set_is_reported()
        => ProjectionRules.Reports("SHS340", "public Guid Id { get; init; } public string Title { get; private set; } = \"\";", "public string Title { get; private set; } = \"\";", "'Title'", "[NotMapped]");

    [Fact]
    public void A_required_member_that_is_no_column_is_reported()
        => ProjectionRules.Reports("SHS340", "public Guid Id { get; init; } [NotMapped] public required string Title { get; init; }",
            "[NotMapped] public required string Title { get; init; }", "'Title' is required, yet [NotMapped] keeps it out of the row");

    [Fact]
    public void A_parameter_that_is_no_property_is_reported()
        => RuleCheck.Reports("SHS340", ProjectionRules.Tables + """
            [Projection<Lesson>] public sealed partial record Shown
            {
                public Shown(Guid id, int other) => Id = id;
                public Guid Id { get; }
            }
            """, "int other", "'other'");

    [Fact]
    public void Two_attributes_that_say_two_things_are_reported()
        => ProjectionRules.Reports("SHS340", "[Count, Sum(nameof(Lesson.Minutes))] public long Minutes { get; init; }", "Sum(nameof(Lesson.Minutes))", "[Count]", "[Sum]");

    [Fact]
    public void Nested_inherited_positional_and_computed_members_are_accepted()
        => RuleCheck.Accepts(ProjectionRules.Tables + """
            public abstract record Named { public required string Title { get; init; } }
            public static partial class Outer
            {
                [Projection<Lesson>] internal sealed partial record Shown(Guid Id, [Over(nameof(Lesson.HouseId), nameof(House.Street))] string Where) : Named
                {
                    public Plan? Plan { get; init; }
                    public string Both => Title + Where;
                    [NotMapped] public int Ignored { get; set; }
                }
            }
            """);
}
