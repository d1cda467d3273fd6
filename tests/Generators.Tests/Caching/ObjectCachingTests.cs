using System.Linq;
using Microsoft.CodeAnalysis;
using StudyHub.Schema.Generators.Tests.Harness;

namespace StudyHub.Schema.Generators.Tests.Caching;

public sealed class ObjectCachingTests
{
    private const string Record = "using System; using StudyHub.Schema; [Table] public sealed record Student { public Guid Id { get; init; } }";

    private static readonly ObjectFile View = new("/src/db/objects/view.sql", "-- object: view public.v\n-- needs: table public.students\ncreate view public.v as select id from public.students;\n");

    [Fact]
    public void An_edit_of_one_file_reads_that_file_and_no_other()
    {
        ObjectFile other = new("/src/db/objects/other.sql", "-- object: function app.f()\ncreate function app.f() returns int language sql return 1;\n");
        GeneratorRun run = new(Compiled.From(Record), View, other);
        int readings = View.Readings;

        run.Replace(other, new ObjectFile(other.Path, "-- object: function app.f()\ncreate function app.f() returns int language sql return 2;\n"));

        View.Readings.ShouldBe(readings);
        run.Reasons(StepNames.Object).Order().ShouldBe([IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached], ignoreOrder: true);
        run.Generated("SchemaManifest.g.cs").ShouldContain("return 2");
    }

    [Fact]
    public void A_comment_above_the_sql_emits_nothing_again()
    {
        GeneratorRun run = new(Compiled.From(Record), View);

        run.Replace(View, new ObjectFile(View.Path, "-- About it.\n" + View.GetText(TestContext.Current.CancellationToken)));

        run.Reasons(StepNames.Schema).ShouldBe([IncrementalStepRunReason.Cached]);
    }

    [Fact]
    public void An_edit_of_a_record_reads_no_file()
    {
        GeneratorRun run = new(Compiled.From(Record), View);
        int readings = View.Readings;

        run.Run(run.Compilation.ReplaceSyntaxTree(run.Compilation.SyntaxTrees.Single(), Compiled.Tree(Record.Replace("{ get; init; }", "{ get; init; } public int A { get; init; }"), "/src/File0.cs")));

        View.Readings.ShouldBe(readings);
        run.Reasons(StepNames.Object).ShouldAllBe(reason => reason == IncrementalStepRunReason.Cached);
    }

    [Fact]
    public void A_file_that_is_no_object_is_left_alone()
        => new GeneratorRun(Compiled.From(Record), new ObjectFile("/src/notes.txt", "nothing of SQL")).Diagnostics.ShouldBeEmpty();
}
