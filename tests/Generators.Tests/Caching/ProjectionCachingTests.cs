using System.Linq;
using Microsoft.CodeAnalysis;
using StudyHub.Schema.Generators.Tests.Harness;
using StudyHub.Schema.Generators.Tests.Rules;

namespace StudyHub.Schema.Generators.Tests.Caching;

public sealed class ProjectionCachingTests
{
    private const string Usings = "using System; using StudyHub.Schema;\n";
    private const string Tables = Usings + ProjectionRules.Tables;
    private const string Shown = Usings + "[Projection<Lesson>] public sealed partial record Shown(Guid Id, [Over(nameof(Lesson.HouseId), nameof(House.Street))] string Street);";

    [Fact]
    public void An_edit_elsewhere_and_a_comment_emit_nothing_again()
    {
        const string Other = "public static class Other { public static int Number() { return 1; } }";
        Edited([Tables, Shown, Other], [Tables, Shown, Other.Replace("return 1", "return 2")]).Reasons(StepNames.Projection)
            .ShouldAllBe(reason => reason == IncrementalStepRunReason.Cached || reason == IncrementalStepRunReason.Unchanged);
        Edited([Tables, Shown], [Tables, "// A comment.\n" + Shown]).Reasons(StepNames.Projection)
            .ShouldAllBe(reason => reason == IncrementalStepRunReason.Cached || reason == IncrementalStepRunReason.Unchanged);
    }

    [Fact]
    public void Another_column_of_the_table_that_is_referred_to_reaches_the_projection()
    {
        GeneratorRun run = Edited([Tables, Shown], [Tables.Replace("public required string Street", "[Column(\"road\")] public required string Street"), Shown]);

        run.Reasons(StepNames.Projection).ShouldBe([IncrementalStepRunReason.Modified]);
        run.Generated("Shown.Projection.g.cs").ShouldContain("new(1, \"road\", name: \"\\\"house_id.road\\\"\", isSeen: true)");
    }

    [Fact]
    public void Personal_data_is_masked_in_a_projection_too()
    {
        GeneratorRun run = GeneratorRun.Of(Tables.Replace("public required string Street", "[Pii] public required string Street"), Shown);

        run.Diagnostics.Select(diagnostic => diagnostic.Id).ShouldBe(["SHS005"]);
        run.Generated("Shown.Masked.g.cs").ShouldContain("Street = ***");
        run.Generated("Shown.Masked.g.cs").ShouldContain("this.Id");
    }

    private static GeneratorRun Edited(string[] before, string[] after)
    {
        Compilation compilation = Compiled.From(before);
        GeneratorRun run = new(compilation);
        for (int i = 0; i < before.Length; i++)
            if (before[i] != after[i]) compilation = compilation.ReplaceSyntaxTree(compilation.SyntaxTrees.ElementAt(i), Compiled.Tree(after[i], $"/src/File{i}.cs"));
        run.Run(compilation);
        return run;
    }
}
