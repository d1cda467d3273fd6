using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Model;

namespace StudyHub.Schema.Core.Tests.Planning;

/// <summary>Two models, and how one came of the other.</summary>
/// <param name="Seed">Makes the same pair again.</param>
/// <param name="Before">What there is.</param>
/// <param name="After">What is wanted.</param>
/// <param name="Told">The changes in words.</param>
internal sealed record ModelPair(int Seed, SchemaModel Before, SchemaModel After, string Told);

/// <summary>Pairs of models, drawn by seeds.</summary>
internal static class ModelPairs
{
    /// <summary>STUDYHUB_SCHEMA_PAIRS: how many, for long runs.</summary>
    public static int Count(int otherwise) => Number("STUDYHUB_SCHEMA_PAIRS", otherwise);

    /// <summary>STUDYHUB_SCHEMA_FIRST_PAIR: the seed of the first, to see one again.</summary>
    public static int First => Number("STUDYHUB_SCHEMA_FIRST_PAIR", 0);

    /// <summary>A few changes from the rich schema lies the one; a few more, or for every tenth nothing at all, is the other.</summary>
    public static ModelPair Of(int seed)
    {
        SchemaModel before = RichSchema.Model;
        for (int step = seed % 4; step > 0; step--) before = new RandomChange((seed * 10) + step).Apply(before);
        if (seed % 10 == 9) return new ModelPair(seed, SchemaModel.Empty, before, "everything created");
        List<string> told = [];
        SchemaModel after = before;
        for (int step = 0; step <= seed % 3; step++)
        {
            RandomChange change = new((seed * 10) + 5 + step);
            after = change.Apply(after);
            told.AddRange(change.Told);
        }
        return new ModelPair(seed, before, after, string.Join("; ", told));
    }

    /// <summary>The same model with every list in another order that has none of its own.</summary>
    public static SchemaModel Shuffled(SchemaModel model, int seed)
    {
        Random random = new(seed);
        EquatableArray<T> Mixed<T>(EquatableArray<T> list)
            where T : IEquatable<T>
            => list.OrderBy(_ => random.Next()).ToEquatableArray();
        return model with
        {
            Schemas = Mixed(model.Schemas),
            Roles = Mixed(model.Roles),
            Enums = Mixed(model.Enums),
            Functions = Mixed(model.Functions),
            RawObjects = Mixed(model.RawObjects),
            Tables = Mixed(model.Tables).Select(table => table with
            {
                Uniques = Mixed(table.Uniques),
                ForeignKeys = Mixed(table.ForeignKeys),
                Checks = Mixed(table.Checks),
                Indexes = Mixed(table.Indexes),
                Triggers = Mixed(table.Triggers),
                Policies = Mixed(table.Policies),
                Grants = Mixed(table.Grants),
                Seeds = Mixed(table.Seeds),
            }).ToEquatableArray(),
        };
    }

    private static int Number(string variable, int otherwise)
        => int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : otherwise;
}
