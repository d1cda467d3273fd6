using System.Globalization;
using StudyHub.Schema.Benchmarks.Build;

// dotnet run -c Release --project benchmarks/Build [-- rounds tables …]
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is [Measured.Mode, .. var command])
{
    Measured.Write(command);
    return;
}
int rounds = args.Length > 0 ? int.Parse(args[0]) : 3;
int[] sizes = args.Length > 1 ? [.. args.Skip(1).Select(int.Parse)] : [20, 200, 1000];
string root = Directory.CreateTempSubdirectory("studyhub-build-").FullName;
string load() => File.Exists("/proc/loadavg") ? "load " + File.ReadAllText("/proc/loadavg").Split(' ')[0] : "load unknown";
Console.WriteLine($"# .NET SDK {Measured.Run(root, "dotnet", ["--version"]).Trim()}, {Environment.ProcessorCount} cores, medians of {rounds} interleaved rounds, {load()}");
Console.WriteLine("| tables | build | records alone: CPU | with the generator: CPU | ratio | wall | largest process |");
Console.WriteLine("|---|---|---|---|---|---|---|");
try
{
    foreach (int size in sizes) Compare(size);
}
finally
{
    Directory.Delete(root, recursive: true);
}
Console.WriteLine($"({load()} at the end)");

void Compare(int size)
{
    Project without = new(root, size, hasGenerator: false), with = new(root, size, hasGenerator: true);
    (string Name, Func<Project, Measured> Work)[] builds =
    [
        ("first", project => project.First()), ("nothing changed", project => project.Again()),
        ("body edit", project => project.BodyEdit()), ("model edit", project => project.ModelEdit()),
    ];
    List<Measured>[] alone = [.. builds.Select(_ => new List<Measured>())], whole = [.. builds.Select(_ => new List<Measured>())];
    for (int round = 0; round < rounds; round++)
    {
        for (int i = 0; i < builds.Length; i++)
        {
            alone[i].Add(builds[i].Work(without));
            whole[i].Add(builds[i].Work(with));
        }
    }
    for (int i = 0; i < builds.Length; i++)
    {
        double a = Measured.Middle(alone[i].Select(m => m.Cpu)), w = Measured.Middle(whole[i].Select(m => m.Cpu));
        Console.WriteLine(
            $"| {size} | {builds[i].Name} | {a:F1} s | {w:F1} s | {w / a:F2} | {Measured.Middle(whole[i].Select(m => m.Wall)):F1} s "
            + $"| {Measured.Middle(whole[i].Select(m => m.PeakMegabytes)):F0} MB |");
    }
}
