using System.Linq;
using StudyHub.Schema.Linking;
using StudyHub.Schema.Model;
using static StudyHub.Schema.Core.Tests.Linking.DeclarationBuilder;

namespace StudyHub.Schema.Core.Tests.Linking;

public sealed class ReferenceTests
{
    private static readonly DeclarationBuilder Student = Table("Student").Id();

    [Fact]
    public void A_reference_points_at_the_primary_key_and_is_named_by_its_columns()
        => Linked.Faultless(Student, Table("Note").Id().Reference("StudentId", "Student", onDelete: ReferentialAction.Cascade))
            .Table("notes").ForeignKeys.Single().Text()
            .ShouldBe("fk_notes_student_id: (student_id) → public.students (id) on delete Cascade");

    [Fact]
    public void A_reference_can_point_at_a_unique_key()
        => Linked.Faultless(
                Table("Student").Id().Column("Code", PgType.Varchar(20)).Unique("Code"),
                Table("Note").Id().Column("StudentCode", PgType.Varchar(30)).References("Student", ["StudentCode"], to: ["Code"]))
            .Table("notes").ForeignKeys.Single().Text().ShouldBe("fk_notes_student_code: (student_code) → public.students (code)");

    [Fact]
    public void A_reference_of_several_columns_follows_the_order_of_the_key()
        => Linked.Faultless(
                Table("Seat").Column("Row", PgType.Integer).Column("Number", PgType.Text).Key("Row", "Number"),
                Table("Ticket").Id().Column("No", PgType.Text).Column("Row", PgType.Integer).References("Seat", ["Row", "No"]))
            .Table("tickets").ForeignKeys.Single().Text().ShouldBe("fk_tickets_row_no: (row, no) → public.seats (row, number)");

    [Fact]
    public void A_table_can_reference_itself()
        => Linked.Faultless(Table("Topic").Id().Reference("ParentId", "Topic", nullable: true))
            .Table("topics").ForeignKeys.Single().Text().ShouldBe("fk_topics_parent_id: (parent_id) → public.topics (id)");

    [Fact]
    public void A_table_of_somebody_else_can_be_referenced_and_gets_nothing_of_ours()
    {
        SchemaModel schema = Linked.Faultless(
            Table("User").Id().InSchema("auth").Unmanaged(), Table("Note").Id().Reference("UserId", "User"));
        schema.Table("notes").ForeignKeys.Single().ReferencedTable.ToString().ShouldBe("auth.users");
        TableModel users = schema.Table("users");
        users.IsManaged.ShouldBeFalse();
        users.HasRowSecurity.ShouldBeFalse();
        users.Indexes.ShouldBeEmpty();
    }

    [Fact]
    public void A_reference_to_a_record_that_is_no_table_is_reported_and_left_out()
    {
        LinkedSchema linked = Linked.From(Student, Table("Note").Id().Reference("StudentId", "Student").Reference("GhostId", "Ghost"));
        Finding finding = linked.OnlyFinding(LinkingRules.TargetIsNoTable);
        (finding.Record, finding.Member).ShouldBe(("App.Note", "GhostId"));
        finding.Message().ShouldBe("Note.GhostId references App.Ghost, which is no [Table] record of this database; put [Table] on it, or [Table, Unmanaged] where somebody else creates it");
        linked.Table("notes").ForeignKeys.Single().Name.Value.ShouldBe("fk_notes_student_id");
    }

    [Fact]
    public void A_reference_of_another_type_is_reported_and_left_out()
    {
        LinkedSchema linked = Linked.From(Student, Table("Note").Id().Column("StudentId", PgType.BigInt).References("Student", ["StudentId"]));
        linked.OnlyFinding(LinkingRules.KeyDiffers).Message().ShouldBe(
            "Note.StudentId (student_id bigint) cannot reference Student (id uuid): number and types of the columns must be the same");
        linked.Table("notes").ForeignKeys.ShouldBeEmpty();
    }

    [Fact]
    public void A_reference_of_another_number_of_columns_is_reported()
        => Linked.From(Student, Table("Note").Id().Column("A").Column("B").References("Student", ["A", "B"]))
            .OnlyFinding(LinkingRules.KeyDiffers).Member.ShouldBeNull();

    [Theory]
    [InlineData("int8")]
    [InlineData("BIGINT")]
    public void A_type_by_another_of_its_names_is_the_same_type(string name)
        => Linked.Faultless(
                Table("Student").Id(PgType.BigInt),
                Table("Note").Id().Column("StudentId", PgType.Raw(name)).References("Student", ["StudentId"]))
            .Table("notes").ForeignKeys.Count.ShouldBe(1);

    [Fact]
    public void Text_can_reference_varchar()
        => Linked.Faultless(
                Table("Country").Column("Code", PgType.Varchar(2)).Key("Code"),
                Table("Note").Id().Column("Country", PgType.Text).References("Country", ["Country"]))
            .Table("notes").ForeignKeys.Count.ShouldBe(1);

    [Fact]
    public void A_reference_to_columns_that_are_no_key_is_reported()
        => Linked.From(
                Table("Student").Id().Column("Email", PgType.Text),
                Table("Note").Id().Column("Email", PgType.Text).References("Student", ["Email"], to: ["Email"]))
            .OnlyFinding(LinkingRules.TargetIsNoKey).Message()
            .ShouldBe("Note.Email references Student (Email), which is neither the primary key nor a unique key of it; put [Unique] on the target");

    [Fact]
    public void A_reference_to_a_table_without_a_primary_key_is_reported()
        => Linked.From(Table("Student").Column("Email"), Table("Note").Id().Reference("StudentId", "Student"))
            .OnlyFinding(LinkingRules.TargetIsNoKey).Record.ShouldBe("App.Note");

    [Fact]
    public void A_key_with_a_missing_member_makes_no_second_report_where_it_is_referenced()
        => Linked.Faultless(Table("Student").Column("Email").Key("Missing"), Table("Note").Id().Reference("StudentId", "Student"))
            .Table("notes").ForeignKeys.ShouldBeEmpty();

    [Fact]
    public void A_unique_key_in_another_order_is_a_key_too()
        => Linked.Faultless(
                Table("Seat").Id().Column("A").Column("B").Unique("B", "A"),
                Table("Ticket").Id().Column("A").Column("B").References("Seat", ["A", "B"], to: ["A", "B"]))
            .Table("tickets").ForeignKeys.Single().Text().ShouldBe("fk_tickets_a_b: (a, b) → public.seats (a, b)");

    [Fact]
    public void Set_null_on_a_column_that_is_not_null_is_reported()
        => Linked.From(Student, Table("Note").Id().Reference("StudentId", "Student", onDelete: ReferentialAction.SetNull))
            .OnlyFinding(LinkingRules.SetNullOnNotNull).Message()
            .ShouldBe("fk_notes_student_id ON DELETE SET NULL, but column student_id is NOT NULL; make it nullable, or choose another action");

    [Fact]
    public void Set_null_on_a_nullable_column_is_no_fault()
        => Linked.Faultless(Student, Table("Note").Id().Reference("StudentId", "Student", nullable: true, onDelete: ReferentialAction.SetNull))
            .Table("notes").ForeignKeys.Single().OnDeleteColumns.ShouldBeEmpty();

    [Fact]
    public void Set_null_at_an_update_is_checked_too()
        => Linked.From(
                Student,
                Table("Note").Id().Column("StudentId").References("Student", ["StudentId"], onUpdate: ReferentialAction.SetNull))
            .OnlyFinding(LinkingRules.SetNullOnNotNull).Arguments[1].ShouldBe("ON UPDATE");

    [Fact]
    public void One_reference_declared_twice_is_reported_as_one_name_twice()
        => Linked.From(Student, Table("Note").Id().Reference("StudentId", "Student").References("Student", ["StudentId"]))
            .OnlyFinding(LinkingRules.ObjectNameTwice);
}
