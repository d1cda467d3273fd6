using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StudyHub.Schema.Generators.Reading;

namespace StudyHub.Schema.Generators.Tests.Harness;

/// <summary>The generator, run once or after each edit, with what every step did.</summary>
internal sealed class GeneratorRun
{
    private GeneratorDriver driver = CSharpGeneratorDriver.Create(
        [new SchemaGenerator().AsSourceGenerator()],
        optionsProvider: new ObjectFile.Options(),
        parseOptions: Compiled.ParseOptions,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    public GeneratorRun(Compilation compilation, params AdditionalText[] texts)
    {
        driver = driver.AddAdditionalTexts([.. texts]);
        Run(compilation);
    }

    public Compilation Compilation { get; private set; } = null!;

    public Compilation Output { get; private set; } = null!;

    /// <summary>Without <see cref="Weaknesses"/>: few sources of tests say who may do what.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; private set; }

    /// <summary>What the schema's row security lacks: the rules SHS2nn.</summary>
    public ImmutableArray<Diagnostic> Weaknesses { get; private set; }

    public GeneratorRunResult Result => driver.GetRunResult().Results.Single();

    public static GeneratorRun Of(params string[] sources) => new(Compiled.From(sources));

    public void Run(Compilation compilation)
    {
        Compilation = compilation;
        driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out _);
        Output = output;
        if (Result.Exception is { } exception) throw new InvalidOperationException("The generator threw.", exception);
        ILookup<bool, Diagnostic> byKind = Result.Diagnostics.ToLookup(diagnostic => diagnostic.Id.StartsWith("SHS2", StringComparison.Ordinal));
        (Diagnostics, Weaknesses) = ([.. byKind[false]], [.. byKind[true]]);
    }

    /// <summary>A file of db/objects is saved with another text.</summary>
    public void Replace(ObjectFile before, ObjectFile after)
    {
        driver = driver.ReplaceAdditionalText(before, after);
        Run(Compilation);
    }

    /// <summary>Other additional files are in the place of all those before.</summary>
    public void ReplaceTexts(IEnumerable<AdditionalText> texts)
    {
        driver = driver.ReplaceAdditionalTexts([.. texts]);
        Run(Compilation);
    }

    /// <summary>The readings, in the order of the files.</summary>
    public IReadOnlyList<TableReading> Readings => Values<TableReading>(StepNames.Reading);

    public string Generated(string hintName) => Result.GeneratedSources.Single(source => source.HintName == hintName).SourceText.ToString();

    public IReadOnlyList<T> Values<T>(string step) => [.. Outputs(step).Select(output => (T)output.Value)];

    public IReadOnlyList<IncrementalStepRunReason> Reasons(string step) => [.. Outputs(step).Select(output => output.Reason)];

    private IEnumerable<(object Value, IncrementalStepRunReason Reason)> Outputs(string step)
        => Result.TrackedSteps.TryGetValue(step, out ImmutableArray<IncrementalGeneratorRunStep> runs) ? runs.SelectMany(run => run.Outputs) : [];
}
