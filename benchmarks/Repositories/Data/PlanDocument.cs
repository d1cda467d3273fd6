using System.Text.Json.Serialization;

namespace StudyHub.Schema.Benchmarks.Repositories.Data;

/// <summary>About half a kilobyte as text.</summary>
public sealed record PlanDocument
{
    public required string Title { get; init; }

    public required int MinutesAWeek { get; init; }

    public required bool IsShared { get; init; }

    public required List<PlanStep> Steps { get; init; }
}

public sealed record PlanStep
{
    public required string Subject { get; init; }

    public required int Week { get; init; }

    public required int Minutes { get; init; }

    public string? Remark { get; init; }
}

/// <summary>What everyone but those who read by reflection uses.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PlanDocument))]
internal sealed partial class PlanJson : JsonSerializerContext;
