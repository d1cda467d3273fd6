using System.Diagnostics;
using System.Globalization;
using StudyHub.Schema.Benchmarks.Revisions;
using StudyHub.Schema.Drafting;
using StudyHub.Schema.Migrations;
using StudyHub.Schema.Model;
using StudyHub.Schema.Revisions;
using StudyHub.Schema.Testing;

// dotnet run -c Release --project benchmarks/Revisions [-- revisions [tables]]
// A first revision with all tables, then one column a revision. Each work is done once cold, as a command does it, then in rounds.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
int revisions = args.Length > 0 ? int.Parse(args[0]) : 1000;
int tables = args.Length > 1 ? int.Parse(args[1]) : 200;
const int Rounds = 7;
const int Turns = 3;

string folder = Directory.CreateTempSubdirectory("studyhub-revisions-").FullName;
try
{
    SchemaModel head = Chains.Write(folder, revisions, tables);
    long size = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length);
    Console.WriteLine($"# .NET {Environment.Version}, {Environment.ProcessorCount} cores, {revisions} revisions over {tables} tables of 14 columns, {size / 1e6:F1} MB of files, {Load()}");
    Console.WriteLine("| work | cold | median |");
    Console.WriteLine("|---|---|---|");

    RevisionSet set = RevisionSet.Empty;
    Row("check: read the folder, hashes, scripts, graph, models; records against the head", () =>
    {
        set = Chains.Read(folder);
        if (!set.Findings.IsEmpty || !PendingChanges.Of(set, head).IsEmpty) throw new InvalidOperationException("The chain is not well.");
    });
    Row("of which reading the files from the disk", () => Chains.Files(folder));
    SchemaModel model = SchemaModel.Empty;
    Row("fold: the model at the head", () => model = RevisionModels.At(set, set.Heads[0].Id));
    SchemaModel next = Chains.Next(model, revisions + 1);
    Row("add: one more column", () => RevisionDrafts.Make(model, next, set.Heads[0].Id, "next"));

    EntityFramework peer = new(revisions, tables);
    Row("EF Core: GetMigrations()", () => peer.CountMigrations());
    Row("EF Core: HasPendingModelChanges(), snapshot against the model", () => peer.HasPendingChanges());

    Console.WriteLine();
    Console.WriteLine("| from nothing to the head on a throw-away PostgreSQL, in turns | first | median |");
    Console.WriteLine("|---|---|---|");
    await using EphemeralPostgres server = await EphemeralPostgres.StartAsync();
    List<double> own = [];
    List<double> others = [];
    for (int turn = 0; turn < Turns; turn++)
    {
        own.Add(await TimeAsync(server, database => new Migrator(set).UpgradeAsync(database)));
        others.Add(await TimeAsync(server, peer.MigrateAsync));
    }
    Print("upgrade: each step in the journal, each revision in the history", own);
    Print("EF Core: MigrateAsync()", others);
    Console.WriteLine($"({Load()} at the end)");
}
finally
{
    Directory.Delete(folder, recursive: true);
}

static void Row(string what, Action work)
{
    double cold = Time(work);
    double[] warm = [.. Enumerable.Range(0, Rounds).Select(_ => Time(work)).Order()];
    Console.WriteLine($"| {what} | {cold:F0} ms | {warm[Rounds / 2]:F0} ms |");
}

static void Print(string what, List<double> times) => Console.WriteLine($"| {what} | {times[0]:F0} ms | {times.Order().ElementAt(times.Count / 2):F0} ms |");

static async Task<double> TimeAsync(EphemeralPostgres server, Func<string, Task> work)
{
    await using EphemeralDatabase database = await server.CreateDatabaseAsync();
    long start = Stopwatch.GetTimestamp();
    await work(database.ConnectionString);
    return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
}

static double Time(Action work)
{
    long start = Stopwatch.GetTimestamp();
    work();
    return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
}

static string Load() => File.Exists("/proc/loadavg") ? "load " + File.ReadAllText("/proc/loadavg").Split(' ')[0] : "load unknown";
