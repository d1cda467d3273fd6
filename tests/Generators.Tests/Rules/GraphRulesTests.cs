using System.Linq;
using Microsoft.CodeAnalysis;
using StudyHub.Schema.Generators.Tests.Harness;

namespace StudyHub.Schema.Generators.Tests.Rules;

/// <summary>SHS360 to SHS365 in all their forms.</summary>
public sealed class GraphRulesTests
{
    private const string Tables = """

        [Table, FrameworkRoot] public sealed record Root { public Guid Id { get; init; } }
        [Table, FrameworkAware] public sealed record Subject { public Guid Id { get; init; } public Guid FrameworkId { get; init; } }
        [Table] public sealed record Student : ISoftDeletable { public Guid Id { get; init; } public DateTimeOffset? DeletedAt { get; init; } [References<Student>] public Guid? MentorId { get; init; } }
        [Table, FrameworkAware]
        public sealed record Lesson
        {
            public Guid Id { get; init; }
            public Guid FrameworkId { get; init; }
            [References<Student>] public Guid StudentId { get; init; }
            [References<Subject>] public Guid SubjectId { get; init; }
            public DateOnly Day { get; init; }
        }
        [Table, PrimaryKey(nameof(A), nameof(B))]
        public sealed record Pair { [References<Subject>] public Guid A { get; init; } [References<Subject>] public Guid B { get; init; } }
        [Table, Unmanaged] public sealed record Foreign { public Guid Id { get; init; } }
        [Table] public sealed record Account { public Guid Id { get; init; } [References<Foreign>] public Guid ForeignId { get; init; } }

        """;

    [Theory]
    [InlineData("[Graph] public sealed partial class Thing { public required Student Student { get; init; } }", "no record class")]
    [InlineData("[Graph] public partial record struct Thing(Student Student);", "no record class")]
    [InlineData("[Graph] public abstract partial record Thing(Student Student);", "abstract")]
    [InlineData("[Graph] public sealed partial record Thing<T>(Student Student);", "generic")]
    [InlineData("[Graph] file sealed partial record Thing(Student Student);", "local to its file")]
    [InlineData("public static partial class Outer { [Graph] private sealed partial record Thing(Student Student); }", "not visible")]
    [InlineData("public static class Outer { [Graph] public sealed partial record Thing(Student Student); }", "'Outer' is not partial")]
    [InlineData("public record Base; [Graph] public sealed partial record Thing(Student Student) : Base;", "derives from 'Base'")]
    [InlineData("[Graph] public sealed partial record Thing;", "first property")]
    [InlineData("[Graph] public sealed partial record Thing(IReadOnlyList<Student> Students);", "first property")]
    [InlineData("[Graph] public sealed partial record Other(Student Student); [Graph] public sealed partial record Thing(Other Other);", "first property")]
    public void A_type_that_cannot_be_a_graph_is_reported(string source, string mention) => RuleCheck.Reports("SHS360", Tables + source, "Thing", mention);

    [Fact]
    public void A_required_member_that_is_left_out_is_reported()
        => RuleCheck.Reports("SHS360", Tables + "[Graph] public sealed partial record Thing(Student Student) { [NotMapped] public required string Note { get; init; } }",
            "Note", "'Note' is required, yet [NotMapped] keeps it out");

    [Theory]
    [InlineData("int Count", "Count", "int")]
    [InlineData("Lesson[] Lessons", "Lessons", "IReadOnlyList<Lesson>")]
    [InlineData("IEnumerable<Lesson> Lessons", "Lessons", "IReadOnlyList<Lesson>")]
    [InlineData("IReadOnlyList<string> Names", "Names", "put together from rows")]
    public void A_property_that_is_no_part_of_a_graph_is_reported(string member, string place, string mention)
        => RuleCheck.Reports("SHS361", Tables + $"[Graph] public sealed partial record Thing(Student Student, {member});", place, "'Thing." + place, mention);

    [Theory]
    [InlineData("Student", "Subject Other", "no foreign key leads from 'Student' to 'Subject'", "[References<Subject>]")]
    [InlineData("Student", "Lesson? Other", "so there are many of it", "IReadOnlyList<Lesson>")]
    [InlineData("Lesson", "IReadOnlyList<Subject> Other", "'Lesson' refers to one 'Subject'", "without the list")]
    [InlineData("Subject", "IReadOnlyList<Pair> Other", "several foreign keys lead from 'Pair' to 'Subject': A; B", "[By]")]
    [InlineData("Subject", "[By(\"C\")] IReadOnlyList<Pair> Other", "names 'C'", "'Pair'")]
    [InlineData("Subject", "[By(\"Day\")] IReadOnlyList<Lesson> Other", "none of the foreign keys", "FrameworkId and SubjectId")]
    [InlineData("Subject", "[Through<Pair>] IReadOnlyList<Subject> Other", "several foreign keys", "A; B")]
    [InlineData("Student", "[Through<Lesson>] Subject Other", "leads to many", "IReadOnlyList<Subject>")]
    [InlineData("Student", "[Through<Student>] IReadOnlyList<Subject> Other", "no foreign key leads from 'Student' to 'Subject'", "[References<Subject>]")]
    [InlineData("Account", "Foreign Other", "[Unmanaged]", "'Foreign'")]
    [InlineData("Student", "[OrderBy(\"Hour\")] IReadOnlyList<Lesson> Other", "[OrderBy] names 'Hour'", "'Lesson'")]
    [InlineData("Lesson", "[OrderBy(\"Id\")] Subject Other", "[OrderBy] is for a list", "Thing.Other")]
    public void A_property_without_its_one_foreign_key_is_reported(string row, string member, string mention, string second)
        => RuleCheck.Reports("SHS362", Tables + $"[Graph] public sealed partial record Thing({row} Row, {member});", "Other", mention, second);

    [Theory]
    [InlineData("Lesson Row, Student Other", "Other", "soft-deleted")]
    [InlineData("Student Row, Student Other", "Other", "'Student.MentorId' may be null")]
    [InlineData("Student Row, IReadOnlyList<Lesson>? Other", "Other", "empty")]
    [InlineData("Lesson? Row", "Row", "always there")]
    public void A_property_that_is_wrong_about_null_is_reported(string members, string place, string mention)
        => RuleCheck.Reports("SHS363", Tables + $"[Graph] public sealed partial record Thing({members});", place, mention);

    [Fact]
    public void A_graph_of_itself_is_reported()
        => RuleCheck.Reports("SHS364", Tables + "[Graph] public sealed partial record Thing(Student Student, Thing? Mentor);", "Mentor", "Thing → Thing");

    [Fact]
    public void A_circle_of_graphs_is_reported_once_and_what_leads_into_it_is_not()
        => RuleCheck.Reports(
            "SHS364",
            Tables + """
            [Graph] public sealed partial record A(Subject Subject, IReadOnlyList<B> Lessons);
            [Graph] public sealed partial record B(Lesson Lesson, C? Student);
            [Graph] public sealed partial record C(Student Student, IReadOnlyList<B> Lessons);
            """,
            "Student", "B → C → B");

    [Theory]
    [InlineData("[Graph] public sealed partial record Thing(Student Row, IReadOnlyList<Lesson> Lessons);")]
    [InlineData("[Graph] public sealed partial record Thing(Lesson Row, Subject Subject, Student? Student);")]
    [InlineData("[Graph] public partial record Thing { public required Lesson Row { get; init; } public required Subject Subject { get; init; } [NotMapped] public int Count { get; set; } }")]
    [InlineData("[Graph] public sealed partial record Thing(Student Row, [Through<Lesson>] IReadOnlyList<Subject> Subjects);")]
    [InlineData("[Graph] public sealed partial record Thing(Subject Row, [Through<Pair>(To = [\"B\"]), By(\"A\")] IReadOnlyList<Subject> Others, [Through<Pair>, By(\"B\")] IReadOnlyList<Subject> Before);")]
    [InlineData("[Graph] public sealed partial record Thing(Subject Row, [property: By(\"A\")] IReadOnlyList<Pair> Pairs, Root Root);")]
    [InlineData("public static partial class Outer { [Graph] internal sealed partial record Thing(Student Row, Student? @class, [By(\"MentorId\"), OrderBy(\"Id\", Descending = [\"Id\"])] IReadOnlyList<Student> Mentees); }")]
    public void A_graph_along_declared_foreign_keys_is_accepted(string source) => RuleCheck.Accepts(Tables + source);

    [Fact]
    public void What_is_wrong_with_a_table_is_not_said_of_its_graph_too()
        => RuleCheck.Reports(
            "SHS001",
            "[Table] public sealed record Lesson { public int Number { get; init; } } [Graph] public sealed partial record Thing(Lesson Row, IReadOnlyList<Lesson> Others);", "Lesson");

    [Fact]
    public void An_edit_elsewhere_links_no_graph_again()
    {
        const string Head = "using System; using System.Collections.Generic; using StudyHub.Schema; namespace Demo;";
        const string Graph = "[Graph] public sealed partial record Thing(Student Row, IReadOnlyList<Lesson> Lessons);";
        GeneratorRun run = GeneratorRun.Of(Head + Tables + Graph, "public static class Other { public static int Number() => 1; }");
        run.Result.GeneratedSources.ShouldContain(source => source.HintName == "Demo.Thing.Graph.g.cs");

        run.Run(Compiled.From(Head + Tables + "// A comment.\n" + Graph, "public static class Other { public static int Number() => 2; }"));

        run.Reasons(StepNames.Graphs).ShouldBeSubsetOf([IncrementalStepRunReason.Cached, IncrementalStepRunReason.Unchanged]);
        run.Run(Compiled.From(Head + Tables + Graph.Replace("Lessons)", "Hours)"), "public static class Other { }"));
        run.Reasons(StepNames.Graphs).ShouldBe([IncrementalStepRunReason.Modified]);
    }
}
