using StudyHub.Schema.Generators.Tests.Harness;
using StudyHub.Schema.Generators.Tests.Rules;

namespace StudyHub.Schema.Generators.Tests.Emit;

public sealed class ProjectionEmitterTests
{
    private static readonly string Tables = "using System; using StudyHub.Schema;\n"
        + ProjectionRules.Tables.Replace("public int Minutes", "[Numeric(28, 14)] public decimal Fee { get; init; } public int Minutes", System.StringComparison.Ordinal);

    [Fact]
    public void A_figure_may_have_more_digits_than_its_column_and_the_greatest_value_has_not()
    {
        string reader = Of("(string Title, [Sum(nameof(Lesson.Fee))] decimal Fees, [Average(nameof(Lesson.Fee))] decimal Mean, [Max(nameof(Lesson.Fee))] decimal Most);");

        reader.ShouldContain("ReadNumeric(reader, 1)");
        reader.ShouldContain("ReadNumeric(reader, 2)");
        reader.ShouldContain("reader.GetDecimal(3)");
    }

    [Fact]
    public void A_list_is_read_as_the_repository_reads_it() => Of("(string[] Tags);").ShouldContain("ReadItems<string>(reader, 0)");

    private static string Of(string members)
    {
        GeneratorRun run = GeneratorRun.Of(Tables, "using StudyHub.Schema;\n[Projection<Lesson>] public sealed partial record Shown" + members);
        run.Diagnostics.ShouldBeEmpty();
        return run.Generated("Shown.Projection.g.cs");
    }
}
