using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using StudyHub.Schema.Generators.Tests.Harness;
using StudyHub.Schema.Golden;

namespace StudyHub.Schema.Generators.Tests.Emit;

public sealed class SqlQueryEmitterTests
{
    private const string Session = "namespace StudyHub.School; public sealed class SchoolSession : StudyHub.Schema.Sessions.DatabaseSession { internal SchoolSession() : base(null!, null!) { } }";

    [Fact]
    public void The_bodies_are_what_was_agreed() => GoldenFile.Matches(Run().Generated("StudyHub.School.Reports.Queries.g.cs"), "cs", "Reports");

    [Fact]
    public void They_compile_without_a_warning()
        => InMemory.Problems([InMemory.Records(), Reports(), Session, Run().Generated("StudyHub.School.Reports.Queries.g.cs")]).Where(problem => !problem.Contains("CS1591", System.StringComparison.Ordinal)).ShouldBeEmpty();

    [Fact]
    public void A_method_with_errors_gets_a_body_that_says_so()
        => GeneratorRun.Of(Rules.SqlCheck.Head + Rules.SqlCheck.Names("select *")).Generated("Demo.Reports.Queries.g.cs")
            .ShouldContain("=> throw new global::System.InvalidOperationException(\"Reports.RunAsync has errors, which the build tells.\");");

    [Fact]
    public void A_line_that_moves_emits_nothing_again()
    {
        string source = Rules.SqlCheck.Head + Rules.SqlCheck.Names("select id, name as text from public.students");
        GeneratorRun run = GeneratorRun.Of(source);
        run.Run(run.Compilation.ReplaceSyntaxTree(run.Compilation.SyntaxTrees.Single(), Compiled.Tree("// A comment.\n" + source, "/src/File0.cs")));
        run.Reasons(StepNames.SqlQueries).ShouldHaveSingleItem()
            .ShouldBeOneOf(Microsoft.CodeAnalysis.IncrementalStepRunReason.Cached, Microsoft.CodeAnalysis.IncrementalStepRunReason.Unchanged);
    }

    [Fact]
    public void Another_statement_is_emitted_again()
    {
        string source = Rules.SqlCheck.Head + Rules.SqlCheck.Names("select id, name as text from public.students");
        GeneratorRun run = GeneratorRun.Of(source);
        run.Run(run.Compilation.ReplaceSyntaxTree(run.Compilation.SyntaxTrees.Single(), Compiled.Tree(source.Replace("select id", "select s.id").Replace("students\"", "students s\""), "/src/File0.cs")));
        run.Reasons(StepNames.SqlQueries).ShouldBe([Microsoft.CodeAnalysis.IncrementalStepRunReason.Modified]);
        run.Generated("Demo.Reports.Queries.g.cs").ShouldContain("select s.id");
    }

    private static GeneratorRun Run()
    {
        GeneratorRun run = new(Compiled.FromTrees([Compiled.Tree(InMemory.Records(), "/src/Records.cs"), Compiled.Tree(Reports(), "/src/Reports.cs"), Compiled.Tree(Session, "/src/Session.cs")]));
        run.Diagnostics.ShouldBeEmpty();
        return run;
    }

    private static string Reports([CallerFilePath] string path = "") => File.ReadAllText(Path.Combine(Path.GetDirectoryName(path)!, "Reports.cs"));
}
