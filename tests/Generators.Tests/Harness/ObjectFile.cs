using System.Collections.Generic;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace StudyHub.Schema.Generators.Tests.Harness;

/// <summary>A file beside the records, such as one of db/objects, as the package's targets give it to the compiler.</summary>
internal sealed class ObjectFile(string path, string text) : AdditionalText
{
    public override string Path => path;

    /// <summary>How often the file was read.</summary>
    public int Readings { get; private set; }

    public override SourceText GetText(CancellationToken cancellationToken = default)
    {
        Readings++;
        return SourceText.From(text);
    }

    /// <summary>Says of every file named .sql that it is an object.</summary>
    public sealed class Options : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Fixed([]);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile)
            => textFile.Path.EndsWith(".sql", System.StringComparison.Ordinal) ? new Fixed(new() { ["build_metadata.AdditionalFiles.StudyHubSchemaFile"] = "object" }) : GlobalOptions;
    }

    private sealed class Fixed(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
#nullable disable annotations // The attribute that the base is annotated with is there twice: in the framework and in the generator.
        public override bool TryGetValue(string key, out string value) => values.TryGetValue(key, out value);
#nullable restore annotations
    }
}
