using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StudyHub.Schema.Generators.Tests.Harness;
using StudyHub.Schema.Golden;

namespace StudyHub.Schema.Generators.Tests.Checks;

/// <summary>Both samples are clean; what was accepted in them stands in golden files, and beside each place in the sample is the reason.</summary>
public sealed class SampleTests
{
    [Theory]
    [InlineData("StudyHub")]
    [InlineData("CfiPros")]
    public void What_a_sample_accepts_is_what_its_golden_file_says(string sample)
        => GoldenFile.Matches(
            string.Concat(Weaknesses(sample, source => source.Replace("#pragma warning disable SHS", "//", StringComparison.Ordinal)).Select(Line).Order(StringComparer.Ordinal)),
            name: sample);

    [Theory]
    [InlineData("StudyHub")]
    [InlineData("CfiPros")]
    public void A_sample_has_no_other_weakness(string sample) => Weaknesses(sample, source => source).Select(Line).ShouldBeEmpty();

    /// <summary>As the compiler reports them: what a #pragma silences is left out.</summary>
    private static IEnumerable<Diagnostic> Weaknesses(string sample, Func<string, string> edit, [CallerFilePath] string path = "")
    {
        string folder = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", "..", "..", "samples", sample));
        IEnumerable<SyntaxTree> trees = Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            // Rows of the curriculum say nothing of who may see them.
            .Where(file => !Path.GetRelativePath(folder, file).Split('/', '\\').Any(part => part is "obj" or "bin" or "Nsw" or "Seeds"))
            .Order(StringComparer.Ordinal)
            .Select(file => Compiled.Tree(edit(File.ReadAllText(file)), Path.GetRelativePath(folder, file).Replace('\\', '/')));
        CSharpCompilation compilation = Compiled.FromTrees(trees);
        CSharpGeneratorDriver.Create([new SchemaGenerator().AsSourceGenerator()], parseOptions: Compiled.ParseOptions)
            .RunGeneratorsAndUpdateCompilation(compilation, out _, out var reported, TestContext.Current.CancellationToken);
        reported.Where(diagnostic => !diagnostic.Id.StartsWith("SHS2", StringComparison.Ordinal)).ShouldBeEmpty();
        return reported.Where(diagnostic => !diagnostic.IsSuppressed);
    }

    private static string Line(Diagnostic weakness)
    {
        FileLinePositionSpan place = weakness.Location.GetLineSpan();
        string name = weakness.Location.SourceTree.ShouldNotBeNull().GetText().ToString(weakness.Location.SourceSpan);
        return $"{weakness.Severity} {weakness.Id} {place.Path} {name}: {weakness.GetMessage(CultureInfo.InvariantCulture)}\n";
    }
}
