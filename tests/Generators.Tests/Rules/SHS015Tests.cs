using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StudyHub.Schema.Generators.Entities;
using StudyHub.Schema.Generators.Reading;
using StudyHub.Schema.Generators.Tests.Harness;
using StudyHub.Schema.Repositories;

namespace StudyHub.Schema.Generators.Tests.Rules;

public sealed class SHS015Tests
{
    [Theory]
    [InlineData("List")]
    [InlineData("Get")]
    [InlineData("Insert")]
    [InlineData("Upsert")]
    [InlineData("WriteRow")]
    public void A_query_named_like_a_method_that_is_always_there_is_reported(string name)
        => RuleCheck.Reports("SHS015", RuleCheck.Table($"[Query] static bool {name}(Thing row) => true;"), name, $"Thing.{name}", $"{name}Async");

    [Fact]
    public void A_query_named_like_the_finder_of_a_unique_key_is_reported()
        => RuleCheck.Reports(
            "SHS015",
            RuleCheck.Table("[Unique] public int Code { get; init; } [Query] static bool FindByCode(Thing row, int code) => row.Code == code;"),
            "FindByCode", "FindByCodeAsync");

    [Fact]
    public void A_query_named_like_the_list_of_an_index_is_reported()
        => RuleCheck.Reports(
            "SHS015",
            RuleCheck.Table("[Index] public int Kind { get; init; } [Query] static bool ListByKind(Thing row, int kind) => row.Kind == kind;"),
            "ListByKind", "ListByKindAsync");

    [Fact]
    public void A_query_named_like_the_count_of_another_is_reported()
        => RuleCheck.Reports(
            "SHS015",
            RuleCheck.Table("[Query] static bool Due(Thing row) => true; [Query] static bool CountDue(Thing row) => true;"),
            "CountDue", "CountDueAsync", "'Due'");

    [Fact]
    public void Overloads_are_reported_once()
        => RuleCheck.Reports(
            "SHS015",
            RuleCheck.Table("public int A { get; init; } [Query] static bool Due(Thing row) => true; [Query] static bool Due(Thing row, int a) => row.A == a;"),
            "Due", "DueAsync");

    [Fact]
    public void Names_of_their_own_are_accepted()
        => RuleCheck.Accepts(RuleCheck.Table("[Query] static bool Due(Thing row) => true; [Query] static bool Overdue(Thing row) => true; [Query] static bool Lists(Thing row) => true;"));

    [Fact]
    public void Every_method_that_is_emitted_is_known_by_name()
    {
        GeneratorRun run = GeneratorRun.Of("""
            using System;
            using StudyHub.Schema;
            namespace Demo;
            [Table]
            [Unique(nameof(A), nameof(B))]
            public sealed partial record Soft : ISoftDeletable
            {
                public Guid Id { get; init; }
                [Unique] public int A { get; init; }
                public int B { get; init; }
                [Index] public int C { get; init; }
                public DateTimeOffset? DeletedAt { get; init; }
                [Query] static bool Due(Soft row) => true;
            }
            [Table, PrimaryKey(nameof(A), nameof(B))]
            public sealed record Pair(int A, int B, int C);
            """);
        foreach (TableReading reading in run.Readings)
        {
            EntityModel entity = reading.Entity.ShouldNotBeNull();
            HashSet<string> known = [.. RepositoryNames.Methods(entity).Concat(entity.Queries.SelectMany(RepositoryNames.Methods)).Select(name => name + "Async")];
            CSharpSyntaxTree.ParseText(run.Generated($"Demo.{entity.Name}.Repository.g.cs"), cancellationToken: TestContext.Current.CancellationToken)
                .GetRoot(TestContext.Current.CancellationToken).DescendantNodes().OfType<MethodDeclarationSyntax>()
                .Select(method => method.Identifier.ValueText).Where(name => name.EndsWith("Async", System.StringComparison.Ordinal))
                .ShouldBeSubsetOf(known);
        }
    }

    [Fact]
    public void Every_method_of_the_base_class_is_kept_free()
    {
        EntityModel entity = GeneratorRun.Of(
            "[StudyHub.Schema.Table] public sealed record Thing { public System.Guid Id { get; init; } }").Readings.Single().Entity.ShouldNotBeNull();
        typeof(Repository<>).GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly)
            .Select(method => method.Name).Where(name => name.EndsWith("Async", System.StringComparison.Ordinal))
            .ShouldBeSubsetOf(RepositoryNames.Methods(entity).Select(name => name + "Async"));
    }
}
