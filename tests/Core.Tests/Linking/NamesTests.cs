using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Declarations;
using StudyHub.Schema.Linking;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;
using static StudyHub.Schema.Core.Tests.Linking.DeclarationBuilder;

namespace StudyHub.Schema.Core.Tests.Linking;

public sealed class NamesTests
{
    [Fact]
    public void A_table_without_a_schema_is_in_that_of_the_database()
    {
        LinkedSchema linked = SchemaLinker.Link(
            new DatabaseDeclaration { Name = "StudyHub", Schema = new Identifier("study") }, EquatableArrays.Of<TableDeclaration>(Table("Student").Id()));
        linked.Schema.Tables.Single().Name.ShouldBe(new QualifiedName("study", "students"));
    }

    [Fact]
    public void A_table_keeps_the_schema_that_it_names()
        => Linked.Faultless(Table("Student").Id().InSchema("people")).Tables.Single().Name.ShouldBe(new QualifiedName("people", "students"));

    [Fact]
    public void Keys_without_a_name_are_named_by_table_and_columns()
    {
        TableModel table = Linked.Faultless(Table("Student").Id().Column("Email", PgType.Text).Column("Tel", PgType.Text).Unique("Tel", "Email"))
            .Table("students");
        table.PrimaryKey!.Name.Value.ShouldBe("pk_students");
        table.Uniques.Single().Text().ShouldBe("uq_students_tel_email: (tel, email)");
    }

    [Fact]
    public void A_name_that_is_given_is_kept()
        => Linked.Faultless(Table("Student").Id().Column("Email").Unique(new Identifier("users_email_key"), "Email"))
            .Table("students").Uniques.Single().Name.Value.ShouldBe("users_email_key");

    [Fact]
    public void Tables_and_what_belongs_to_them_are_sorted_by_name_and_columns_are_not()
    {
        SchemaModel schema = Linked.Faultless(
            Table("Zebra").Id().Column("B").Column("A").Unique("B").Unique("A").Check("Y", "ck_zebras_y").Check("X", "ck_zebras_x")
                .Index("b", "a").Index("a", "b"),
            Table("Ant").Id());
        Linked.Names(schema.Tables).ShouldBe(["public.ants", "public.zebras"]);
        TableModel zebras = schema.Table("zebras");
        Linked.Names(zebras.Columns).ShouldBe(["id", "b", "a"]);
        Linked.Names(zebras.Uniques).ShouldBe(["uq_zebras_a", "uq_zebras_b"]);
        Linked.Names(zebras.Checks).ShouldBe(["ck_zebras_x", "ck_zebras_y"]);
        Linked.Names(zebras.Indexes).ShouldBe(["idx_zebras_a_b", "idx_zebras_b_a"]);
    }

    [Fact]
    public void Schemas_are_those_of_our_tables_and_enums_and_app_but_neither_public_nor_somebody_elses()
    {
        SchemaModel schema = Linked.Faultless(
            Table("Student").Id().InSchema("study"),
            Table("Other").Id(),
            Table("User").Id().InSchema("auth").Unmanaged());
        schema.Schemas.Select(name => name.Value).ShouldBe(["app", "study"]);
    }

    [Fact]
    public void A_table_of_ours_in_somebody_elses_schema_does_not_make_the_schema_ours()
        => Linked.Faultless(Table("Profile").Id().InSchema("auth"), Table("User").Id().InSchema("auth").Unmanaged())
            .Schemas.Select(name => name.Value).ShouldBe(["app"]);

    [Fact]
    public void Two_records_that_are_one_table_are_reported_and_the_first_stays()
    {
        LinkedSchema linked = Linked.From(
            Table("Student").Id(), Table("Pupil").Id().Named("students"), Table("Note").Id().Reference("StudentId", "Student"));
        Finding finding = linked.OnlyFinding(LinkingRules.TableNameTwice);
        finding.Record.ShouldBe("App.Student");
        finding.Message().ShouldBe("Pupil and Student are both the table public.students; name one of them with [Table(\"…\")]");
        linked.Schema.Tables.Count.ShouldBe(2);
    }

    [Fact]
    public void Tables_of_one_name_in_two_schemas_are_no_fault()
        => Linked.Faultless(Table("Student").Id(), Table("Pupil").Id().Named("students").InSchema("old")).Tables.Count.ShouldBe(2);

    [Fact]
    public void Two_properties_that_are_one_column_are_reported_and_the_first_stays()
    {
        LinkedSchema linked = Linked.From(Table("Student").Id().Column("Email", PgType.Text).Column("EMail", PgType.Integer, name: "email"));
        Finding finding = linked.OnlyFinding(LinkingRules.ColumnNameTwice);
        finding.Member.ShouldBe("EMail");
        finding.Message().ShouldBe("Student.Email and Student.EMail are both the column email; name one of them with [Column(\"…\")]");
        linked.Table("students").Columns.Single(column => column.Name.Value == "email").Type.ShouldBe(PgType.Text);
    }

    [Fact]
    public void An_index_named_like_a_table_is_reported_because_both_are_relations()
    {
        LinkedSchema linked = Linked.From(
            Table("Student").Id().Column("Email").Index(index => index with { Name = new Identifier("notes") }, "email"), Table("Note").Id());
        Finding finding = linked.OnlyFinding(LinkingRules.ObjectNameTwice);
        finding.Record.ShouldBe("App.Student");
        finding.Member.ShouldBe("Email");
        finding.Message().ShouldBe("notes is the name of table public.notes and of an index of table public.students; give one of them a Name");
        linked.Table("students").Indexes.ShouldBeEmpty();
    }

    [Fact]
    public void A_check_named_like_a_unique_constraint_of_the_same_table_is_reported()
        => Linked.From(Table("Student").Id().Column("Email").Unique(new Identifier("email_rule"), "Email").Check("EmailRule", "email_rule"))
            .OnlyFinding(LinkingRules.ObjectNameTwice).Member.ShouldBe("EmailRule");

    [Fact]
    public void Checks_of_one_name_on_two_tables_are_no_fault()
        => Linked.Faultless(Table("Student").Id().Check("A", "is_sane"), Table("Note").Id().Check("A", "is_sane")).Tables.Count.ShouldBe(2);

    [Fact]
    public void Indexes_of_one_name_on_two_tables_of_one_schema_are_reported()
        => Linked.From(
                Table("Student").Id().Column("A").Index(index => index with { Name = new Identifier("by_a") }, "a"),
                Table("Note").Id().Column("A").Index(index => index with { Name = new Identifier("by_a") }, "a"))
            .OnlyFinding(LinkingRules.ObjectNameTwice).Record.ShouldBe("App.Student");

    [Fact]
    public void Indexes_of_one_name_in_two_schemas_are_no_fault()
        => Linked.Faultless(
                Table("Student").Id().Column("A").Index(index => index with { Name = new Identifier("by_a") }, "a"),
                Table("Note").InSchema("study").Id().Column("A").Index(index => index with { Name = new Identifier("by_a") }, "a"))
            .Tables.Count.ShouldBe(2);

    [Fact]
    public void One_unique_constraint_declared_twice_is_reported_once()
        => Linked.From(Table("Student").Id().Column("Email").Unique("Email").Unique("Email")).OnlyFinding(LinkingRules.ObjectNameTwice);

    [Fact]
    public void An_enum_named_like_a_table_is_reported_because_a_table_is_a_type_too()
        => Linked.From(
                Table("Student").Id().Column("Level", enumType: "App.Level").Enum("App.Level", "notes", "low", "high"), Table("Note").Id())
            .OnlyFinding(LinkingRules.ObjectNameTwice).Message().ShouldBe("notes is the name of table public.notes and of enum public.notes; give one of them a Name");

    [Fact]
    public void A_key_whose_member_does_not_exist_is_left_out_without_a_second_report()
    {
        TableModel table = Linked.Faultless(Table("Student").Column("Email").Key("Missing").Unique("Email", "Missing").Index("missing"))
            .Table("students");
        table.PrimaryKey.ShouldBeNull();
        table.Uniques.ShouldBeEmpty();
        table.Indexes.ShouldBeEmpty();
    }

}
