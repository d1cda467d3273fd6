namespace StudyHub.Schema.Generators.Tests.Rules;

public sealed class SHS341Tests
{
    [Fact]
    public void A_property_that_the_rows_do_not_have_is_reported_with_the_nearest()
        => ProjectionRules.Reports("SHS341", "public required string Titles { get; init; }", "Titles", "'Lesson'", "did you mean Title?");

    [Fact]
    public void A_property_that_is_like_none_is_reported_without_advice()
        => ProjectionRules.Reports("SHS341", "public Guid Quorum { get; init; }", "Quorum", "has no column property of this name");

    [Fact]
    public void A_step_is_looked_for_in_the_record_that_it_stands_on()
        => ProjectionRules.Reports("SHS341", "[Over(nameof(Lesson.HouseId), nameof(Lesson.Title))] public string? Where { get; init; }", "nameof(Lesson.Title)", "'House'", "'Title'");

    [Fact]
    public void A_first_step_that_is_not_there_is_reported()
        => ProjectionRules.Reports("SHS341", "[Over(\"RomId\", nameof(Room.Door))] public string? Door { get; init; }", "\"RomId\"", "did you mean RoomId?");

    [Fact]
    public void A_figure_of_nothing_is_reported()
        => ProjectionRules.Reports("SHS341", "[Sum] public long Minutes { get; init; }", "Sum", "[Sum(nameof(Lesson.…))]");
}
