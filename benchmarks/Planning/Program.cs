using System.Globalization;
using StudyHub.Schema.Benchmarks.Generation;
using StudyHub.Schema.Benchmarks.Planning;
using StudyHub.Schema.Diff;
using StudyHub.Schema.Effects;
using StudyHub.Schema.Model;
using StudyHub.Schema.Planning;
using StudyHub.Schema.Sql;

// dotnet run -c Release --project benchmarks/Planning [-- tables …]
// In one process, in turns; medians of the rounds. No server: what is planned is text at the end.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
int[] sizes = args.Length > 0 ? [.. args.Select(int.Parse)] : [20, 200, 1000, 5000];
const int Rounds = 5;
for (int i = 0; i < 20; i++) Round(40);

Console.WriteLine($"# .NET {Environment.Version}, {Environment.ProcessorCount} cores, medians of {Rounds} rounds");
Console.WriteLine("| tables of 14 columns | compare | plan, 1 % changed | the way back | effects | steps | everything created | a table of the creation |");
Console.WriteLine("|---|---|---|---|---|---|---|---|");
foreach (int size in sizes)
{
    List<Dictionary<string, Measure>> rounds = [];
    for (int i = 0; i < Rounds; i++) rounds.Add(Round(size));
    double Of(string what) => Measure.Median(rounds.Select(round => round[what])).Cpu;
    int steps = MigrationPlanner.Plan(SchemaDiffer.Compare(Models.Of(size), Models.Changed(Models.Of(size)))).Steps.Count;
    Console.WriteLine(
        $"| {size} | {Of("compare"):F0} ms | {Of("plan"):F0} ms | {Of("back"):F0} ms | {Of("effects"):F0} ms | {steps} | {Of("create"):F0} ms | {Of("create") / size:F2} ms |");
}

static Dictionary<string, Measure> Round(int size)
{
    Dictionary<string, Measure> row = [];
    SchemaModel before = Models.Of(size);
    SchemaModel after = Models.Changed(before);
    SchemaDifference difference = SchemaDiffer.Compare(SchemaModel.Empty, SchemaModel.Empty);
    MigrationPlan plan = new(default, default);
    row["compare"] = Measure.Of(() => difference = SchemaDiffer.Compare(before, after));
    row["plan"] = Measure.Of(() => plan = MigrationPlanner.Plan(difference));
    row["effects"] = Measure.Of(() => EffectReader.Of(plan, difference));
    row["back"] = Measure.Of(() => MigrationPlanner.Plan(SchemaDiffer.CompareBack(before, after)));
    row["create"] = Measure.Of(() => SqlScript.Create(before));
    return row;
}
