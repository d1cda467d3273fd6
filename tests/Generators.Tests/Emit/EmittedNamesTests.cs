using System.Linq;
using StudyHub.Schema.Generators.Tests.Harness;
using StudyHub.Schema.Generators.Tests.Rules;

namespace StudyHub.Schema.Generators.Tests.Emit;

/// <summary>Whatever a user calls things: names of emitted code neither meet nor break.</summary>
public sealed class EmittedNamesTests
{
    [Theory]
    [InlineData("Messages", "ReadMessages", "")]
    [InlineData("Find", "Find2", "Find")]
    [InlineData("@checked", "@event", "")]
    [InlineData("Statement0", "Read0", "Statement1")]
    public void Queries_in_SQL_of_any_names_live_in_one_class(string one, string two, string overload)
        => SqlCheck.Accepts(SqlCheck.Reports(Query(one, "") + Query(two, "") + (overload.Length == 0 ? "" : Query(overload, ", CancellationToken stop"))));

    [Fact]
    public void A_nested_record_and_one_of_both_names_have_repositories_of_their_own()
    {
        GeneratorRun run = GeneratorRun.Of("""
            using System;
            using StudyHub.Schema;
            namespace Demo;
            [Table] public sealed partial record Order { public Guid Id { get; init; } [Table("lines")] public sealed partial record Line { public Guid Id { get; init; } } }
            [Table] public sealed partial record OrderLine { public Guid Id { get; init; } [References<Order.Line>] public Guid LineId { get; init; } }
            [Graph] public sealed partial record Loaded(OrderLine Line, Order.Line Other) { }
            public static class A { [Table("abc")] public sealed partial record Bc { public Guid Id { get; init; } } }
            public static class Ab { [Table("abc2")] public sealed partial record c { public Guid Id { get; init; } } }
            public static class Alone { [Table("alone")] public sealed partial record Inner { public Guid Id { get; init; } } }
            """);
        run.Diagnostics.Where(diagnostic => !diagnostic.Id.StartsWith("SHS36", System.StringComparison.Ordinal)).ShouldBeEmpty();
        SqlCheck.Compiles(run);
        run.Generated("Demo.OrderLine.Repository.g.cs").ShouldContain("class OrderLineRepository ");
        run.Generated("Demo.Order.Line.Repository.g.cs").ShouldContain("class Order_LineRepository ");
        run.Generated("Demo.Alone.Inner.Repository.g.cs").ShouldContain("class AloneInnerRepository ");
    }

    [Theory]
    [InlineData("Shop.@event")]
    [InlineData("@namespace")]
    [InlineData("@class.Shop.@in")]
    public void A_namespace_may_be_called_like_a_keyword(string space)
    {
        GeneratorRun run = GeneratorRun.Of($$"""
            using System;
            using System.Collections.Generic;
            using System.Threading.Tasks;
            using StudyHub.Schema;
            using StudyHub.Schema.Sessions;
            namespace {{space}};
            public enum @enum { @if, Other }
            [Table] public sealed partial record Order { public Guid Id { get; init; } [Pii("The test.")] public string? Name { get; init; } public @enum Kind { get; init; } }
            [Table] public sealed partial record Line { public Guid Id { get; init; } [References<Order>] public Guid OrderId { get; init; } }
            [Projection<Order>] public sealed partial record Shown(Guid Id, @enum Kind);
            [Graph] public sealed partial record Loaded(Order Order, IReadOnlyList<Line> Lines);
            public static partial class Reports
            {
                [Query(Sql = "select id, kind from public.orders")] public static partial Task<IReadOnlyList<Shown>> ShownAsync(this StudyHubAppSession session);
            }
            """);
        run.Diagnostics.ShouldBeEmpty();
        SqlCheck.Compiles(run);
    }

    [Fact]
    public void Properties_that_are_obsolete_give_no_warnings()
        => SqlCheck.Compiles(GeneratorRun.Of("""
            using System;
            using StudyHub.Schema;
            namespace Demo;
            [Table] public sealed partial record Order { public Guid Id { get; init; } [Obsolete] public string? Name { get; init; } [Obsolete("Use Name.")] public Kind Kind { get; init; } }
            public enum Kind { One, [Obsolete] Two }
            """));

    private static string Query(string name, string parameters)
        => $"[Query(Sql = \"select id, name as text from public.students\")] public static partial Task<IReadOnlyList<Name>> {name}(this DatabaseSession session{parameters}); ";
}
