using System.Linq;
using System.Text;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Core.Tests.Naming;

public sealed class NamingRulesTests
{
    private static readonly Identifier Notes = new("notes");
    private static readonly Identifier[] Columns = [new("framework_id"), new("subject_id")];

    [Fact]
    public void Every_kind_of_object_has_its_pattern()
        => new[]
        {
            NamingRules.Table("StudentSubject"),
            NamingRules.Column("SubjectId"),
            NamingRules.Enum("MasteryLevel"),
            NamingRules.PrimaryKey(Notes),
            NamingRules.ForeignKey(Notes, Columns),
            NamingRules.Index(Notes, Columns),
            NamingRules.Unique(Notes, Columns),
            NamingRules.Check(Notes, "PracticeCountIsNotNegative"),
            NamingRules.Trigger(Notes, "set_updated_at"),
            NamingRules.Policy(Notes, "authenticated", "select"),
            NamingRules.Role("StudyHub", "web"),
        }.Select(name => name.Value).ShouldBe(
        [
            "student_subjects", "subject_id", "mastery_level", "pk_notes", "fk_notes_framework_id_subject_id", "idx_notes_framework_id_subject_id",
            "uq_notes_framework_id_subject_id", "ck_notes_practice_count_is_not_negative", "notes_set_updated_at", "notes_authenticated_select",
            "study_hub_web",
        ]);

    [Fact]
    public void A_name_that_fits_is_left_alone() => NamingRules.Shortened(new string('a', 63)).ShouldBe(new string('a', 63));

    // The hash is frozen: another one would rename objects in every database.
    [Fact]
    public void A_longer_name_is_cut_and_ends_in_a_hash_of_the_whole()
        => NamingRules.Shortened(new string('a', 64)).ShouldBe(new string('a', 54) + "_" + FnvOf(new string('a', 64)));

    [Theory]
    [InlineData("a")]
    [InlineData("é")]
    [InlineData("漢")]
    [InlineData("😀")]
    [InlineData("aé漢😀")]
    public void A_shortened_name_fits_and_holds_whole_characters(string letters)
    {
        for (int count = 1; count < 80; count++)
        {
            string name = NamingRules.Shortened(string.Concat(Enumerable.Repeat(letters, count)));
            Encoding.UTF8.GetByteCount(name).ShouldBeLessThanOrEqualTo(Identifier.MaxBytes);
            new UTF8Encoding(false, throwOnInvalidBytes: true).GetBytes(name).Length.ShouldBeGreaterThan(0);
        }
    }

    [Fact]
    public void Long_names_that_differ_at_their_end_stay_distinct()
        => Enumerable.Range(0, 2000).Select(i => NamingRules.Shortened($"fk_{new string('x', 70)}_{i}")).Distinct().Count().ShouldBe(2000);

    [Fact]
    public void A_name_is_the_same_each_time()
        => NamingRules.Index(new Identifier(new string('t', 60)), Columns).ShouldBe(NamingRules.Index(new Identifier(new string('t', 60)), Columns));

    private static string FnvOf(string text)
    {
        uint hash = 2166136261;
        foreach (char c in text) hash = unchecked((hash ^ c) * 16777619);
        return hash.ToString("x8", System.Globalization.CultureInfo.InvariantCulture);
    }
}
