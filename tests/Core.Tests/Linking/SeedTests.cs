using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Declarations;
using StudyHub.Schema.Linking;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;
using static StudyHub.Schema.Core.Tests.Linking.DeclarationBuilder;

namespace StudyHub.Schema.Core.Tests.Linking;

public sealed class SeedTests
{
    [Fact]
    public void Rows_become_an_upsert_by_the_unique_key_that_all_of_them_give()
        => Text(Framework().Seed("All", Row(Value("Code", "'NSW'")), Row(Value("Code", "'VIC'"))), "frameworks")
            .ShouldBe(["All by code: code = 'NSW' | code = 'VIC'"]);

    [Fact]
    public void Columns_stand_in_the_tables_order_and_what_a_row_does_not_give_is_its_default()
        => Text(
                Framework().Seed("All", Row(Value("Name", "'New South Wales'"), Value("Code", "'NSW'")), Row(Value("Code", "'VIC'"))),
                "frameworks")
            .ShouldBe(["All by code: code = 'NSW', name = 'New South Wales' | code = 'VIC', name = default"]);

    [Fact]
    public void The_primary_key_is_preferred_where_it_is_given()
        => Text(Framework().Seed("Nsw", Row(Value("Code", "'NSW'"), Value("Id", "'1'"))), "frameworks")
            .ShouldBe(["Nsw by id: id = '1', code = 'NSW'"]);

    [Fact]
    public void A_primary_key_that_one_row_does_not_give_is_not_used()
        => Text(Framework().Seed("All", Row(Value("Code", "'A'"), Value("Id", "'1'")), Row(Value("Code", "'B'"))), "frameworks")
            .ShouldBe(["All by code: id = '1', code = 'A' | id = default, code = 'B'"]);

    [Fact]
    public void Of_several_unique_keys_the_first_by_name_is_used()
        => Text(
                Table("Plan").Id().Column("B").Column("A").Unique("B").Unique("A").Seed("Free", Row(Value("A", "1"), Value("B", "2"))), "plans")
            .ShouldBe(["Free by a: b = 2, a = 1"]);

    [Fact]
    public void NULL_is_no_value_to_a_key()
        => Linked.From(Framework().Seed("All", Row(Value("Code", "NULL")))).OnlyFinding(LinkingRules.SeedWithoutKey);

    [Fact]
    public void Rows_that_give_no_key_are_reported_and_left_out()
    {
        LinkedSchema linked = Linked.From(Framework().Seed("Nsw", Row(Value("Name", "'New South Wales'"))));
        Finding finding = linked.OnlyFinding(LinkingRules.SeedWithoutKey);
        finding.Member.ShouldBe("Nsw");
        finding.Message().ShouldBe(
            "The rows of seed Nsw give neither the primary key of Framework nor all columns of one of its unique keys; give one of them");
        linked.Table("frameworks").Seeds.ShouldBeEmpty();
    }

    [Fact]
    public void A_property_of_another_row_is_looked_up_by_that_rows_key()
    {
        SchemaModel schema = Linked.Faultless(Framework().Seed("Nsw", Row(Value("Code", "'NSW'"))), Subject().Seed("Maths", MathsOfNsw()));
        Text(schema, "subjects").ShouldBe(
        [
            "Maths by framework_id, code: framework_id = (select id from public.frameworks where code = 'NSW'), code = 'MAT'",
        ]);
        schema.Table("subjects").Seeds.Single().DependsOn.ShouldBe([new QualifiedName("public", "frameworks")]);
        schema.Table("frameworks").Seeds.Single().DependsOn.ShouldBeEmpty();
    }

    [Fact]
    public void A_lookup_goes_through_as_many_rows_as_the_key_needs()
        => Text(
                Linked.Faultless(
                    Framework().Seed("Nsw", Row(Value("Code", "'NSW'"))),
                    Subject().Seed("Maths", MathsOfNsw()),
                    Table("Outcome").Id().FrameworkAware().Reference("SubjectId", "Subject").Column("Code", PgType.Text).UniquePerFramework("Code")
                        .Seed("First", Row(
                            Taken("FrameworkId", "Subject", "Maths", "FrameworkId"), Taken("SubjectId", "Subject", "Maths", "Id"), Value("Code", "'1'")))),
                "outcomes")
            .ShouldBe(
            [
                "First by framework_id, code: framework_id = (select id from public.frameworks where code = 'NSW'), subject_id = "
                + "(select id from public.subjects where framework_id = (select id from public.frameworks where code = 'NSW') and code = 'MAT'), "
                + "code = '1'",
            ]);

    [Fact]
    public void A_literal_of_the_other_row_is_used_as_it_is_and_its_table_still_comes_first()
    {
        SchemaModel schema = Linked.Faultless(
            Framework().Seed("Nsw", Row(Value("Id", "'1'"), Value("Code", "'NSW'"))), Subject().Seed("Maths", MathsOfNsw()));
        Text(schema, "subjects").ShouldBe(["Maths by framework_id, code: framework_id = '1', code = 'MAT'"]);
        schema.Table("subjects").Seeds.Single().DependsOn.Single().Name.Value.ShouldBe("frameworks");
    }

    [Fact]
    public void A_foreign_key_with_the_literal_of_a_seeded_row_waits_for_that_rows_table()
        => Linked.Faultless(
                Framework().Seed("Nsw", Row(Value("Id", "'1'"), Value("Code", "'NSW'"))),
                Subject().Seed("Maths", Row(Value("FrameworkId", "'1'"), Value("Code", "'MAT'"))))
            .Table("subjects").Seeds.Single().DependsOn.Single().Name.Value.ShouldBe("frameworks");

    [Fact]
    public void A_foreign_key_to_a_row_that_is_no_seed_waits_for_nothing()
        => Linked.Faultless(
                Framework().Seed("Nsw", Row(Value("Id", "'1'"), Value("Code", "'NSW'"))),
                Subject().Seed("Maths", Row(Value("FrameworkId", "'2'"), Value("Code", "'MAT'"))))
            .Table("subjects").Seeds.Single().DependsOn.ShouldBeEmpty();

    [Fact]
    public void A_name_that_needs_quotes_has_them_in_a_lookup()
        => Text(
                Linked.Faultless(
                    Table("User").Named("Users").Id().Column("Order", PgType.Text).Unique("Order").Seed("First", Row(Value("Order", "'1'"))),
                    Table("Note").Id().Reference("UserId", "User").Unique("UserId").Seed("Note", Row(Taken("UserId", "User", "First", "Id")))),
                "notes")
            .ShouldBe(["Note by user_id: user_id = (select id from public.\"Users\" where \"order\" = '1')"]);

    [Fact]
    public void A_row_that_refers_to_its_sibling_is_written_behind_it_though_both_are_of_one_property()
    {
        SchemaModel schema = Linked.Faultless(Topic().Seed(
            "All",
            Row(Value("Code", "'child'"), Taken("ParentId", "Topic", "All", "Id", index: 1)),
            Row(Value("Code", "'root'"))));
        Text(schema, "topics").ShouldBe(
        [
            "All by code: code = 'root'",
            "~0002 All by code: parent_id = (select id from public.topics where code = 'root'), code = 'child'",
        ]);
        schema.Table("topics").Seeds.ShouldAllBe(seed => seed.DependsOn.IsEmpty);
    }

    [Fact]
    public void The_order_of_the_names_is_the_order_of_writing_whatever_the_properties_are_called()
        => Linked.Names(Linked.Faultless(Topic()
                .Seed("A", Row(Value("Code", "'a'"), Taken("ParentId", "Topic", "Ä", "Id")))
                .Seed("Ä", Row(Value("Code", "'ä'"), Taken("ParentId", "Topic", "Ö", "Id")))
                .Seed("Ö", Row(Value("Code", "'ö'"))))
            .Table("topics").Seeds).ShouldBe(["~0001 Ö", "~0002 Ä", "~0003 A"]);

    [Fact]
    public void A_row_that_is_its_own_parent_by_a_literal_is_no_circle()
        => Text(Topic().Seed("Root", Row(Value("Id", "'1'"), Taken("ParentId", "Topic", "Root", "Id"), Value("Code", "'r'"))), "topics")
            .ShouldBe(["Root by id: id = '1', parent_id = '1', code = 'r'"]);

    [Fact]
    public void A_row_that_looks_itself_up_is_a_circle()
        => Linked.From(Topic().Seed("Root", Row(Value("Code", "'r'"), Taken("ParentId", "Topic", "Root", "Id"))))
            .OnlyFinding(LinkingRules.SeedCycle).Message()
            .ShouldBe("The seeds of Topic refer to each other in a circle: Topic.Root; give the rows literal keys, or break the circle");

    [Fact]
    public void Rows_that_wait_for_each_other_are_reported_without_those_that_only_wait_for_them()
    {
        LinkedSchema linked = Linked.From(Topic()
            .Seed("A", Row(Value("Code", "'a'"), Taken("ParentId", "Topic", "B", "Id")))
            .Seed("B", Row(Value("Code", "'b'"), Taken("ParentId", "Topic", "C", "Id")))
            .Seed("C", Row(Value("Code", "'c'"), Taken("ParentId", "Topic", "B", "Id")))
            .Seed("D", Row(Value("Code", "'d'"))));
        linked.OnlyFinding(LinkingRules.SeedCycle).Message().ShouldBe(
            "The seeds of Topic refer to each other in a circle: Topic.B, Topic.C; give the rows literal keys, or break the circle");
        Linked.Names(linked.Table("topics").Seeds).ShouldBe(["D"]);
    }

    [Fact]
    public void Keys_that_are_needed_to_find_each_other_are_a_circle()
    {
        LinkedSchema linked = Linked.From(Table("Topic").Id().Reference("ParentId", "Topic").Unique("ParentId")
            .Seed("A", Row(Taken("ParentId", "Topic", "B", "Id")))
            .Seed("B", Row(Taken("ParentId", "Topic", "A", "Id"))));
        linked.OnlyFinding(LinkingRules.SeedCycle);
        linked.Table("topics").Seeds.ShouldBeEmpty();
    }

    [Fact]
    public void Tables_whose_seeds_wait_for_each_other_are_reported_and_an_order_remains()
    {
        LinkedSchema linked = Linked.From(
            Table("User").Id().Column("Name", PgType.Text).Unique("Name").Reference("TeamId", "Team", nullable: true)
                .Seed("Ann", Row(Value("Name", "'Ann'"), Taken("TeamId", "Team", "Core", "Id"))),
            Table("Team").Id().Column("Name", PgType.Text).Unique("Name").Reference("LeadId", "User", nullable: true)
                .Seed("Core", Row(Value("Name", "'Core'"), Taken("LeadId", "User", "Ann", "Id"))));
        linked.OnlyFinding(LinkingRules.SeedCycle).Message().ShouldBe(
            "The seeds of Team and User refer to each other in a circle: Team.Core, User.Ann; give the rows literal keys, or break the circle");
        linked.Schema.Tables.SelectMany(table => table.Seeds).ShouldAllBe(seed => seed.DependsOn.IsEmpty);
    }

    [Fact]
    public void Two_rows_with_one_key_are_reported_though_they_are_of_two_properties()
    {
        LinkedSchema linked = Linked.From(Framework().Seed("Nsw", Row(Value("Code", "'NSW'"))).Seed("Other", Row(Value("Code", "'NSW'"))));
        Finding finding = linked.OnlyFinding(LinkingRules.SeedRowTwice);
        finding.Member.ShouldBe("Other");
        finding.Message().ShouldBe("Seed rows Nsw and Other of Framework have the same code; the second would overwrite the first");
        linked.Table("frameworks").Seeds.Single().Name.ShouldBe("Nsw");
    }

    [Fact]
    public void Two_rows_of_one_property_are_told_apart_by_their_place()
        => Linked.From(Framework().Seed("All", Row(Value("Code", "'A'")), Row(Value("Code", "'A'"))))
            .OnlyFinding(LinkingRules.SeedRowTwice).Arguments.Take(2).ShouldBe(["All[0]", "All[1]"]);

    [Fact]
    public void A_key_that_is_not_the_one_of_the_upsert_must_not_come_twice_either()
        => Linked.From(Framework().Seed("All", Row(Value("Id", "'1'"), Value("Code", "'A'")), Row(Value("Id", "'2'"), Value("Code", "'A'"))))
            .OnlyFinding(LinkingRules.SeedRowTwice).Arguments[3].ShouldBe("code");

    [Fact]
    public void A_reference_to_a_seed_that_does_not_exist_is_left_to_reading()
        => Text(
                Linked.Faultless(
                    Framework(),
                    Topic().Seed("Root", Row(Value("Code", "'r'"), Taken("ParentId", "Framework", "Ghost", "Id"), Value("Missing", "1")))),
                "topics")
            .ShouldBe(["Root by code: code = 'r'"]);

    private static DeclarationBuilder Framework()
        => Table("Framework").Id().FrameworkRoot().Column("Code", PgType.Text).Column("Name", PgType.Text).Unique("Code");

    private static DeclarationBuilder Subject()
        => Table("Subject").Id().FrameworkAware().Column("Code", PgType.Text).UniquePerFramework("Code");

    private static DeclarationBuilder Topic()
        => Table("Topic").Id().Reference("ParentId", "Topic", nullable: true).Column("Code", PgType.Text).Unique("Code");

    private static SeedRowDeclaration MathsOfNsw() => Row(Taken("FrameworkId", "Framework", "Nsw", "Id"), Value("Code", "'MAT'"));

    private static IEnumerable<string> Text(DeclarationBuilder table, string name) => Text(Linked.Faultless(table), name);

    private static IEnumerable<string> Text(SchemaModel schema, string table)
        => schema.Table(table).Seeds.Select(seed => $"{seed.Name} by {string.Join(", ", seed.ConflictColumns)}: "
            + string.Join(" | ", seed.Rows.Select(row => string.Join(", ", row.Values.Select((value, i) => $"{seed.Columns[i]} = {value}")))));
}
