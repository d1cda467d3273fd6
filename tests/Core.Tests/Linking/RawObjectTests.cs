using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Declarations;
using StudyHub.Schema.Linking;
using StudyHub.Schema.Model;
using StudyHub.Schema.ObjectFiles;

namespace StudyHub.Schema.Core.Tests.Linking;

public sealed class RawObjectTests
{
    private const string View = "-- object: view report.names\n-- needs: table public.students\ncreate view report.names as select id from public.students";

    [Fact]
    public void An_object_is_part_of_the_schema_and_its_schema_is_made()
    {
        LinkedSchema linked = Link(View);

        linked.Findings.ShouldBeEmpty();
        linked.Schema.RawObjects.ShouldHaveSingleItem().Reference.ToString().ShouldBe("view report.names");
        linked.Schema.Schemas.Select(schema => schema.Value).ShouldContain("report");
    }

    [Fact]
    public void A_function_is_meant_by_its_name_alone()
        => Link("-- object: function app.f(integer)\ncreate function app.f(integer)", "-- object: view report.v\n-- needs: function app.f\ncreate view report.v as select app.f(1)")
            .Schema.RawObjects.Last().Needs.ShouldBe([new RawReference("function", "app.f(integer)")]);

    [Fact]
    public void A_need_that_nothing_has_is_found_and_left_out()
    {
        LinkedSchema linked = Link(View.Replace("needs: table public.students", "needs: table public.students, view report.gone"));

        linked.OnlyFinding(ObjectRules.NeedUnknown).Member.ShouldBe("view report.gone");
        linked.Schema.RawObjects.Single().Needs.ShouldHaveSingleItem();
    }

    [Fact]
    public void A_name_in_the_sql_that_is_not_among_the_needs_is_found()
        => Link(View.Replace("-- needs: table public.students\n", "")).OnlyFinding(ObjectRules.NeedMissing).Member.ShouldBe("public.students");

    [Fact]
    public void A_name_in_a_body_is_found_as_well()
        => Link("-- object: function app.f()\ncreate function app.f() returns void language plpgsql as $$ begin delete from public.students; end $$")
            .OnlyFinding(ObjectRules.NeedMissing).Arguments[1].ShouldBe("table public.students");

    [Fact]
    public void A_name_that_is_mentioned_on_purpose_is_none()
        => Link("-- object: function app.f()\n-- mentions: table public.students\ncreate function app.f() returns void language plpgsql as $$ begin delete from public.students; end $$")
            .Findings.ShouldBeEmpty();

    [Fact]
    public void Two_files_of_one_object_are_found_and_the_first_stays()
    {
        LinkedSchema linked = Link(View, View.Replace("select id", "select id, id as again"));

        linked.OnlyFinding(ObjectRules.ObjectTwice).Record.ShouldBe("/db/objects/1.sql");
        linked.Schema.RawObjects.Single().Sql.ShouldNotContain("again");
    }

    [Fact]
    public void A_view_named_as_a_table_is_found()
        => Link("-- object: view public.students\ncreate view public.students as select 1").OnlyFinding(LinkingRules.ObjectNameTwice).Record.ShouldBe("/db/objects/0.sql");

    [Fact]
    public void Objects_in_a_circle_are_named_and_left_out_with_what_needs_them()
    {
        LinkedSchema linked = Link(
            "-- object: view report.a\n-- needs: view report.b\ncreate view report.a as select 1",
            "-- object: view report.b\n-- needs: view report.a\ncreate view report.b as select 1",
            "-- object: view report.c\n-- needs: view report.a\ncreate view report.c as select 1",
            View);

        linked.OnlyFinding(ObjectRules.ObjectCycle).Arguments[1].ShouldBe("view report.a, view report.b");
        linked.Schema.RawObjects.Select(item => item.Name).ShouldBe(["names"]);
    }

    [Fact]
    public void A_table_whose_check_calls_what_needs_the_table_is_a_circle()
    {
        TableDeclaration table = DeclarationBuilder.Table("Student").Id().But(t => t with { Checks = EquatableArrays.Of(new CheckDeclaration { Name = new("ck"), Condition = new("app.f(id)"), Member = "M" }) });

        SchemaLinker.Link(Linked.StudyHub, EquatableArrays.Of(table), Read(["-- object: function app.f(uuid)\n-- needs: table public.students\ncreate function app.f(uuid)"]))
            .OnlyFinding(ObjectRules.ObjectCycle).Arguments[1].ShouldBe("function app.f(uuid), table public.students");
    }

    private static LinkedSchema Link(params string[] files) => SchemaLinker.Link(Linked.StudyHub, EquatableArrays.Of(DeclarationBuilder.Table("Student").Id().Build()), Read(files));

    private static EquatableArray<RawObjectDeclaration> Read(string[] files)
        => files.Select((file, i) => ObjectFileReader.Read($"/db/objects/{i}.sql", file).Declaration.ShouldNotBeNull()).ToEquatableArray();
}
