using System.Diagnostics;
using StudyHub.Schema.Benchmarks.Repositories.Contestants;
using StudyHub.Schema.Benchmarks.Repositories.Data;
using StudyHub.Schema.Benchmarks.Repositories.Measuring;
using StudyHub.Schema.Benchmarks.Repositories.Workloads;

namespace StudyHub.Schema.Benchmarks.Repositories;

/// <summary>All contestants with or without sessions, and their turns at one workload.</summary>
internal sealed class Contest : IAsyncDisposable
{
    public const string Raw = "raw";
    public const string RawAgain = "raw again";
    public const string StudyHub = "StudyHub";
    public const string Dapper = "Dapper";
    public const string EntityFramework = "EF Core";

    private const int Looked = 20;
    private const int Warming = 300;

    // Of what takes minutes one turn is enough where it is far behind.
    private const double Hopeless = 1.8;
    private static readonly TimeSpan LongestWarming = TimeSpan.FromSeconds(2);
    private static readonly string[] Names = [Raw, RawAgain, StudyHub, Dapper, EntityFramework];

    private readonly Store store;
    private readonly bool inSessions;
    private readonly IContestant[] contestants;
    private int version;

    public Contest(Store store, bool inSessions)
    {
        (this.store, this.inSessions) = (store, inSessions);
        string login = inSessions ? store.ApplicationLogin : store.JobLogin;
        contestants = [.. Names.Select(name => Make(name, login, inSessions ? store.Caller : null))];
    }

    public static IContestant Make(string name, string login, Caller? caller) => name switch
    {
        Raw or RawAgain => caller is null ? new RawNpgsql(login) : new RawNpgsqlSession(login, caller),
        StudyHub => new StudyHubRepositories(login, caller),
        Dapper => new PlainDapper(login, caller),
        EntityFramework => new EntityFramework(login, caller),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "There is no such contestant."),
    };

    public IContestant Of(string name) => contestants[Array.IndexOf(Names, name)];

    /// <summary>Sees that all do the same, warms up, and measures in turns that begin with another contestant in each round.</summary>
    public async Task<Row> RunAsync(Workload workload, int rounds)
    {
        bool[] able = await LookAsync(workload);
        int[] taking = [.. Enumerable.Range(0, Names.Length).Where(i => able[i])];
        Measured[] measured = [.. Names.Select(name => new Measured(name))];
        if (!workload.IsLong) await WarmAsync(workload, taking);
        int turns = workload.TurnsOf(rounds);
        for (int turn = 0; turn < turns; turn++)
        {
            for (int place = 0; place < taking.Length; place++)
            {
                int contestant = taking[(place + turn) % taking.Length];
                if (turn > 0 && workload.IsLong && measured[contestant].IsSlowerThan(measured[0], Hopeless)) continue;
                measured[contestant].Add(await TurnAsync(workload, contestant, turn));
                measured[contestant].PeakHeap = Math.Max(measured[contestant].PeakHeap, workload.PeakHeap);
            }
        }
        return new Row(workload.Name, workload.Kind, inSessions, turns, measured);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (IContestant contestant in contestants) await contestant.DisposeAsync();
    }

    // Long enough for the code to be compiled with what was learnt about it; where a turn is long, less often is enough.
    private async Task WarmAsync(Workload workload, int[] taking)
    {
        for (int pass = 0; pass < 2; pass++)
        {
            long start = Stopwatch.GetTimestamp();
            for (int turn = 0; turn * workload.Operations < Warming && (turn < 2 || Stopwatch.GetElapsedTime(start) < LongestWarming); turn++)
                foreach (int contestant in taking) await TurnAsync(workload, contestant, turn);
            await Task.Delay(150);
        }
    }

    private async Task<Cost> TurnAsync(Workload workload, int contestant, int turn)
    {
        workload.Vary?.Invoke(turn * workload.Operations, workload.Operations, ++version);
        if (workload.Prepare is { } prepare) await store.ExecuteAsync(prepare);
        if (workload.Weight > 1) GC.Collect();
        Cost cost = await Cost.OfAsync(() => workload.RunAsync(contestants[contestant], turn * workload.Operations, workload.Operations), workload.Operations);
        await RestoreAsync(workload);
        return cost;
    }

    private async Task<bool[]> LookAsync(Workload workload)
    {
        bool[] able = new bool[contestants.Length];
        string? returned = null, state = null;
        for (int i = 0; i < contestants.Length; i++)
        {
            workload.Vary?.Invoke(0, Looked, 0);
            if (workload.Prepare is { } prepare) await store.ExecuteAsync(prepare);
            if (workload.Spoil is { } spoil) await store.ExecuteAsync(spoil);
            string result;
            try
            {
                await workload.ReadyAsync(contestants[i]);
                result = await workload.LookAsync(contestants[i], Math.Min(Looked, workload.Operations));
            }
            catch (NotSupportedException)
            {
                await RestoreAsync(workload);
                continue;
            }
            able[i] = true;
            string left = workload.State is { } sql ? await store.ValueAsync<string>(sql) : "";
            await RestoreAsync(workload);
            (returned, state) = (returned ?? result, state ?? left);

            // ExecuteUpdate returns no row; what it left has to be the same.
            bool isSilent = workload.Kind == Kind.Write && result.StartsWith("0 rows", StringComparison.Ordinal);
            if ((result != returned && !isSilent) || left != state)
                throw new InvalidOperationException($"{workload.Name}: {Names[i]} gives {result} and leaves {left}, {Names[0]} {returned} and {state}.");
        }
        return able;
    }

    private async Task RestoreAsync(Workload workload)
    {
        if (workload.Restore is { } restore) await store.ExecuteAsync(restore);
        if (workload.NeedsVacuum) await store.ExecuteAsync("vacuum student_outcome_progress");
    }
}
