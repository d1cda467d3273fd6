using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StudyHub.Schema.Generators.Emit;
using StudyHub.Schema.Generators.Entities;

namespace StudyHub.Schema.Generators.Tests.Emit;

/// <summary>Compiles emitted code together with the records that it is for, as a user's project with documentation and all warnings would.</summary>
internal static class InMemory
{
    /// <summary>The emitted files of some entities, by name.</summary>
    public static IReadOnlyDictionary<string, string> Files(DatabaseModel? database, params IReadOnlyCollection<EntityModel> entities)
    {
        Dictionary<string, string> files = new(StringComparer.Ordinal);
        foreach (EntityModel entity in entities)
        {
            files.Add(RepositoryEmitter.FileName(entity), RepositoryEmitter.Emit(entity, "public"));
            if (PrintMembersEmitter.Applies(entity)) files.Add(PrintMembersEmitter.FileName(entity), PrintMembersEmitter.Emit(entity));
        }
        if (database is not null) files.Add(DatabaseEmitter.FileName(database), DatabaseEmitter.Emit(database));
        return files;
    }

    /// <summary>Records.cs as it is in this folder.</summary>
    public static string Records([CallerFilePath] string path = "") => File.ReadAllText(Path.Combine(Path.GetDirectoryName(path)!, "Records.cs"));

    /// <summary>Warnings and errors, as text; nothing when all is well. The records themselves are not asked for documentation.</summary>
    public static IReadOnlyList<string> Problems(params IReadOnlyCollection<string> sources)
        => [.. Compile(sources).GetDiagnostics()
            .Where(d => d.Severity >= DiagnosticSeverity.Warning && !(d.Id is "CS1591" or "CS8019" && d.Location.SourceTree!.FilePath == "0.cs"))
            .Select(d => d.ToString())];

    public static Assembly Load(params IReadOnlyCollection<string> sources)
    {
        using MemoryStream image = new();
        Compile(sources).Emit(image).Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).ShouldBeEmpty();
        return Assembly.Load(image.ToArray());
    }

    private static CSharpCompilation Compile(IReadOnlyCollection<string> sources)
    {
        CSharpParseOptions parse = new(LanguageVersion.CSharp12, DocumentationMode.Diagnose);
        IEnumerable<SyntaxTree> trees = sources.Select((source, index) => CSharpSyntaxTree.ParseText(source, parse, index + ".cs"));
        IEnumerable<MetadataReference> references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).Contains(".Tests", StringComparison.Ordinal))
            .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path));
        return CSharpCompilation.Create(
            "Emitted", trees, references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, warningLevel: 9999));
    }
}
