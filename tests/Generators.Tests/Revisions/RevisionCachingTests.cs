using System;
using System.Diagnostics;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StudyHub.Schema.Generators.Tests.Harness;

namespace StudyHub.Schema.Generators.Tests.Revisions;

public sealed class RevisionCachingTests
{
    private const string Record = "using System; using StudyHub.Schema; [Table] public sealed partial record Note { public Guid Id { get; init; } public int Size { get; init; } }";
    private const string Other = "public static class Other { public static int Number() { return 1; } }";

    private static readonly IncrementalStepRunReason[] Spared = [IncrementalStepRunReason.Cached, IncrementalStepRunReason.Unchanged];

    private static readonly RevisionFolder Folder = RevisionFolder.Empty.Add("initial", Record);

    [Fact]
    public void An_edit_elsewhere_reads_no_file_and_compares_nothing_again()
    {
        AdditionalText[] texts = Folder.Texts;
        GeneratorRun run = new(Compiled.From(Record, Other), texts);
        int[] reads = [.. texts.Cast<ObjectFile>().Select(text => text.Readings)];
        Edit(run, 1, Other.Replace("return 1", "return 2", StringComparison.Ordinal));

        texts.Cast<ObjectFile>().Select(text => text.Readings).ShouldBe(reads);
        foreach (string step in new[] { StepNames.RevisionText, StepNames.Revisions, StepNames.Pending, StepNames.Problems }) AssertSpared(run, step);
    }

    [Fact]
    public void A_change_of_a_record_compares_again_and_reads_no_file()
    {
        GeneratorRun run = new(Compiled.From(Record, Other), Folder.Texts);
        Edit(run, 0, Record.Replace("int Size", "long Size", StringComparison.Ordinal));

        AssertSpared(run, StepNames.RevisionText);
        AssertSpared(run, StepNames.Revisions);
        run.Reasons(StepNames.Pending).ShouldBe([IncrementalStepRunReason.Modified]);
        run.Diagnostics.ShouldHaveSingleItem().Id.ShouldBe("SHS310");
    }

    [Fact]
    public void A_revision_that_is_added_is_the_only_file_that_is_read()
    {
        const string Wider = "using System; using StudyHub.Schema; [Table] public sealed partial record Note { public Guid Id { get; init; } public long Size { get; init; } }";
        RevisionFolder folder = RevisionFolder.Empty.Add("initial", Record);
        AdditionalText[] before = folder.Texts;
        GeneratorRun run = new(Compiled.From(Wider), before);
        run.Diagnostics.Select(diagnostic => diagnostic.Id).ShouldBe(["SHS310"]);
        folder.Add("wider", Wider);
        // The files that stayed are the same objects, as an editor has them.
        AdditionalText[] after = [.. folder.Texts.Select(text => before.FirstOrDefault(old => old.Path == text.Path && old.GetText()!.ContentEquals(text.GetText()!)) ?? text)];
        run.ReplaceTexts(after);

        run.Diagnostics.ShouldBeEmpty();
        run.Reasons(StepNames.RevisionText).Count(reason => reason is IncrementalStepRunReason.New or IncrementalStepRunReason.Modified).ShouldBe(4);
        AssertSpared(run, StepNames.Schema);
    }

    [Fact]
    public void A_comment_in_a_file_that_is_no_revision_changes_nothing()
    {
        AdditionalText[] texts = Folder.Texts;
        GeneratorRun run = new(Compiled.From(Record), [.. texts, new ObjectFile("/src/words.txt", "one")]);
        run.ReplaceTexts([.. texts, new ObjectFile("/src/words.txt", "two")]);

        AssertSpared(run, StepNames.Revisions);
        AssertSpared(run, StepNames.Pending);
    }

    [Fact]
    public void The_order_of_the_files_says_nothing()
    {
        GeneratorRun run = new(Compiled.From(Record), Folder.Texts);
        run.ReplaceTexts([.. Folder.Texts.Reverse()]);

        run.Reasons(StepNames.Revisions).ShouldBe([IncrementalStepRunReason.Unchanged]);
    }

    [Fact]
    public void An_edit_elsewhere_beside_a_thousand_revisions_takes_less_than_a_tenth_of_reading_them()
    {
        (TimeSpan cold, TimeSpan edit) = Time(LongFolder.Of(1000).Texts);
        (_, TimeSpan without) = Time([]);

        TestContext.Current.TestOutputHelper!.WriteLine(FormattableString.Invariant(
            $"cold {cold.TotalMilliseconds:F0} ms, an edit {edit.TotalMilliseconds:F1} ms, without revisions {without.TotalMilliseconds:F1} ms"));
        edit.ShouldBeLessThan(cold / 10);
    }

    /// <summary>The first run, and the quickest of ten after an edit elsewhere.</summary>
    private static (TimeSpan Cold, TimeSpan Edit) Time(AdditionalText[] texts)
    {
        // What is tracked for tests costs more than what is tracked.
        GeneratorDriver driver = CSharpGeneratorDriver.Create([new SchemaGenerator().AsSourceGenerator()], texts, Compiled.ParseOptions, new ObjectFile.Options());
        CSharpCompilation compilation = Compiled.From(LongFolder.Source, Other);
        Stopwatch watch = Stopwatch.StartNew();
        driver = driver.RunGenerators(compilation, TestContext.Current.CancellationToken);
        TimeSpan cold = watch.Elapsed;
        driver.GetRunResult().Diagnostics.ShouldNotContain(diagnostic => diagnostic.Id.StartsWith("SHS3", StringComparison.Ordinal));
        TimeSpan quickest = TimeSpan.MaxValue;
        for (int i = 2; i < 12; i++)
        {
            SyntaxTree last = compilation.SyntaxTrees.Last();
            compilation = compilation.ReplaceSyntaxTree(last, Compiled.Tree(Other.Replace("return 1", $"return {i}", StringComparison.Ordinal), last.FilePath));
            watch.Restart();
            driver = driver.RunGenerators(compilation, TestContext.Current.CancellationToken);
            if (watch.Elapsed < quickest) quickest = watch.Elapsed;
        }
        return (cold, quickest);
    }

    private static void Edit(GeneratorRun run, int file, string text)
    {
        SyntaxTree tree = run.Compilation.SyntaxTrees.ElementAt(file);
        run.Run(run.Compilation.ReplaceSyntaxTree(tree, Compiled.Tree(text, tree.FilePath)));
    }

    private static void AssertSpared(GeneratorRun run, string step)
    {
        run.Reasons(step).ShouldNotBeEmpty();
        run.Reasons(step).ShouldAllBe(reason => Spared.Contains(reason), step);
    }
}
