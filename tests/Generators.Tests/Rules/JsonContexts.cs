using System.Linq;
using Microsoft.CodeAnalysis;
using StudyHub.Schema.Generators.Tests.Harness;

namespace StudyHub.Schema.Generators.Tests.Rules;

/// <summary>A database whose documents have a source-generated context. System.Text.Json's own generator is not run, so what comes out need not compile here.</summary>
internal static class JsonContexts
{
    public static GeneratorRun Run(string context, string type = "DemoJson", string member = "[Jsonb] public Preferences Preferences { get; init; } = new();")
        => GeneratorRun.Of(
            $"[assembly: StudyHub.Schema.Database(\"Demo\", Json = typeof({type}))]",
            $$"""
            using System.Collections.Generic;
            using System.Text.Json;
            using System.Text.Json.Serialization;
            using StudyHub.Schema;
            public enum Shade { LightGrey, Black }
            public enum Depth { Flat, Deep }
            public sealed record Corner { public Depth[] Depths { get; init; } = []; }
            public sealed record Preferences { public string? Theme { get; init; } public List<Shade?> Shades { get; init; } = []; public Dictionary<string, Corner> Corners { get; init; } = []; }
            [Table] public sealed partial record Thing { public System.Guid Id { get; init; } {{member}} }
            {{context}}
            """);

    /// <summary>Exactly one diagnostic, of this rule, at this text, whose message names these things.</summary>
    public static void Reports(GeneratorRun run, string rule, string place, params string[] mentions)
    {
        Diagnostic diagnostic = run.Diagnostics.ShouldHaveSingleItem();
        diagnostic.Id.ShouldBe(rule);
        diagnostic.Location.SourceTree.ShouldNotBeNull().GetText(TestContext.Current.CancellationToken).ToString(diagnostic.Location.SourceSpan).ShouldBe(place);
        string message = diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture);
        foreach (string mention in mentions) message.ShouldContain(mention, Case.Sensitive);
    }

    public static string Database(GeneratorRun run) => run.Result.GeneratedSources.Single(source => source.HintName == "DemoDatabase.g.cs").SourceText.ToString();
}
