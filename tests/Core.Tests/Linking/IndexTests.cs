using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Linking;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;
using static StudyHub.Schema.Core.Tests.Linking.DeclarationBuilder;

namespace StudyHub.Schema.Core.Tests.Linking;

public sealed class IndexTests
{
    private static readonly DeclarationBuilder Student = Table("Student").Id();
    private static readonly DeclarationBuilder Framework = Table("Framework").Id().FrameworkRoot();

    [Fact]
    public void A_foreign_key_gets_an_index() => Notes(Note()).ShouldBe(["idx_notes_student_id: (student_id)"]);

    [Fact]
    public void A_foreign_key_whose_author_wants_no_index_gets_none()
        => Notes(Table("Note").Id().Column("StudentId").References("Student", ["StudentId"], indexed: false)).ShouldBeEmpty();

    [Fact]
    public void An_index_that_begins_with_the_key_serves_it()
        => Notes(Note().Column("Day").Index("student_id", "day")).ShouldBe(["idx_notes_student_id_day: (student_id, day)"]);

    [Fact]
    public void An_index_that_holds_the_key_further_behind_does_not_serve_it()
        => Notes(Note().Column("Day").Index("day", "student_id"))
            .ShouldBe(["idx_notes_day_student_id: (day, student_id)", "idx_notes_student_id: (student_id)"]);

    [Fact]
    public void A_unique_constraint_that_begins_with_the_key_serves_it() => Notes(Note().Column("Day").Unique("StudentId", "Day")).ShouldBeEmpty();

    [Fact]
    public void A_primary_key_that_begins_with_the_key_serves_it()
        => Notes(Table("Note").Reference("StudentId", "Student").Column("No").Key("StudentId", "No")).ShouldBeEmpty();

    [Fact]
    public void A_partial_index_does_not_serve_a_key()
        => Notes(Note().Column("Day").Index(index => index with { Predicate = new SqlExpression("day is null") }, "student_id", "day"))
            .ShouldContain("idx_notes_student_id: (student_id)");

    [Theory]
    [InlineData("gin")]
    [InlineData("hash")]
    [InlineData("brin")]
    public void An_index_of_another_method_does_not_serve_a_key(string method)
        => Notes(Note().Index(index => index with { Method = method, Name = new Identifier("other") }, "student_id"))
            .ShouldContain("idx_notes_student_id: (student_id)");

    [Fact]
    public void An_index_of_an_expression_does_not_serve_a_key()
        => Notes(Note().Index(
                index => index with
                {
                    Name = new Identifier("other"),
                    Keys = EquatableArrays.Of(new IndexKey { Expression = new SqlExpression("lower(student_id::text)") }),
                },
                "student_id"))
            .ShouldContain("idx_notes_student_id: (student_id)");

    [Fact]
    public void The_columns_of_a_key_may_lead_an_index_in_any_order()
        => Indexes(
                "tickets",
                Table("Seat").Column("A").Column("B").Key("A", "B"),
                Table("Ticket").Id().Column("A").Column("B").Column("C").References("Seat", ["A", "B"]).Index("b", "a", "c"))
            .ShouldBe(["idx_tickets_b_a_c: (b, a, c)"]);

    [Fact]
    public void The_index_of_a_longer_key_serves_the_shorter_one_that_it_begins_with()
        => Indexes(
                "tickets",
                Table("Hall").Column("A").Key("A"),
                Table("Seat").Column("A").Column("B").Key("A", "B"),
                Table("Ticket").Id().Column("A").Column("B").References("Hall", ["A"]).References("Seat", ["A", "B"]))
            .ShouldBe(["idx_tickets_a_b: (a, b)"]);

    [Fact]
    public void A_same_framework_key_is_indexed_with_the_framework_and_serves_the_frameworks_key_too()
        => Indexes(
                "outcomes",
                Framework, Table("Subject").Id().FrameworkAware(), Table("Outcome").Id().FrameworkAware().Reference("SubjectId", "Subject"))
            .ShouldBe(["idx_outcomes_framework_id_subject_id: (framework_id, subject_id)"]);

    [Fact]
    public void A_framework_aware_table_without_other_indexes_gets_one_on_the_framework()
        => Indexes("subjects", Framework, Table("Subject").Id().FrameworkAware()).ShouldBe(["idx_subjects_framework_id: (framework_id)"]);

    [Fact]
    public void What_is_unique_per_framework_serves_the_frameworks_key()
        => Indexes("subjects", Framework, Table("Subject").Id().FrameworkAware().Column("Code").UniquePerFramework("Code")).ShouldBeEmpty();

    [Fact]
    public void The_key_that_a_same_framework_reference_needs_serves_the_frameworks_key()
        => Indexes(
                "subjects",
                Framework, Table("Subject").Id().FrameworkAware(), Table("Outcome").Id().FrameworkAware().Reference("SubjectId", "Subject"))
            .ShouldBeEmpty();

    [Fact]
    public void A_declared_index_without_a_name_is_named_by_its_parts()
        => Notes(Table("Note").Id().Column("Config", PgType.Jsonb).Index(
                index => index with
                {
                    NameParts = EquatableArrays.Of(new Identifier("config"), new Identifier("tutor_style")),
                    Keys = EquatableArrays.Of(new IndexKey { Expression = new SqlExpression("config ->> 'tutorStyle'") }),
                }))
            .ShouldBe(["idx_notes_config_tutor_style: (config ->> 'tutorStyle')"]);

    [Fact]
    public void A_declared_unique_index_without_a_name_is_named_as_unique()
        => Notes(Table("Note").Id().Column("Day").Index(index => index with { IsUnique = true }, "day")).ShouldBe(["uq_notes_day: (day)"]);

    [Fact]
    public void All_that_an_index_declares_reaches_the_model()
        => Linked.Faultless(Table("Note").Id().Column("Day").Column("Title").Index(
                index => index with
                {
                    Method = "gist",
                    Include = EquatableArrays.Of(new Identifier("title")),
                    Predicate = new SqlExpression("day > 3"),
                    NullsNotDistinct = true,
                    IsUnique = true,
                },
                "day"))
            .Table("notes").Indexes.Single().ShouldBe(new IndexModel
            {
                Name = new Identifier("uq_notes_day"),
                Method = "gist",
                Keys = EquatableArrays.Of(new IndexKey { Column = new Identifier("day") }),
                Include = EquatableArrays.Of(new Identifier("title")),
                Predicate = new SqlExpression("day > 3"),
                NullsNotDistinct = true,
                IsUnique = true,
            });

    [Fact]
    public void A_partial_index_that_takes_the_name_of_a_keys_index_is_reported()
    {
        LinkedSchema linked = Linked.From(Student, Note().Index(index => index with { Predicate = new SqlExpression("true") }, "student_id"));
        linked.OnlyFinding(LinkingRules.ObjectNameTwice).Member.ShouldBe("StudentId");
    }

    private static DeclarationBuilder Note() => Table("Note").Id().Reference("StudentId", "Student");

    private static IEnumerable<string> Notes(DeclarationBuilder note) => Indexes("notes", Student, note);

    private static IEnumerable<string> Indexes(string table, params DeclarationBuilder[] tables)
        => Linked.Faultless(tables.Select(builder => builder.Build()).ToArray()).Table(table).Indexes.Select(Linked.Text);
}
