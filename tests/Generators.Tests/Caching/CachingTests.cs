using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StudyHub.Schema.Generators.Tests.Harness;
using StudyHub.Schema.Generators.Tests.Reading;

namespace StudyHub.Schema.Generators.Tests.Caching;

public sealed class CachingTests
{
    private const string Other = "public static class Other { public static int Number() { return 1; } }";

    private static readonly IncrementalStepRunReason[] Spared = [IncrementalStepRunReason.Cached, IncrementalStepRunReason.Unchanged];

    [Fact]
    public void An_edit_elsewhere_emits_nothing_again()
        => AssertSpared(Edited(RichSource.Text, Other, Other.Replace("return 1", "return 2")), StepNames.Reading, StepNames.Entity, StepNames.Schema, StepNames.Database, StepNames.Problems);

    [Fact]
    public void A_new_type_elsewhere_emits_nothing_again()
        => AssertSpared(Edited(RichSource.Text, Other, Other + " public enum Added { One }"), StepNames.Entity, StepNames.Schema, StepNames.Database);

    [Fact]
    public void A_comment_above_the_records_emits_nothing_again()
        => AssertSpared(Edited(RichSource.Text, "// A comment.\n" + RichSource.Text), StepNames.Entity, StepNames.Schema, StepNames.Database);

    [Fact]
    public void A_member_that_is_no_column_emits_nothing_again()
        => AssertSpared(
            Edited(RichSource.Text, RichSource.Text.Replace("public bool IsDue =>", "public bool IsLate => false; public bool IsDue =>")),
            StepNames.Entity, StepNames.Schema, StepNames.Database);

    [Fact]
    public void A_new_column_is_read_and_linked_again()
    {
        GeneratorRun run = Edited(RichSource.Text, RichSource.Text.Replace("public int DisplayOrder", "public int Weight { get; init; } public int DisplayOrder"));

        run.Reasons(StepNames.Entity).Count(reason => reason == IncrementalStepRunReason.Modified).ShouldBe(1);
        run.Reasons(StepNames.Schema).ShouldBe([IncrementalStepRunReason.Modified]);
    }

    [Fact]
    public void A_label_in_another_file_reaches_the_records_that_use_it()
    {
        const string Record = "using System; using StudyHub.Schema; [Table] public sealed record Thing { public Guid Id { get; init; } public Level Level { get; init; } }";
        GeneratorRun run = Edited(
            Record, "public enum Level { Low }", "public enum Level { Low, High }");

        run.Reasons(StepNames.Entity).ShouldBe([IncrementalStepRunReason.Modified]);
        run.Readings.Single().Table!.Checks.Single().Condition.Text.ShouldBe("level in ('low', 'high')");
    }

    [Fact]
    public void A_constant_in_another_file_reaches_the_default_that_uses_it()
    {
        const string Record = "using System; using StudyHub.Schema; [Table] public sealed record Thing { public Guid Id { get; init; } public int Size { get; init; } = Limits.Size; }";
        GeneratorRun run = Edited(Record, "public static class Limits { public const int Size = 1; }", "public static class Limits { public const int Size = 2; }");

        run.Readings.Single().Table!.Columns.Last().Column.Default!.Text.ShouldBe("2");
    }

    [Fact]
    public void A_type_that_comes_to_hide_another_reaches_the_record()
    {
        const string Record = "using System; using StudyHub.Schema; namespace A.B { [Table] public sealed record Thing { public Guid Id { get; init; } public int Size { get; init; } = Limits.Size; } }";
        const string Outer = "namespace A { public static class Limits { public const int Size = 1; } }";
        GeneratorRun run = Edited(Record, Outer, Outer + " namespace A.B { public static class Limits { public const int Size = 2; } }");

        run.Readings.Single().Table!.Columns.Last().Column.Default!.Text.ShouldBe("2");
    }

    [Fact]
    public void Another_default_schema_reaches_the_records()
    {
        const string Record = "using System; using StudyHub.Schema; [PostgresEnum] public enum Level { Low } [Table] public sealed record Thing { public Guid Id { get; init; } public Level Level { get; init; } }";
        GeneratorRun run = Edited(Record, "[assembly: StudyHub.Schema.Database(\"App\")]", "[assembly: StudyHub.Schema.Database(\"App\", Schema = \"study\")]");

        run.Readings.Single().Entity!.Properties[1].Cast.ShouldBe("study.level");
    }

    [Fact]
    public void A_rule_in_another_part_of_the_record_reaches_it()
    {
        const string Record = "using System; using StudyHub.Schema; [Table] public sealed partial record Thing { public Guid Id { get; init; } public int A { get; init; } }";
        const string Part = "using StudyHub.Schema; public sealed partial record Thing { [Check] static bool Rule(Thing row) { return row.A > 1; } }";
        GeneratorRun run = Edited(Record, Part, Part.Replace("> 1", "> 2"));

        run.Readings.Single().Table!.Checks.Single().Condition.Text.ShouldBe("a > 2");
    }

    [Fact]
    public void A_method_that_a_rule_calls_reaches_it()
    {
        const string Record = "using System; using StudyHub.Schema; [Table] public sealed partial record Thing { public Guid Id { get; init; } public int A { get; init; } [Check] static bool Rule(Thing row) => Limits.IsBig(row.A); }";
        const string Called = "public static class Limits { public static bool IsBig(int a) => a > 1; public static bool IsOdd(int a) { return a % 2 == 1; } }";
        GeneratorRun run = Edited(Record, Called, Called.Replace("> 1", "> 2"));

        run.Readings.Single().Table!.Checks.Single().Condition.Text.ShouldBe("a > 2");
    }

    [Fact]
    public void A_column_that_a_rule_looks_at_in_another_table_reaches_it()
    {
        const string Record = "using System; using System.Linq; using StudyHub.Schema; [Table] public sealed partial record Thing { public Guid Id { get; init; } [Policy(Command.Select)] static bool Rule(Thing row, System.Collections.Generic.IEnumerable<Other> others) => others.Any(o => o.A > 1); }";
        const string Other = "using System; using StudyHub.Schema; [Table] public sealed partial record Other { public Guid Id { get; init; } public int A { get; init; } }";
        GeneratorRun run = Edited(Record, Other, Other.Replace("[Table] ", "[Table(\"strangers\")] ").Replace("public int A", "[Column(\"size\")] public int A"));

        run.Readings[0].Table!.Policies.Single().Condition.Text.ShouldBe("exists (select from public.strangers o where o.size > 1)");
    }

    [Fact]
    public void A_fault_in_a_method_that_a_rule_calls_moves_with_it()
    {
        const string Record = "using System; using StudyHub.Schema; [Table] public sealed partial record Thing { public Guid Id { get; init; } public string A { get; init; } = \"\"; [Check] static bool Rule(Thing row) => Limits.IsBig(row.A); }";
        const string Called = "public static class Limits { public static void Slow(int n) { while (n > 0) n--; }\n public static bool IsBig(string a) => a.Length > 1; }";
        GeneratorRun run = Edited(Record, Called, Called.Replace("n--;", "\n\n n--;"));

        run.Diagnostics.Single(diagnostic => diagnostic.Id == "SHS008").Location.GetLineSpan().StartLinePosition.Line.ShouldBe(3);
    }

    private static GeneratorRun Edited(string before, string after)
    {
        GeneratorRun run = GeneratorRun.Of(before);
        Replace(run, after);
        return run;
    }

    private static GeneratorRun Edited(string record, string before, string after)
    {
        GeneratorRun run = GeneratorRun.Of(record, before);
        Replace(run, after);
        return run;
    }

    /// <summary>Replaces the last file, and lets the driver see it.</summary>
    private static void Replace(GeneratorRun run, string after)
    {
        SyntaxTree last = run.Compilation.SyntaxTrees.Last();
        run.Run(run.Compilation.ReplaceSyntaxTree(last, Compiled.Tree(after, last.FilePath)));
    }

    private static void AssertSpared(GeneratorRun run, params string[] steps)
    {
        foreach (string step in steps)
        {
            run.Reasons(step).ShouldNotBeEmpty();
            run.Reasons(step).ShouldAllBe(reason => Spared.Contains(reason), step);
        }
    }
}
