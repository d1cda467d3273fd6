using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using StudyHub.Schema.Generators.Tests.Harness;

namespace StudyHub.Schema.Generators.Tests.Revisions;

/// <summary>What changed and is in no revision is reported once, where it is written.</summary>
public sealed class PendingTests
{
    private const string Before = """
        using System; using System.Collections.Generic; using StudyHub.Schema;
        [assembly: Database("School")]
        [PostgresEnum] public enum Level { Low, High }
        [Table] public sealed partial record Student
        {
            public Guid Id { get; init; }
            public required string Name { get; init; }
            public Level Level { get; init; }
        }
        [Table] public sealed partial record Note
        {
            public Guid Id { get; init; }
            [References<Student>] public Guid StudentId { get; init; }
            public int Size { get; init; }
            [Policy(Command.Select)] static bool Own(Note row, Session session) => row.StudentId == session.UserId;
            [Seed] public static Note First { get; } = new() { Id = new("11111111-1111-1111-1111-111111111111"), StudentId = new("21111111-1111-1111-1111-111111111111") };
        }
        """;

    private static readonly RevisionFolder AtBefore = RevisionFolder.Empty.Add("initial", Before);

    [Fact]
    public void Records_that_the_head_describes_are_clean() => AtBefore.Reported(Before).ShouldBeEmpty();

    [Theory]
    [InlineData("public required string Name { get; init; }", "public required string Name { get; init; } public string? Nickname { get; init; }",
        "Nickname", "column public.students.nickname is new")]
    [InlineData("public required string Name { get; init; }", "[Length(40)] public string? Name { get; init; }",
        "Name", "column public.students.name has the type character varying(40) (was text) and is nullable (was not null)")]
    [InlineData("    public required string Name { get; init; }\n", "",
        "Student", "column public.students.name is gone")]
    [InlineData("public required string Name { get; init; }", "[RenamedFrom(\"name\")] public required string FullName { get; init; }",
        "FullName", "column public.students.full_name was called name")]
    [InlineData("public int Size { get; init; }", "[Index] public int Size { get; init; }",
        "Size", "index public.notes.idx_notes_size is new")]
    [InlineData("public int Size { get; init; }", "public int Size { get; init; } [Check] static bool NotEmpty(Note row) => row.Size > 0;",
        "NotEmpty", "check public.notes.ck_notes_not_empty is new")]
    [InlineData("row.StudentId == session.UserId", "row.StudentId == session.UserId && row.Size > 3",
        "Own", "policy public.notes.notes_authenticated_select has the USING ")]
    [InlineData("Low, High", "Low, Middle, High",
        "Level", "enum public.level has the new label 'middle'")]
    [InlineData("Id = new(\"1111", "Id = new(\"3111",
        "First", "seed public.notes.First has other rows (1 new or changed, 1 gone or changed)")]
    [InlineData("[References<Student>]", "[References<Student>(OnDelete = OnDelete.Cascade)]",
        "StudentId", "foreign key public.notes.fk_notes_student_id has another definition")]
    public void A_change_is_reported_where_it_is_written(string before, string after, string place, string words)
    {
        Diagnostic diagnostic = Reported(Before.Replace(before, after, StringComparison.Ordinal)).ShouldHaveSingleItem();

        diagnostic.Id.ShouldBe("SHS310");
        diagnostic.Severity.ShouldBe(DiagnosticSeverity.Warning);
        TextAt(diagnostic).ShouldBe(place);
        diagnostic.GetMessage(null).ShouldStartWith(words);
        diagnostic.GetMessage(null).ShouldEndWith(", and no revision says so. Run: studyhub-schema add NAME");
    }

    [Fact]
    public void A_new_table_is_one_diagnostic_at_its_record()
    {
        Diagnostic diagnostic = Reported(Before + "\n[Table] public sealed partial record Goal { public Guid Id { get; init; } [Unique] public int Rank { get; init; } }").ShouldHaveSingleItem();

        TextAt(diagnostic).ShouldBe("Goal");
        diagnostic.GetMessage(null).ShouldStartWith("table public.goals is new");
    }

    [Fact]
    public void A_table_that_is_gone_is_reported_at_the_database()
    {
        string without = Before[..Before.IndexOf("[Table] public sealed partial record Note", StringComparison.Ordinal)];
        Diagnostic diagnostic = Reported(without).Single(found => found.GetMessage(null).StartsWith("table public.notes is gone", StringComparison.Ordinal));

        TextAt(diagnostic).ShouldBe("Database(\"School\")");
    }

    [Fact]
    public void Without_an_attribute_of_the_database_the_head_file_stands_for_it()
    {
        string[] sources = [.. new[] { "A", "B" }.Select(name => $"[StudyHub.Schema.Table] public sealed partial record {name} {{ public System.Guid Id {{ get; init; }} }}\n")];

        RevisionFolder.Empty.Add("initial", sources[0] + sources[1]).Reported(sources[0])
            .ShouldBe(["db/migrations/head(1,1): warning SHS310: table public.bs is gone, and no revision says so. Run: studyhub-schema add NAME"]);
    }

    [Fact]
    public void A_renamed_member_with_a_fixed_column_is_no_change()
    {
        const string Fixed = "[StudyHub.Schema.Table] public sealed partial record A { public System.Guid Id { get; init; } [StudyHub.Schema.Column(\"size\")] public int Size { get; init; } }";

        RevisionFolder.Empty.Add("initial", Fixed).Reported(Fixed.Replace("int Size", "int Width", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void Many_changes_are_counted_from_the_twenty_first_on()
    {
        string wider = Before.Replace(
            "public Level Level", string.Concat(Enumerable.Range(1, 30).Select(i => $"public int Size{i} {{ get; init; }} ")) + "public Level Level", StringComparison.Ordinal);
        Diagnostic[] reported = Reported(wider);

        reported.Length.ShouldBe(21);
        reported.ShouldContain(found => found.GetMessage(null) == "10 more objects differ, and no revision says so. Run: studyhub-schema add NAME");
    }

    [Fact]
    public void Records_with_a_fault_of_their_own_are_not_compared()
        => Reported(Before.Replace("public int Size", "public DateTime Size", StringComparison.Ordinal)).Select(found => found.Id).ShouldBe(["SHS002"]);

    [Fact]
    public void A_project_without_a_folder_of_revisions_hears_nothing() => RevisionFolder.Empty.Reported(Before).ShouldBeEmpty();

    [Fact]
    public void A_file_of_objects_is_reported_at_its_file()
    {
        ObjectFile view = new("/src/db/objects/sizes.sql", "-- object: view public.sizes\n-- needs: table public.notes\ncreate view public.sizes with (security_invoker = true) as select size from public.notes;\n");
        Diagnostic diagnostic = new GeneratorRun(Compiled.From(Before), [.. AtBefore.Texts, view]).Diagnostics.ShouldHaveSingleItem();

        diagnostic.GetMessage(null).ShouldStartWith("view public.sizes is new, ");
        diagnostic.Location.GetLineSpan().Path.ShouldBe(view.Path);
    }

    [Fact]
    public void A_pragma_silences_it()
    {
        string silenced = Before.Replace("public int Size { get; init; }", "#pragma warning disable SHS310\n public int Size { get; init; } [Index] public int Weight { get; init; }\n", StringComparison.Ordinal);

        Reported(silenced).ShouldNotBeEmpty();
        Reported(silenced).ShouldAllBe(found => found.IsSuppressed);
    }

    private static Diagnostic[] Reported(string source) => [.. new GeneratorRun(Compiled.From(source), AtBefore.Texts).Diagnostics];

    private static string TextAt(Diagnostic diagnostic)
        => diagnostic.Location.SourceTree.ShouldNotBeNull().GetText(TestContext.Current.CancellationToken).ToString(diagnostic.Location.SourceSpan);
}
