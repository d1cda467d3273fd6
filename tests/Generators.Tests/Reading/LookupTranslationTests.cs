using System.Linq;
using StudyHub.Schema.Generators.Reading;
using StudyHub.Schema.Generators.Tests.Harness;

namespace StudyHub.Schema.Generators.Tests.Reading;

/// <summary>What questions to other tables become.</summary>
public sealed class LookupTranslationTests
{
    private const string Parameters = "Note row, Session session, IEnumerable<Student> students, IEnumerable<Member> members, IEnumerable<Note> notes";

    [Theory]
    [InlineData(
        "students.Any(s => s.Id == row.StudentId && s.ParentId != null && s.ParentId == session.UserId)",
        "student_id = any (array(select s.id from public.students s where s.parent_id is not null and s.parent_id = (select app.user_id())))")]
    [InlineData(
        "Access.SelfOrParent(row.StudentId, session, students)",
        "student_id = (select app.user_id()) or student_id = any (array(select s.id from public.students s where s.parent_id = (select app.user_id()) or (s.parent_id is null and (select app.user_id()) is null)))")]
    [InlineData(
        "students.Any(s => s.ParentId == row.OwnerId && s.Id == session.UserId)",
        "owner_id = any (array(select s.parent_id from public.students s where s.id = (select app.user_id()))) or (owner_id is null and exists (select from public.students s where s.id = (select app.user_id()) and s.parent_id is null))")]
    [InlineData(
        "!students.Any(s => s.ParentId == row.OwnerId && s.Id == session.UserId)",
        "not coalesce(owner_id = any (array(select s.parent_id from public.students s where s.id = (select app.user_id()))) or (owner_id is null and exists (select from public.students s where s.id = (select app.user_id()) and s.parent_id is null)), false)")]
    [InlineData(
        "students.Any(s => s.Id == row.StudentId && s.Active)",
        "exists (select from public.students s where s.id = notes.student_id and s.\"order\")")]
    [InlineData(
        "students.Any(order => order.Id == row.StudentId && order.Size < row.Size)",
        "exists (select from public.students \"order\" where \"order\".id = notes.student_id and \"order\".size < notes.size)")]
    [InlineData(
        "students.Any(s => row.Done && s.Active)",
        "done and exists (select from public.students s where s.\"order\")")]
    [InlineData(
        "!students.Any()",
        "not exists (select from public.students students)")]
    [InlineData(
        "students.All(s => s.Size > row.Size)",
        "not exists (select from public.students s where not (s.size > notes.size))")]
    [InlineData(
        "Access.GroupsOf(session, members).Contains(row.StudentId)",
        "student_id = any (array(select m.group_id from auth.members m where m.student_id = (select app.user_id()) or (m.student_id is null and (select app.user_id()) is null)))")]
    [InlineData(
        "students.Any(s => s.Id == row.StudentId && members.Any(s => s.StudentId == row.Id && s.GroupId == session.FrameworkId))",
        "id = any (array(select s2.student_id from auth.members s2 where s2.group_id = (select app.framework_id()) or (s2.group_id is null and (select app.framework_id()) is null))) and exists (select from public.students s where s.id = notes.student_id)")]
    [InlineData(
        "students.Any(s => students.Any(t => t.Id == s.ParentId && t.ParentId == session.UserId) && s.Id == row.StudentId)",
        "student_id = any (array(select s.id from public.students s where s.parent_id = any (array(select t.id from public.students t where t.parent_id = (select app.user_id()) or (t.parent_id is null and (select app.user_id()) is null)))))")]
    [InlineData(
        "notes.Any(notes => notes.Id == row.StudentId && notes.OwnerId == row.OwnerId)",
        "exists (select from public.notes notes2 where notes2.id = notes.student_id and (notes2.owner_id = notes.owner_id or (notes2.owner_id is null and notes.owner_id is null)))")]
    [InlineData(
        "students.Any(s => s.Grade == Grade.Middle && s.Place == row.Place)",
        "exists (select from public.students s where s.grade = 'in between' and s.place = notes.place)")]
    public void Rows_that_are_searched_for_are_found_by_an_array_where_it_can_be(string condition, string sql)
        => Read($"[Policy(Command.Select)] static bool Rule({Parameters}) => {condition};").Policies.Single().Condition.Text.ShouldBe(sql);

    [Fact]
    public void A_row_that_is_written_is_asked_for_by_itself()
    {
        var policy = Read($"[Policy(Command.Update)] static bool Rule({Parameters}) => Access.SelfOrParent(row.StudentId, session, students);").Policies.Single();
        policy.Condition.Text.ShouldBe("student_id = (select app.user_id()) or student_id = any (array(select s.id from public.students s where s.parent_id = (select app.user_id()) or (s.parent_id is null and (select app.user_id()) is null)))");
        policy.Check!.Text.ShouldBe("student_id = (select app.user_id()) or exists (select from public.students s where s.id = notes.student_id and (s.parent_id = (select app.user_id()) or (s.parent_id is null and (select app.user_id()) is null)))");
    }

    [Fact]
    public void A_query_looks_into_other_tables_too()
        => Run("[Query] static bool Rule(Note row, int size, IEnumerable<Student> students, Guid? parent) => students.Any(s => s.Id == row.StudentId && s.ParentId == parent && s.Size == size);")
            .Entity!.Queries.Single().Where.ShouldBe("student_id = any (array(select s.id from public.students s where (s.parent_id = $2 or (s.parent_id is null and $2 is null)) and s.size = $1))");

    [Fact]
    public void The_schema_that_the_database_names_is_the_lookups_schema()
    {
        GeneratorRun run = GeneratorRun.Of("""[assembly: StudyHub.Schema.Database("X", Schema = "Study Hub")]""", Source($"[Policy(Command.Select)] static bool Rule({Parameters}) => students.Any();"));
        run.Diagnostics.ShouldBeEmpty();
        run.Readings.Single(reading => reading.Table!.RecordName == "Note").Table!.Policies.Single().Condition.Text.ShouldBe("exists (select from \"Study Hub\".students students)");
    }

    private static Declarations.TableDeclaration Read(string rule) => Run(rule).Table!;

    private static TableReading Run(string rule)
    {
        GeneratorRun run = GeneratorRun.Of(Source(rule));
        run.Diagnostics.ShouldBeEmpty();
        return run.Readings.Single(reading => reading.Table!.RecordName == "Note");
    }

    private static string Source(string rule) => TranslatedLookupsTests.Records.Replace("RULE", rule, System.StringComparison.Ordinal);
}
