using StudyHub.Schema.Benchmarks.Repositories.Contestants;
using StudyHub.Schema.Benchmarks.Repositories.Data;
using StudyHub.Schema.Benchmarks.Repositories.Measuring;

namespace StudyHub.Schema.Benchmarks.Repositories.Workloads;

/// <summary>Which aims a workload has.</summary>
internal enum Kind
{
    Get,
    Read,
    Write,
    BulkWrite,
    FirstQuery,
}

/// <summary>Something that all contestants do, and how it is seen that they did the same.</summary>
internal abstract class Workload(string name, Kind kind, int operations)
{
    /// <summary>As the command line calls it.</summary>
    public string Name { get; } = name;

    public Kind Kind { get; } = kind;

    /// <summary>In one turn: a few milliseconds, where that can be.</summary>
    public int Operations { get; } = operations;

    /// <summary>Turns of each contestant in one round.</summary>
    public int Turns { get; init; } = 1;

    /// <summary>A turn takes so long that there are fewer rounds: one in so many.</summary>
    public int Weight { get; init; } = 1;

    /// <summary>Too long to be done only to warm up.</summary>
    public bool IsLong => Weight > 10;

    /// <summary>
    /// Gives the operations from a number, so many of them, other values for each version; version 0 is what was drawn. Who compares before
    /// it writes would find nothing to do otherwise. Not measured.
    /// </summary>
    public Action<int, int, int>? Vary { get; init; }

    /// <summary>Makes the table ready for one turn; null where nothing is to be done. Not measured.</summary>
    public string? Prepare { get; init; }

    /// <summary>Takes away what a turn did; null where nothing is to be done. Not measured.</summary>
    public string? Restore { get; init; }

    /// <summary>Makes what is there differ from what will be written, before it is looked at who writes what; null where rows are new anyway.</summary>
    public string? Spoil { get; init; }

    /// <summary>Dead rows that turns left behind would slow down those that come.</summary>
    public bool NeedsVacuum { get; init; }

    /// <summary>One value that tells what the operations left in the database; null where they leave nothing.</summary>
    public string? State { get; init; }

    public virtual Task ReadyAsync(IContestant contestant) => Task.CompletedTask;

    /// <summary>The operations of a turn, from number <paramref name="first"/>.</summary>
    /// <exception cref="NotSupportedException">The contestant has no way to do it.</exception>
    public abstract Task RunAsync(IContestant contestant, int first, int count);

    /// <summary>Does as much, and gives what was returned.</summary>
    public abstract Task<string> LookAsync(IContestant contestant, int count);

    /// <summary>The peak of the managed heap in the last run, where the workload looks; 0 elsewhere.</summary>
    public virtual long PeakHeap => 0;

    public int TurnsOf(int rounds) => Math.Max(Math.Min(3, rounds), rounds / Weight) * Turns;
}

/// <summary>A workload whose operations are calls with a result.</summary>
internal sealed class Workload<TResult>(
    string name, Kind kind, int operations, Func<IContestant, int, Task<TResult>> operate, Action<Checksum, TResult> add) : Workload(name, kind, operations)
{
    public Func<IContestant, Task>? Ready { get; init; }

    public override Task ReadyAsync(IContestant contestant) => Ready is null ? Task.CompletedTask : Ready(contestant);

    public override async Task RunAsync(IContestant contestant, int first, int count)
    {
        for (int i = 0; i < count; i++) await operate(contestant, first + i);
    }

    public override async Task<string> LookAsync(IContestant contestant, int count)
    {
        Checksum sum = new();
        for (int i = 0; i < count; i++) add(sum, await operate(contestant, i));
        return sum.ToString();
    }
}

/// <summary>A workload whose operations return nothing: what they left in the database tells.</summary>
internal sealed class SilentWorkload(string name, Kind kind, int operations, Func<IContestant, int, Task> operate) : Workload(name, kind, operations)
{
    public override async Task RunAsync(IContestant contestant, int first, int count)
    {
        for (int i = 0; i < count; i++) await operate(contestant, first + i);
    }

    public override async Task<string> LookAsync(IContestant contestant, int count)
    {
        await RunAsync(contestant, 0, count);
        return "";
    }
}
