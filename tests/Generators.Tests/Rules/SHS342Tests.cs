namespace StudyHub.Schema.Generators.Tests.Rules;

public sealed class SHS342Tests
{
    [Theory]
    [InlineData("public long Minutes { get; init; }", "long", "'Minutes' is int")]
    [InlineData("public required string Note { get; init; }", "string", "'Note' may be null")]
    [InlineData("public int Break { get; init; }", "int", "'Break' may be null")]
    [InlineData("public Level Kind { get; init; }", "Level", "'Kind' is Kind")]
    [InlineData("[Over(nameof(Lesson.RoomId), nameof(Room.Door))] public required string Door { get; init; }", "string", "'RoomId' may refer to nothing")]
    [InlineData("[Over(nameof(Lesson.RoomId), nameof(Room.HouseId), nameof(House.Street))] public required string Street { get; init; }", "string", "'RoomId' may refer to nothing")]
    [InlineData("[Over(nameof(Lesson.TeacherId), nameof(Teacher.Name))] public required string Name { get; init; }", "string", "may be deleted")]
    public void A_column_that_does_not_fit_is_reported(string member, string place, string reason) => ProjectionRules.Reports("SHS342", member, place, reason);

    [Theory]
    [InlineData("[Count] public int Lessons { get; init; }", "int", "a count is long")]
    [InlineData("[Sum(nameof(Lesson.Minutes))] public int? Minutes { get; init; }", "int?", "[Sum] of int is long")]
    [InlineData("[Average(nameof(Lesson.Minutes))] public double? Minutes { get; init; }", "double?", "[Average] of int is decimal")]
    [InlineData("[Sum(nameof(Lesson.Minutes))] public long Minutes { get; init; }", "long", "of no rows at all there is none")]
    [InlineData("public DateOnly HeldOn { get; init; } [Sum(nameof(Lesson.Break))] public long Breaks { get; init; }", "long", "all values of 'Break' in a group may be null")]
    [InlineData("public DateOnly HeldOn { get; init; } [Max(nameof(Lesson.TeacherId), nameof(Teacher.Name))] public string Last { get; init; } = \"\";", "string", "may be deleted")]
    public void A_figure_that_does_not_fit_is_reported(string member, string place, string reason) => ProjectionRules.Reports("SHS342", member, place, reason);

    [Fact]
    public void What_is_wider_than_it_must_be_is_accepted()
        => ProjectionRules.Accepts("public int? Minutes { get; init; } public string? Title { get; init; } public Kind? Kind { get; init; } public string[]? Tags { get; init; }");

    [Fact]
    public void Figures_with_and_without_groups_are_accepted()
    {
        ProjectionRules.Accepts("[Count] public long Lessons { get; init; } [Sum(nameof(Lesson.Minutes))] public long? Minutes { get; init; } [Average(nameof(Lesson.Weight))] public double? Mean { get; init; }");
        ProjectionRules.Accepts("public Kind Kind { get; init; } [Count] public long Lessons { get; init; } [Sum(nameof(Lesson.Minutes))] public long Minutes { get; init; } [Max(nameof(Lesson.Level))] public Level Top { get; init; }");
    }
}
