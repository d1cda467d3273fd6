using System.Linq;
using StudyHub.Schema.Linking;
using StudyHub.Schema.Model;
using static StudyHub.Schema.Core.Tests.Linking.DeclarationBuilder;

namespace StudyHub.Schema.Core.Tests.Linking;

public sealed class FrameworkTests
{
    private static readonly DeclarationBuilder Framework = Table("Framework").Id().FrameworkRoot();
    private static readonly DeclarationBuilder Subject = Table("Subject").Id().FrameworkAware();

    [Fact]
    public void A_framework_aware_table_references_its_framework()
        => Linked.Faultless(Framework, Table("Subject").Id().FrameworkAware().But(t => t with { FrameworkOnDelete = ReferentialAction.Cascade }))
            .Table("subjects").ForeignKeys.Single().Text()
            .ShouldBe("fk_subjects_framework_id: (framework_id) → public.frameworks (id) on delete Cascade");

    [Fact]
    public void A_reference_to_the_framework_that_the_record_declares_itself_is_not_made_again()
        => Linked.Faultless(
                Framework,
                Table("Subject").Id().FrameworkAware().References("Framework", ["FrameworkId"], onDelete: ReferentialAction.Restrict, name: "mine"))
            .Table("subjects").ForeignKeys.Single().Text()
            .ShouldBe("mine: (framework_id) → public.frameworks (id) on delete Restrict");

    [Fact]
    public void The_framework_column_is_not_null_whatever_the_property_says()
        => Linked.Faultless(Framework, Table("Subject").Id().But(t => t with { IsFrameworkAware = true }).Column("FrameworkId", nullable: true))
            .Table("subjects").Columns.Single(column => column.Name.Value == "framework_id").IsNullable.ShouldBeFalse();

    [Fact]
    public void A_reference_between_framework_aware_tables_includes_the_framework_but_not_in_its_name()
    {
        SchemaModel schema = Linked.Faultless(Framework, Subject, Table("Outcome").Id().FrameworkAware().Reference("SubjectId", "Subject"));
        schema.Table("outcomes").ForeignKeys.Select(Linked.Text).ShouldBe(
        [
            "fk_outcomes_framework_id: (framework_id) → public.frameworks (id)",
            "fk_outcomes_subject_id: (framework_id, subject_id) → public.subjects (framework_id, id)",
        ]);
        schema.Table("subjects").Uniques.Select(Linked.Text).ShouldBe(["uq_subjects_framework_id_id: (framework_id, id)"]);
        schema.Table("outcomes").Uniques.ShouldBeEmpty();
    }

    [Fact]
    public void Two_references_to_one_table_need_one_key_of_it()
        => Linked.Faultless(
                Framework, Subject, Table("Outcome").Id().FrameworkAware().Reference("SubjectId", "Subject").Reference("OtherId", "Subject"))
            .Table("subjects").Uniques.Count.ShouldBe(1);

    [Fact]
    public void A_key_that_the_target_has_already_is_used()
        => Linked.Faultless(
                Framework,
                Table("Subject").Id().FrameworkAware().Unique("FrameworkId", "Id"),
                Table("Outcome").Id().FrameworkAware().Reference("SubjectId", "Subject"))
            .Table("subjects").Uniques.Select(Linked.Text).ShouldBe(["uq_subjects_framework_id_id: (framework_id, id)"]);

    [Fact]
    public void Without_a_reference_to_it_no_key_is_added()
        => Linked.Faultless(Framework, Subject).Table("subjects").Uniques.ShouldBeEmpty();

    [Theory]
    [InlineData(ReferentialAction.SetNull)]
    [InlineData(ReferentialAction.SetDefault)]
    public void Setting_a_same_framework_reference_to_null_leaves_the_framework(ReferentialAction action)
        => Linked.Faultless(
                Framework, Subject, Table("Outcome").Id().FrameworkAware().Reference("SubjectId", "Subject", nullable: true, onDelete: action))
            .Table("outcomes").ForeignKeys.Single(key => key.Columns.Count == 2).OnDeleteColumns.Select(c => c.Value).ShouldBe(["subject_id"]);

    [Fact]
    public void A_cascade_names_no_columns()
        => Linked.Faultless(
                Framework, Subject, Table("Outcome").Id().FrameworkAware().Reference("SubjectId", "Subject", onDelete: ReferentialAction.Cascade))
            .Table("outcomes").ForeignKeys.ShouldAllBe(key => key.OnDeleteColumns.IsEmpty);

    [Fact]
    public void A_framework_aware_table_references_itself_within_the_framework()
    {
        TableModel topics = Linked.Faultless(Framework, Table("Topic").Id().FrameworkAware().Reference("ParentId", "Topic", nullable: true))
            .Table("topics");
        topics.ForeignKeys.Select(Linked.Text)
            .ShouldContain("fk_topics_parent_id: (framework_id, parent_id) → public.topics (framework_id, id)");
        topics.Uniques.Select(Linked.Text).ShouldBe(["uq_topics_framework_id_id: (framework_id, id)"]);
    }

    [Fact]
    public void A_reference_to_a_table_that_is_not_framework_aware_stays_plain()
    {
        SchemaModel schema = Linked.Faultless(Framework, Table("User").Id(), Table("Note").Id().FrameworkAware().Reference("UserId", "User"));
        schema.Table("notes").ForeignKeys.Select(Linked.Text).ShouldContain("fk_notes_user_id: (user_id) → public.users (id)");
        schema.Table("users").Uniques.ShouldBeEmpty();
    }

    [Fact]
    public void A_reference_from_a_table_that_is_not_framework_aware_stays_plain()
        => Linked.Faultless(Framework, Subject, Table("Note").Id().Reference("SubjectId", "Subject"))
            .Table("notes").ForeignKeys.Single().Text().ShouldBe("fk_notes_subject_id: (subject_id) → public.subjects (id)");

    [Fact]
    public void A_second_reference_to_the_framework_root_stays_plain()
        => Linked.Faultless(Framework, Table("Copy").Id().FrameworkAware().Reference("SourceFrameworkId", "Framework"))
            .Table("copies").ForeignKeys.Select(Linked.Text)
            .ShouldContain("fk_copies_source_framework_id: (source_framework_id) → public.frameworks (id)");

    [Fact]
    public void A_key_that_is_unique_per_framework_is_referenced_with_the_framework()
        => Linked.Faultless(
                Framework,
                Table("Subject").Id().FrameworkAware().Column("Code", PgType.Text).UniquePerFramework("Code"),
                Table("Outcome").Id().FrameworkAware().Column("SubjectCode", PgType.Text).References("Subject", ["SubjectCode"], to: ["Code"]))
            .Table("outcomes").ForeignKeys.Select(Linked.Text)
            .ShouldContain("fk_outcomes_subject_code: (framework_id, subject_code) → public.subjects (framework_id, code)");

    [Fact]
    public void A_primary_key_that_holds_the_framework_is_referenced_by_its_other_columns()
        => Linked.Faultless(
                Framework,
                Table("Subject").FrameworkAware().Column("Code", PgType.Text).Key("FrameworkId", "Code"),
                Table("Outcome").Id().FrameworkAware().Column("SubjectCode", PgType.Text).References("Subject", ["SubjectCode"]))
            .Table("outcomes").ForeignKeys.Select(Linked.Text)
            .ShouldContain("fk_outcomes_subject_code: (framework_id, subject_code) → public.subjects (framework_id, code)");

    [Fact]
    public void A_reference_that_names_the_framework_itself_is_taken_as_written()
        => Linked.Faultless(
                Framework,
                Table("Subject").FrameworkAware().Column("Code", PgType.Text).Key("FrameworkId", "Code"),
                Table("Outcome").Id().FrameworkAware().Column("SubjectCode", PgType.Text).References("Subject", ["FrameworkId", "SubjectCode"]))
            .Table("outcomes").ForeignKeys.Select(Linked.Text)
            .ShouldContain("fk_outcomes_framework_id_subject_code: (framework_id, subject_code) → public.subjects (framework_id, code)");

    [Fact]
    public void Somebody_elses_table_is_given_no_key()
    {
        SchemaModel schema = Linked.Faultless(
            Framework, Table("Subject").Id().FrameworkAware().Unmanaged(), Table("Outcome").Id().FrameworkAware().Reference("SubjectId", "Subject"));
        schema.Table("subjects").Uniques.ShouldBeEmpty();
        schema.Table("outcomes").ForeignKeys.Select(Linked.Text).ShouldContain("fk_outcomes_subject_id: (subject_id) → public.subjects (id)");
    }

    [Fact]
    public void Unique_per_framework_puts_the_framework_in_front()
        => Linked.Faultless(Framework, Table("Subject").Id().FrameworkAware().Column("Code").UniquePerFramework("Code"))
            .Table("subjects").Uniques.Select(Linked.Text).ShouldBe(["uq_subjects_framework_id_code: (framework_id, code)"]);

    [Fact]
    public void Unique_per_framework_that_names_the_framework_keeps_its_order()
        => Linked.Faultless(Framework, Table("Subject").Id().FrameworkAware().Column("Code").UniquePerFramework("Code", "FrameworkId"))
            .Table("subjects").Uniques.Select(Linked.Text).ShouldBe(["uq_subjects_code_framework_id: (code, framework_id)"]);

    [Fact]
    public void Framework_aware_tables_without_a_root_are_one_fault()
    {
        LinkedSchema linked = Linked.From(Subject, Table("Topic").Id().FrameworkAware());
        linked.OnlyFinding(LinkingRules.NoFrameworkRoot).Record.ShouldBe("App.Subject");
        linked.Schema.Tables.Count.ShouldBe(2);
    }

    [Fact]
    public void Without_framework_aware_tables_no_root_is_missed() => Linked.Faultless(Table("Note").Id()).Tables.Count.ShouldBe(1);

    [Fact]
    public void A_second_root_is_reported_at_itself_and_the_first_is_used()
    {
        LinkedSchema linked = Linked.From(Framework, Table("Region").Id().FrameworkRoot(), Subject);
        linked.OnlyFinding(LinkingRules.SecondFrameworkRoot).Record.ShouldBe("App.Region");
        linked.Table("subjects").ForeignKeys.Single().ReferencedTable.Name.Value.ShouldBe("frameworks");
    }

    [Fact]
    public void A_framework_id_of_another_type_than_the_roots_key_is_reported()
        => Linked.From(Table("Framework").Id(PgType.BigInt).FrameworkRoot(), Subject)
            .OnlyFinding(LinkingRules.KeyDiffers).Member.ShouldBe("FrameworkId");

    [Fact]
    public void A_framework_aware_record_without_its_property_is_left_to_reading()
        => Linked.Faultless(Framework, Table("Subject").Id().But(t => t with { IsFrameworkAware = true }))
            .Table("subjects").ForeignKeys.ShouldBeEmpty();
}
