using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;
using StudyHub.Schema.Generators.Entities;
using StudyHub.Schema.Generators.Reading;
using StudyHub.Schema.Generators.Reading.Graphs;
using StudyHub.Schema.Generators.Reading.Projections;
using StudyHub.Schema.Generators.Reading.Revisions;
using StudyHub.Schema.Generators.Reading.SqlQueries;

namespace StudyHub.Schema.Generators.Tests.Caching;

/// <summary>What crosses the pipeline is compared at each keystroke and kept for ever: plain values with equality, and nothing of Roslyn's.</summary>
public sealed class ModelShapeTests
{
    private sealed record Planted(EquatablePair Pair);

    private sealed record EquatablePair(ISymbol? Symbol);

    public static TheoryData<Type> Roots { get; } =
        [
            typeof(TableReading), typeof(ObjectReading), typeof(DatabaseReading), typeof(SchemaReading), typeof(DatabaseModel), typeof(EntityModel), typeof(SchemaDeclarations),
            typeof(RevisionText), typeof(RevisionsReading), typeof(PendingReading), typeof(SqlMethodReading), typeof(SqlQueryReading), typeof(SqlQueryGroup), typeof(SqlQueryProblems),
            typeof(ProjectionReading), typeof(GraphReading), typeof(GraphTable), typeof(LinkedGraphs),
        ];

    [Theory]
    [MemberData(nameof(Roots))]
    public void Nothing_of_Roslyn_can_be_reached(Type root) => Offenders(root).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Roots))]
    public void Everything_that_can_be_reached_has_equality(Type root)
        => Reachable(root).Where(type => !type.IsEnum && !type.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IEquatable<>)))
            .ShouldBeEmpty();

    [Fact]
    public void A_planted_symbol_is_found() => Offenders(typeof(Planted)).ShouldContain(typeof(ISymbol));

    private static IEnumerable<Type> Offenders(Type root)
        => Reachable(root).Where(type => type.Assembly.GetName().Name!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal));

    private static HashSet<Type> Reachable(Type root)
    {
        HashSet<Type> seen = [];
        Queue<Type> open = new([root]);
        while (open.TryDequeue(out Type? type))
        {
            type = Nullable.GetUnderlyingType(type) ?? type;
            // Arrays stand inside EquatableArray alone, which compares their items.
            if (type.IsArray) type = type.GetElementType()!;
            if (type.IsPrimitive || type == typeof(string) || type.IsGenericParameter || !seen.Add(type)) continue;
            foreach (Type argument in type.GetGenericArguments()) open.Enqueue(argument);
            if (type.Assembly == typeof(object).Assembly) continue;
            foreach (FieldInfo field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)) open.Enqueue(field.FieldType);
        }
        return seen;
    }
}
