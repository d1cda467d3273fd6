using System.Collections.Generic;
using CfiPros;
using StudyHub.Schema.Core.Tests;
using StudyHub.Schema.Golden;
using StudyHub.Schema.Model;

namespace StudyHub.Schema.Catalog.Tests;

/// <summary>The schemas that the tests look at, by name.</summary>
internal static class Schemas
{
    public static IReadOnlyDictionary<string, SchemaModel> All { get; } = new Dictionary<string, SchemaModel>
    {
        ["StudyHub"] = StudyHubDatabase.Schema.Model,
        ["CfiPros"] = CfiProsDatabase.Schema.Model,
        ["Rich"] = RichSchema.Model,
    };

    public static MatrixTheoryData<int, string> OnEveryServer => new(Sample.Majors, [.. All.Keys]);
}
