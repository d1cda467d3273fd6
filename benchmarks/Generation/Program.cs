using System.Diagnostics;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StudyHub.Schema.Benchmarks.Generation;

// dotnet run -c Release --project benchmarks/Generation [-- tables …]
// Every row is measured in one process, interleaved with the row it is compared with; medians of the rounds.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
int[] sizes = args.Length > 0 ? [.. args.Select(int.Parse)] : [20, 200, 1000];
const int Rounds = 5;

// The compiler, the generator and EF Core are jitted before anything is measured, and jitted again with what the first rounds have
// shown; a build server is warm as well. Roslyn from NuGet has no native code of its own, so a cold process would measure the JIT.
const int WarmUps = 12;
for (int i = 0; i < WarmUps; i++) Round(60);

Console.WriteLine($"# .NET {Environment.Version}, {Environment.ProcessorCount} cores, Roslyn {typeof(CSharpCompilation).Assembly.GetName().Version}, medians of {Rounds} rounds, {Load()}");
Console.WriteLine("| tables of 14 columns | generator cold: CPU | unrelated edit: CPU | model edit: CPU | allocated cold | compile, records alone: CPU | with generator: CPU | ratio | EF Core model at start-up: CPU | process so far, at most |");
Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|");
foreach (int size in sizes)
{
    List<Dictionary<string, Measure>> rounds = [];
    for (int i = 0; i < Rounds; i++) rounds.Add(Round(size));
    Measure Of(string what) => Measure.Median(rounds.Select(r => r[what]));
    double alone = Of("alone").Cpu, whole = Of("whole").Cpu;
    Console.WriteLine(
        $"| {size} | {Of("cold").Cpu:F0} ms | {Of("unrelated").Cpu:F0} ms | {Of("model").Cpu:F0} ms | {Of("cold").Megabytes:F0} MB "
        + $"| {alone:F0} ms | {whole:F0} ms | {whole / alone:F2} | {Of("ef").Cpu:F0} ms | {Peak():F0} MB |");
}
Console.WriteLine($"({Load()} at the end)");

static double Peak()
{
    using Process self = Process.GetCurrentProcess();
    return self.PeakWorkingSet64 / 1e6;
}

static string Load() => File.Exists("/proc/loadavg") ? "load " + File.ReadAllText("/proc/loadavg").Split(' ')[0] : "load unknown";

static Dictionary<string, Measure> Round(int size)
{
    Dictionary<string, Measure> row = [];
    string[] sources = Records.Sources(size);

    CSharpCompilation alone = Compiled.From(sources);
    row["alone"] = Measure.Of(() => Compiled.EmittedBytes(alone));

    CSharpCompilation whole = Compiled.From(sources);
    row["whole"] = Measure.Of(() =>
    {
        Compiled.Driver().RunGeneratorsAndUpdateCompilation(whole, out Compilation output, out _);
        Compiled.EmittedBytes(output);
    });

    CSharpCompilation fresh = Compiled.From(sources);
    GeneratorDriver driver = Compiled.Driver();
    row["cold"] = Measure.Of(() => driver = driver.RunGenerators(fresh));

    int last = sources.Length - 1;
    CSharpCompilation unrelated = Compiled.Edited(fresh, last, "int one = 1;", "int one = 2;");
    row["unrelated"] = Measure.Of(() => driver = driver.RunGenerators(unrelated));
    CSharpCompilation model = Compiled.Edited(unrelated, 0, "public int Count { get; init; }", "public int Count { get; init; } = 7;");
    row["model"] = Measure.Of(() => driver = driver.RunGenerators(model));

    Type[] types = EntityFramework.Types(alone);
    row["ef"] = Measure.Of(() => EntityFramework.BuildModel(types));
    return row;
}
