using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using StudyHub.Schema.Generators.Emit;
using StudyHub.Schema.Generators.Tests.Harness;
using StudyHub.Schema.Golden;

namespace StudyHub.Schema.Generators.Tests.Emit;

/// <summary>A registration is emitted where its package is referred to, and nowhere else.</summary>
public sealed class HostingEmitterTests
{
    private const string FileName = "LibraryDatabase.Hosting.g.cs";

    private const string Records = """
        using System;
        using StudyHub.Schema;
        [assembly: Database("Library")]
        namespace Books;
        /// <summary>A book.</summary>
        [Table, AdminOnly] public sealed partial record Book { /** <summary>Its key.</summary> */ public Guid Id { get; init; } }
        """;

    private const string Calls = """
        using Books;
        using Microsoft.Extensions.DependencyInjection;
        internal static class Program
        {
            public static void Register(IServiceCollection services)
            {
                services.AddLibraryDatabase("Host=nowhere").AddLibraryDatabase().AddLibraryDatabase(options => options.CheckLoginsAtStart = false);
                services.AddLibraryDatabase(provider => provider.ToString(), options => options.TraceQueryText = true);
                services.AddHealthChecks().AddLibraryDatabase();
            }
        }
        """;

    private static readonly MetadataReference[] Hosting =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var name && (name == "StudyHub.Schema.Hosting.dll" || name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal)))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    [Fact]
    public void The_registration_is_what_was_agreed() => GoldenFile.Matches(HostingEmitter.Emit(SchoolEntities.Database), name: "SchoolDatabase.Hosting");

    [Fact]
    public void Where_the_package_is_referred_to_the_database_can_be_registered()
        => Problems(new GeneratorRun(Compiled.From(Records, Calls).AddReferences(Hosting))).ShouldBeEmpty();

    [Fact]
    public void A_database_in_no_namespace_can_be_registered_too()
        => Problems(new GeneratorRun(Compiled.From(Records.Replace("namespace Books;", ""), Calls.Replace("using Books;", "")).AddReferences(Hosting))).ShouldBeEmpty();

    [Fact]
    public void Elsewhere_there_is_no_registration_and_the_database_compiles()
    {
        GeneratorRun run = GeneratorRun.Of(Records);

        run.Result.GeneratedSources.ShouldNotContain(source => source.HintName == FileName);
        Problems(run).ShouldBeEmpty();
    }

    [Fact]
    public void A_reference_that_comes_changes_the_database_and_no_record()
    {
        Compilation compilation = Compiled.From(Records);
        GeneratorRun run = new(compilation);

        run.Run(compilation.AddReferences(Hosting));

        run.Reasons(StepNames.Entity).Single().ShouldBeOneOf(IncrementalStepRunReason.Cached, IncrementalStepRunReason.Unchanged);
        run.Reasons(StepNames.Database).ShouldBe([IncrementalStepRunReason.Modified]);
        run.Generated(FileName).ShouldContain("AddLibraryDatabase");
    }

    private static IEnumerable<string> Problems(GeneratorRun run)
        => run.Output.GetDiagnostics().Where(problem => problem.Severity >= DiagnosticSeverity.Warning).Select(problem => problem.ToString());
}
