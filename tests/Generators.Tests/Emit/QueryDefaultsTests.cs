using StudyHub.Schema.Generators.Tests.Harness;
using StudyHub.Schema.Generators.Tests.Rules;

namespace StudyHub.Schema.Generators.Tests.Emit;

/// <summary>The defaults of a rule's parameters are those of the methods that are emitted for it.</summary>
public sealed class QueryDefaultsTests
{
    private const string Types = "public enum Kind { Talk, Lab } public enum Odd : long { None = 0, Far = 4_000_000_000 }";

    private const string Members = "public Guid? OwnerId { get; init; } public int Size { get; init; }";

    [Theory]
    [InlineData("Guid? owner = null, int least = 0", "global::System.Guid? owner = null, int least = 0")]
    [InlineData("Guid? owner = null, bool x = true", "bool x = true")]
    [InlineData("Guid? owner = null, DateOnly d = default", "global::System.DateOnly d = default")]
    [InlineData("Guid? owner = null, int? n = 5", "int? n = 5")]
    [InlineData("Guid? owner = null, Kind kind = Kind.Lab", "global::Demo.Kind kind = global::Demo.Kind.Lab")]
    [InlineData("Guid? owner = null, Kind? kind = Kind.Lab", "global::Demo.Kind? kind = global::Demo.Kind.Lab")]
    [InlineData("Guid? owner = null, Odd odd = (Odd)(-7)", "global::Demo.Odd odd = (global::Demo.Odd)(-7L)")]
    [InlineData("Guid? owner = null, string text = \"a\\\"\\n\\u2028\"", "string text = \"a\\\"\\n\\u2028\"")]
    [InlineData("Guid? owner = null, decimal rate = 1.50m, double d = -0.5, float f = float.NaN, long l = long.MinValue", "decimal rate = 1.50m, double d = -0.5D, float f = float.NaN, long l = -9223372036854775808L")]
    [InlineData("int least = 3", "int least = 3")]
    [InlineData("Guid owner, short least = -3", "global::System.Guid owner, short least = -3")]
    [InlineData("double d = double.PositiveInfinity", "double d = double.PositiveInfinity")]
    [InlineData("string? text = \"null\"", "string? text = \"null\"")]
    public void A_default_stays(string parameters, string emitted)
    {
        string source = RuleCheck.Table($"{Members} [Query] static bool Rule(Thing row, {parameters}) => row.Size > 0;", types: Types);
        RuleCheck.Accepts(source);
        string repository = GeneratorRun.Of("using System; using StudyHub.Schema; namespace Demo;" + source).Generated("Demo.Thing.Repository.g.cs");
        foreach (string method in new[] { "Rule(", "RuleAsync(", "CountRuleAsync(", "AnyRuleAsync(" })
            repository.ShouldMatch(System.Text.RegularExpressions.Regex.Escape(" " + method) + "[^\n]*" + System.Text.RegularExpressions.Regex.Escape(emitted));
    }

    [Fact]
    public void A_name_that_is_a_keyword_stays_one()
        => RuleCheck.Accepts(RuleCheck.Table($"{Members} [Query] static bool @checked(Thing row, Guid? owner = null) => owner == null || row.OwnerId == owner; [Query] static bool @event(Thing row) => row.Size > 1;"));
}
