using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace StudyHub.Schema.Benchmarks.Generation;

/// <summary>A compilation of the measured records against this process's own framework, and a driver with our generator.</summary>
internal static class Compiled
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest, DocumentationMode.Diagnose);

    private static readonly MetadataReference[] References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("StudyHub.Schema.Generators", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path))];

    public static CSharpCompilation From(string[] sources)
        => CSharpCompilation.Create(
            "Measured",
            sources.Select((source, i) => CSharpSyntaxTree.ParseText(source, ParseOptions, $"File{i}.cs")),
            References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    public static GeneratorDriver Driver()
        => CSharpGeneratorDriver.Create([new Generators.SchemaGenerator().AsSourceGenerator()], parseOptions: ParseOptions);

    /// <summary>The same compilation with the text of one file changed.</summary>
    public static CSharpCompilation Edited(CSharpCompilation compilation, int file, string before, string after)
    {
        SyntaxTree tree = compilation.SyntaxTrees[file];
        string text = tree.ToString();
        if (!text.Contains(before, StringComparison.Ordinal)) throw new InvalidOperationException($"'{before}' is not in file {file}.");
        SyntaxTree edited = CSharpSyntaxTree.ParseText(text.Replace(before, after, StringComparison.Ordinal), ParseOptions, tree.FilePath);
        return compilation.ReplaceSyntaxTree(tree, edited);
    }

    public static long EmittedBytes(Compilation compilation)
    {
        using MemoryStream dll = new();
        var result = compilation.Emit(dll);
        if (!result.Success) throw new InvalidOperationException(string.Join("\n", result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Take(5)));
        return dll.Length;
    }
}
