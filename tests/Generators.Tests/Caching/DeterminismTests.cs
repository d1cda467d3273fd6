using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StudyHub.Schema.Generators.Tests.Harness;
using StudyHub.Schema.Generators.Tests.Reading;

namespace StudyHub.Schema.Generators.Tests.Caching;

public sealed class DeterminismTests
{
    private static readonly IReadOnlyList<string> Files = Split(RichSource.Text);

    private static readonly string Expected = Sources(Files);

    [Fact]
    public void The_order_of_files_changes_nothing() => Sources(Files.Reverse()).ShouldBe(Expected);

    [Fact]
    public void Line_ends_of_Windows_change_nothing()
        => Sources(Files.Select(file => file.Replace("\n", "\r\n", StringComparison.Ordinal))).ShouldBe(Expected);

    [Fact]
    public void Documentation_that_is_not_parsed_changes_nothing() => Sources(Files, DocumentationMode.None).ShouldBe(Expected);

    [Fact]
    public void A_Turkish_machine_changes_nothing()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            // Invariant globalization knows no cultures, so the two traps are set by hand: the decimal comma and the sign.
            CultureInfo turkish = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            turkish.NumberFormat.NumberDecimalSeparator = ",";
            turkish.NumberFormat.NegativeSign = "−";
            turkish.DateTimeFormat.DateSeparator = ".";
            turkish.DateTimeFormat.TimeSeparator = ".";
            CultureInfo.CurrentCulture = turkish;
            Sources(Files).ShouldBe(Expected);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static string Sources(IEnumerable<string> files, DocumentationMode documentation = DocumentationMode.Parse)
    {
        GeneratorRun run = new(Compiled.FromTrees(files.Select((file, index) => Compiled.Tree(file, $"/src/{index}.cs", documentation))));
        run.Diagnostics.ShouldBeEmpty();
        return string.Join("\n", run.Result.GeneratedSources.OrderBy(source => source.HintName, StringComparer.Ordinal)
            .Select(source => source.HintName + "\n" + source.SourceText));
    }

    private static List<string> Split(string source)
    {
        CompilationUnitSyntax unit = Compiled.Tree(source, "/src/All.cs").GetCompilationUnitRoot();
        string usings = unit.Usings.ToFullString();
        return [usings + unit.AttributeLists.ToFullString(),
            .. unit.Members.Single().ChildNodes().OfType<BaseTypeDeclarationSyntax>().Select(type => usings + "namespace StudyHub.Data;\n" + type.ToFullString())];
    }
}
