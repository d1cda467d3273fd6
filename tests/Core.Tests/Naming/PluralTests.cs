using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Core.Tests.Naming;

public sealed class PluralTests
{
    [Theory]
    [InlineData("student", "students")]
    [InlineData("box", "boxes")]
    [InlineData("class", "classes")]
    [InlineData("status", "statuses")]
    [InlineData("match", "matches")]
    [InlineData("wish", "wishes")]
    [InlineData("category", "categories")]
    [InlineData("essay", "essays")]
    [InlineData("person", "people")]
    [InlineData("child", "children")]
    [InlineData("quiz", "quizzes")]
    [InlineData("analysis", "analyses")]
    public void A_word_gets_its_English_plural(string word, string plural) => Plural.Of(word).ShouldBe(plural);

    [Theory]
    [InlineData("progress")]
    [InlineData("history")]
    [InlineData("usage")]
    [InlineData("metadata")]
    public void A_word_without_a_plural_stays(string word) => Plural.Of(word).ShouldBe(word);

    [Theory]
    [InlineData("notification_preferences")]
    [InlineData("settings")]
    public void A_plural_stays(string word) => Plural.Of(word).ShouldBe(word);

    [Theory]
    [InlineData("student_subject", "student_subjects")]
    [InlineData("student_outcome_progress", "student_outcome_progress")]
    [InlineData("revision_history", "revision_history")]
    [InlineData("history_entry", "history_entries")]
    [InlineData("class_child", "class_children")]
    public void Only_the_last_word_changes(string name, string plural) => Plural.Of(name).ShouldBe(plural);

    [Theory]
    [InlineData("")]
    [InlineData("open_")]
    public void Without_a_last_word_nothing_changes(string name) => Plural.Of(name).ShouldBe(name);

    [Fact]
    public void A_lone_y_is_no_ending() => Plural.Of("y").ShouldBe("ys");
}
