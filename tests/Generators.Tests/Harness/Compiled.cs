using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace StudyHub.Schema.Generators.Tests.Harness;

/// <summary>Compilations of sources as a user's project has them: the running framework and StudyHub.Schema.</summary>
internal static class Compiled
{
    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.Latest);

    public static ImmutableArray<MetadataReference> References { get; } =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal)
                || name is "mscorlib.dll" or "netstandard.dll" or "Npgsql.dll" or "Dapper.dll" or "StudyHub.Schema.dll" or "StudyHub.Schema.Core.dll"))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>What records alone need: binding is much faster where there is less to look through.</summary>
    public static ImmutableArray<MetadataReference> ReferencesOfRecords { get; } =
    [
        .. References.Where(reference => Path.GetFileNameWithoutExtension(reference.Display) is "System.Private.CoreLib" or "System.Runtime" or "System.Collections"
            or "System.Collections.Immutable" or "System.Linq" or "System.Text.Json" or "StudyHub.Schema" or "StudyHub.Schema.Core"),
    ];

    public static CSharpCompilation From(params string[] sources)
        => FromTrees(sources.Select((source, index) => Tree(source, $"/src/File{index}.cs")));

    public static CSharpCompilation FromTrees(IEnumerable<SyntaxTree> trees) => CSharpCompilation.Create(
        "StudyHub.App", trees, References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    public static SyntaxTree Tree(string source, string path, DocumentationMode documentation = DocumentationMode.Parse)
        => CSharpSyntaxTree.ParseText(source, ParseOptions.WithDocumentationMode(documentation), path);
}
