namespace StudyHub.Schema.Generators.Tests.Rules;

public sealed class SHS344Tests
{
    [Theory]
    [InlineData("[Sum(nameof(Lesson.Title))] public string? Titles { get; init; }", "nameof(Lesson.Title)", "[Sum] of 'Title', which is string")]
    [InlineData("[Average(nameof(Lesson.HeldOn))] public DateOnly? Mean { get; init; }", "nameof(Lesson.HeldOn)", "[Average] of 'HeldOn'")]
    [InlineData("[Max(nameof(Lesson.Id))] public Guid? Last { get; init; }", "nameof(Lesson.Id)", "[Max] of 'Id', which is Guid")]
    [InlineData("[Min(nameof(Lesson.Tags))] public string[]? Tags { get; init; }", "nameof(Lesson.Tags)", "string[]")]
    [InlineData("[Min(nameof(Lesson.Kind))] public Kind? First { get; init; }", "nameof(Lesson.Kind)", "[PostgresEnum]")]
    [InlineData("[Max(nameof(Lesson.RoomId), nameof(Room.HouseId))] public Guid? Last { get; init; }", "nameof(Room.HouseId)", "'HouseId'")]
    [InlineData("public Plan Plan { get; init; } = new(); [Count] public long Lessons { get; init; }", "Plan", "grouped by the document 'Plan'")]
    public void A_figure_that_the_column_has_not_is_reported(string member, string place, string reason) => ProjectionRules.Reports("SHS344", member, place, reason);
}
