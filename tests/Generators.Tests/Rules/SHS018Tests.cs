using StudyHub.Schema.Generators.Tests.Harness;

namespace StudyHub.Schema.Generators.Tests.Rules;

public sealed class SHS018Tests
{
    [Theory]
    [InlineData("PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower", "PropertyNamingPolicy")]
    [InlineData("UseStringEnumConverter = true", "UseStringEnumConverter")]
    [InlineData("Converters = new[] { typeof(JsonStringEnumConverter) }", "Converters")]
    [InlineData("GenerationMode = JsonSourceGenerationMode.Serialization", "Serialization")]
    public void A_context_whose_options_contradict_the_paths_is_reported(string options, string why)
        => JsonContexts.Reports(
            JsonContexts.Run($"[JsonSourceGenerationOptions({options}), JsonSerializable(typeof(Preferences))] internal sealed partial class DemoJson : JsonSerializerContext;"),
            "SHS018", "typeof(DemoJson)", "'Demo'", why);

    [Fact]
    public void A_type_that_is_no_context_is_reported()
        => JsonContexts.Reports(JsonContexts.Run("", "string"), "SHS018", "typeof(string)", "'String' does not derive from JsonSerializerContext");

    [Fact]
    public void A_context_that_generated_code_cannot_name_is_reported()
        => JsonContexts.Reports(
            JsonContexts.Run("public partial class Outer<T> { [JsonSerializable(typeof(Preferences))] internal sealed partial class DemoJson : JsonSerializerContext; }", "Outer<int>.DemoJson"),
            "SHS018", "typeof(Outer<int>.DemoJson)", "cannot name 'DemoJson'");

    [Theory]
    [InlineData("")]
    [InlineData("[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]")]
    public void A_context_that_agrees_is_accepted_and_given_the_labels_of_every_enum_inside(string options)
    {
        GeneratorRun run = JsonContexts.Run($"{options} [JsonSerializable(typeof(Preferences))] internal sealed partial class DemoJson : JsonSerializerContext;");

        run.Diagnostics.ShouldBeEmpty();
        string database = JsonContexts.Database(run);
        database.ShouldContain("global::DemoJson.Default,");
        database.ShouldContain("Labels<global::Depth>(), global::StudyHub.Schema.Documents.JsonDocuments.Labels<global::Shade>() }");
        database.ShouldContain("DocumentType.Of<global::Corner>(");
        database.ShouldContain("(\"theme\", static (document, value) => DocumentMembers.Set1_0(document, (string?)value!))");
        database.ShouldContain("base(connectionString, SessionRoles, configure, Documents)");
    }
}
