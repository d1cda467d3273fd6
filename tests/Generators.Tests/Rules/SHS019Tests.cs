namespace StudyHub.Schema.Generators.Tests.Rules;

public sealed class SHS019Tests
{
    private const string Context = "[JsonSerializable(typeof(Preferences))] [JsonSerializable(typeof(IReadOnlyList<string>))] internal sealed partial class DemoJson : JsonSerializerContext;";

    [Fact]
    public void A_document_that_the_context_lacks_is_reported()
        => JsonContexts.Reports(
            JsonContexts.Run(Context, member: "[Jsonb] public IReadOnlyList<Corner> Corners { get; init; } = [];"),
            "SHS019", "IReadOnlyList<Corner>", "'DemoJson'", "'Thing.Corners'", "[JsonSerializable(typeof(IReadOnlyList<Corner>))]");

    [Theory]
    [InlineData("[Jsonb] public Preferences? Preferences { get; init; }")]
    [InlineData("[Jsonb] public IReadOnlyList<string?> Names { get; init; } = [];")]
    [InlineData("[Jsonb] public JsonElement? Element { get; init; } [Jsonb] public string? Text { get; init; } [Jsonb] public required JsonDocument Document { get; init; }")]
    public void A_document_that_the_context_has_or_that_needs_none_is_accepted(string member)
        => JsonContexts.Run(Context, member: member).Diagnostics.ShouldBeEmpty();
}
