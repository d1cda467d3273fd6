namespace StudyHub.Schema.Generators.Tests.Rules;

public sealed class SHS019Tests
{
    private const string Context = "[JsonSerializable(typeof(Preferences))] [JsonSerializable(typeof(IReadOnlyList<string>))] internal sealed partial class DemoJson : JsonSerializerContext;";

    [Fact]
    public void A_document_that_the_context_lacks_is_reported()
        => JsonContexts.Reports(
            JsonContexts.Run(Context, member: "[Jsonb] public IReadOnlyList<Corner> Corners { get; init; } = [];"),
            "SHS019", "IReadOnlyList<Corner>", "'DemoJson'", "'Thing.Corners'", "[JsonSerializable(typeof(IReadOnlyList<Corner>))]");

    [Fact]
    public void A_document_of_a_result_that_the_context_lacks_is_reported_once()
        => JsonContexts.Reports(
            JsonContexts.Run(Context + Result("Corner"), member: ""), "SHS019", "Corner", "'DemoJson'", "'Row.Document'", "[JsonSerializable(typeof(Corner))]");

    [Fact]
    public void A_document_of_a_result_that_the_context_has_is_accepted()
        => JsonContexts.Run(Context + Result("Preferences"), member: "").Diagnostics.ShouldBeEmpty();

    [Fact]
    public void Labels_and_initialisers_hold_for_documents_that_results_alone_have()
    {
        string database = JsonContexts.Database(JsonContexts.Run(Context + Result("Preferences"), member: ""));
        database.ShouldContain("JsonDocuments.Labels<global::Shade>()");
        database.ShouldContain("DocumentType.Of<global::Preferences>(");
    }

    // Two queries of one result: its members are told once.
    private static string Result(string type)
        => $"public sealed record Row(System.Guid Id) {{ [Jsonb] public {type} Document {{ get; init; }} = null!; }} public static partial class Reports {{ {Method("One")} {Method("Two")} }}";

    private static string Method(string name)
        => $"[Query(Sql = \"select id, '{{}}'::jsonb as document from public.things\")] public static partial System.Threading.Tasks.Task<IReadOnlyList<Row>> {name}Async(StudyHub.Schema.Sessions.DatabaseSession session);";

    [Theory]
    [InlineData("[Jsonb] public Preferences? Preferences { get; init; }")]
    [InlineData("[Jsonb] public IReadOnlyList<string?> Names { get; init; } = [];")]
    [InlineData("[Jsonb] public JsonElement? Element { get; init; } [Jsonb] public string? Text { get; init; } [Jsonb] public required JsonDocument Document { get; init; }")]
    public void A_document_that_the_context_has_or_that_needs_none_is_accepted(string member)
        => JsonContexts.Run(Context, member: member).Diagnostics.ShouldBeEmpty();
}
