using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StudyHub.Schema.Generators.Tests.Harness;
using StudyHub.Schema.Generators.Tests.Reading;

namespace StudyHub.Schema.Generators.Tests.Fuzz;

public sealed class FuzzTests
{
    private const int MutantsEach = 850;

    public static TheoryData<string> Records { get; } = [.. Pieces().Keys];

    [Theory]
    [MemberData(nameof(Records))]
    public void No_broken_source_breaks_the_generator(string record)
    {
        IReadOnlyDictionary<string, string> pieces = Pieces();
        string path = $"/src/{record}.cs";
        CSharpCompilation compilation = Compiled.FromTrees(pieces.Select(piece => Compiled.Tree(piece.Value, $"/src/{piece.Key}.cs")));
        SyntaxTree original = compilation.SyntaxTrees.Single(tree => tree.FilePath == path);
        GeneratorDriver driver = CSharpGeneratorDriver.Create([new SchemaGenerator().AsSourceGenerator()], parseOptions: Compiled.ParseOptions);
        Mutants mutants = new(pieces[record], seed: 20240131 + record.Length);
        List<string> faults = [];
        for (int i = 0; i < MutantsEach; i++)
        {
            string mutant = mutants.Next();
            driver = driver.RunGenerators(compilation.ReplaceSyntaxTree(original, Compiled.Tree(mutant, path)), TestContext.Current.CancellationToken);
            GeneratorRunResult result = driver.GetRunResult().Results.Single();
            if (result.Exception is { } exception) faults.Add($"{exception}\n{mutant}");
            faults.AddRange(result.Diagnostics.Where(diagnostic => diagnostic.Id == "SHS999").Select(diagnostic => $"{diagnostic}\n{mutant}"));
            if (faults.Count > 2) break;
        }
        faults.ShouldBeEmpty();
    }

    /// <summary>The rich source, a record a file: the fewer tokens, the nearer the mutants are to what people type.</summary>
    private static Dictionary<string, string> Pieces()
    {
        SyntaxTree rich = Compiled.Tree(RichSource.Text, "/src/Rich.cs");
        Microsoft.CodeAnalysis.CSharp.Syntax.CompilationUnitSyntax unit = rich.GetCompilationUnitRoot(TestContext.Current.CancellationToken);
        string head = unit.Usings.ToFullString() + "namespace StudyHub.Data;\n";
        Dictionary<string, string> pieces = new(StringComparer.Ordinal) { ["Database"] = unit.Usings.ToFullString() + unit.AttributeLists.ToFullString() };
        foreach (SyntaxNode type in unit.Members.Single().ChildNodes().OfType<Microsoft.CodeAnalysis.CSharp.Syntax.BaseTypeDeclarationSyntax>())
        {
            string name = ((Microsoft.CodeAnalysis.CSharp.Syntax.BaseTypeDeclarationSyntax)type).Identifier.ValueText;
            pieces.Add(name, head + type.ToFullString());
        }
        return pieces;
    }
}
