using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Declarations;
using StudyHub.Schema.Generators.Diagnostics;
using StudyHub.Schema.Generators.Emit;
using StudyHub.Schema.Generators.Reading;
using StudyHub.Schema.Generators.Reading.Revisions;
using StudyHub.Schema.Generators.Reading.SqlQueries;
using StudyHub.Schema.Generators.Tests.Harness;
using StudyHub.Schema.Generators.Tests.Reading;
using StudyHub.Schema.Golden;

namespace StudyHub.Schema.Generators.Tests.Fuzz;

/// <summary>Broken sources, more than 5,000 of them, the same in each run: none may make the generator throw or report SHS999.</summary>
public sealed class FuzzTests
{
    private static readonly int MutantsEach = Sample.Of(400);

    // A run of the whole driver reads every record again; most mutants meet the readers of their own record only.
    private const int DriverEvery = 40;

    /// <summary>What rules can say, and two types that they ask.</summary>
    private const string Rules = """
        public static class Gates
        {
            public enum Mood { Calm, Wild }
            public sealed record Setup { public bool Loud { get; init; } = true; public Inner Inner { get; init; } = new(); public Mood? Mood { get; init; } public required string Word { get; init; } }
            public sealed record Inner { public int Depth { get; init; } = 3; public Inner? Next { get; init; } }
            public static readonly int[] Few = [1, 2];
            public static bool Opens(Guid id, Session session, IEnumerable<Gate> gates) => id == session.UserId || Owned(session, gates).Contains(id);
            public static IEnumerable<Guid> Owned(Session session, IEnumerable<Gate> gates) => gates.Where(g => g.Owner == session.UserId).Select(g => g.Id);
        }

        [Table]
        public sealed partial record Gate
        {
            public Guid Id { get; init; }
            public Guid? Owner { get; init; }
            public int Size { get; init; }
            public bool? Flag { get; init; }
            public string[] Tags { get; init; } = [];
            [Jsonb] public Gates.Setup Setup { get; init; } = new() { Word = "a" };
            [Check] static bool A(Gate row) => row.Setup.Inner.Depth > 3 || row.Setup.Mood is null or Gates.Mood.Wild || row.Setup.Inner?.Next?.Depth == row.Size / 2;
            [Check] static bool B(Gate row) => Gates.Few.Contains(row.Size) && row.Tags.Contains("x") && (row.Flag & true) == true && Math.Abs(-row.Size) % 3 == 1;
            [Policy(Command.Select)] static bool C(Gate row, Session session, IEnumerable<Gate> gates) => Gates.Opens(row.Id, session, gates.Where(g => g.Size > row.Size)) && !gates.All(g => gates.Any(h => h.Owner == g.Id && h.Flag == row.Flag));
            [Policy(Command.Update)] static bool D(Gate row, Session session) => session.UserId is { } me && row.Size switch { 1 => row.Owner == me, > 3 when row.Flag == null => false, _ => row.Flag ?? true };
            [Query] static bool E(Gate row, Guid[] ids, IEnumerable<Gate> gates) => ids.Contains(row.Id) || gates.Select(g => g.Size + 1).Where(n => n > 2).Any(n => n == row.Size);
        }
        """;

    private static readonly Dictionary<string, string> Pieces = Split();

    private static readonly CSharpCompilation Whole = Compiled.FromTrees(Pieces.Select(piece => Compiled.Tree(piece.Value, PathOf(piece.Key))))
        .WithReferences(Compiled.ReferencesOfRecords);

    public static TheoryData<string> Files { get; } = [.. Pieces.Keys];

    [Theory]
    [MemberData(nameof(Files))]
    public void No_broken_source_breaks_the_generator(string file)
    {
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        SyntaxTree original = Whole.SyntaxTrees.Single(tree => tree.FilePath == PathOf(file));
        ImmutableArray<TableDeclaration> others = [.. Whole.SyntaxTrees.Where(tree => tree != original).SelectMany(tree => Read(Whole, tree, cancellation)).Select(reading => reading.Table!)];
        GeneratorDriver driver = CSharpGeneratorDriver.Create([new SchemaGenerator().AsSourceGenerator()], parseOptions: Compiled.ParseOptions);
        Mutants mutants = new(Pieces[file], seed: 20240131);
        for (int i = 0; i < MutantsEach; i++)
        {
            string mutant = mutants.Next();
            SyntaxTree tree = Compiled.Tree(mutant, original.FilePath);
            CSharpCompilation compilation = Whole.ReplaceSyntaxTree(original, tree);
            IReadOnlyList<TableReading> readings = Read(compilation, tree, cancellation);
            SchemaReading schema = SchemaReader.Read(new SchemaDeclarations(
                DatabaseReader.Read(compilation).Declaration, others.AddRange(readings.Select(reading => reading.Table).OfType<TableDeclaration>()).ToEquatableArray(), default));
            foreach (TableReading reading in readings)
                if (reading.Entity is { IsManaged: true } entity) RepositoryEmitter.Emit(entity, "public").ShouldNotBeEmpty();
            IEnumerable<Problem> problems = ProblemReader.Read([.. readings], [], schema, DatabaseReader.Read(compilation), RevisionsReading.None, PendingReading.None, SqlQueryProblems.None);
            problems.Where(problem => problem.Rule == "SHS999").ShouldBeEmpty(mutant);
            ProblemReport.Diagnostics(problems.ToEquatableArray(), compilation).Count().ShouldBe(problems.Count());
            if (i % DriverEvery != 0) continue;
            driver = driver.RunGenerators(compilation, cancellation);
            GeneratorRunResult result = driver.GetRunResult().Results.Single();
            result.Exception.ShouldBeNull(mutant);
            result.Diagnostics.Where(diagnostic => diagnostic.Id == "SHS999").ShouldBeEmpty(mutant);
        }
    }

    private static IReadOnlyList<TableReading> Read(CSharpCompilation compilation, SyntaxTree tree, CancellationToken cancellation)
    {
        SemanticModel model = compilation.GetSemanticModel(tree);
        return [.. tree.GetRoot(cancellation).DescendantNodes().Where(node => RecordReader.IsCandidate(node, cancellation)).Cast<TypeDeclarationSyntax>()
            .Select(type => (Type: type, Symbol: model.GetDeclaredSymbol(type, cancellation)!))
            .Where(pair => pair.Symbol.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "TableAttribute"))
            .Select(pair => RecordReader.Read(pair.Type, pair.Symbol, compilation, cancellation))];
    }

    private static string PathOf(string file) => $"/src/{file}.cs";

    /// <summary>The rich source, a type a file: the fewer tokens, the nearer the mutants are to what people type.</summary>
    private static Dictionary<string, string> Split()
    {
        CompilationUnitSyntax unit = Compiled.Tree(RichSource.Text + "\n" + Rules, "/src/Rich.cs").GetCompilationUnitRoot();
        string usings = unit.Usings.ToFullString() + "using System.Linq;\n";
        Dictionary<string, string> pieces = new(StringComparer.Ordinal) { ["Database"] = usings + unit.AttributeLists.ToFullString() };
        foreach (BaseTypeDeclarationSyntax type in unit.Members.Single().ChildNodes().OfType<BaseTypeDeclarationSyntax>())
            pieces.Add(type.Identifier.ValueText, usings + "namespace StudyHub.Data;\n" + type.ToFullString());
        return pieces;
    }
}
