using System.Diagnostics;
using System.Globalization;
using StudyHub.Schema.Benchmarks.Repositories.Contestants;
using StudyHub.Schema.Benchmarks.Repositories.Data;
using StudyHub.Schema.Benchmarks.Repositories.Measuring;

namespace StudyHub.Schema.Benchmarks.Repositories.Workloads;

/// <summary>
/// The first row by its key in a process of its own: from the first line of Main, the runtime being there, to the row. Each is the same
/// program, started anew.
/// </summary>
internal static class FirstQuery
{
    public const string Name = "first-query";
    public const string Argument = "--first-query";

    private static readonly string[] Contestants = [Contest.Raw, Contest.RawAgain, Contest.StudyHub, Contest.Dapper, Contest.EntityFramework];

    public static async Task<Row> RunAsync(Store store, bool inSessions, int rounds)
    {
        rounds = Math.Max(Math.Min(5, rounds), rounds / 2);
        Measured[] measured = [.. Contestants.Select(name => new Measured(name))];
        string? expected = null;
        for (int round = -1; round < rounds; round++)
        {
            for (int turn = 0; turn < Contestants.Length; turn++)
            {
                int contestant = (turn + round + Contestants.Length) % Contestants.Length;
                if (await AskAsync(store, inSessions, Contestants[contestant]) is not { } answer) continue;
                expected ??= answer.Checksum;
                if (answer.Checksum != expected) throw new InvalidOperationException($"{Name}: {Contestants[contestant]} gives {answer.Checksum}, not {expected}.");

                // The first round reads the assemblies from the disk.
                if (round >= 0) measured[contestant].Add(answer.Cost);
            }
        }
        return new Row(Name, Kind.FirstQuery, inSessions, rounds, measured);
    }

    /// <summary>In the new process: "contestant login [user framework] id".</summary>
    public static async Task AnswerAsync(string[] arguments, long start)
    {
        Caller? caller = arguments.Length > 4 ? new Caller(Guid.Parse(arguments[2]), Guid.Parse(arguments[3])) : null;
        StudentOutcomeProgress? row;
        try
        {
            await using IContestant contestant = Contest.Make(arguments[0], arguments[1], caller);
            row = await contestant.GetAsync(Guid.Parse(arguments[^1]));
        }
        catch (NotSupportedException)
        {
            return;
        }
        double wall = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
        double cpu = Environment.CpuUsage.TotalTime.TotalMicroseconds;
        long bytes = GC.GetTotalAllocatedBytes(precise: true);
        Checksum sum = new();
        sum.Add(row);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{wall:F0} {cpu:F0} {bytes} {sum}"));
    }

    private static async Task<(Cost Cost, string Checksum)?> AskAsync(Store store, bool inSessions, string contestant)
    {
        ProcessStartInfo start = new(Environment.ProcessPath!) { RedirectStandardOutput = true };
        string[] caller = inSessions ? [store.Caller.User, store.Caller.Framework] : [];
        foreach (string argument in (string[])[Argument, contestant, inSessions ? store.ApplicationLogin : store.JobLogin, .. caller, Keys.Progress(0).ToString()])
            start.ArgumentList.Add(argument);
        using Process process = Process.Start(start)!;
        string answer = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{contestant} ended with {process.ExitCode}.");
        if (answer.Split(' ', 4) is not [{ } wall, { } cpu, { } bytes, { } checksum]) return null;
        return (new Cost(double.Parse(wall, CultureInfo.InvariantCulture), double.Parse(cpu, CultureInfo.InvariantCulture), double.Parse(bytes, CultureInfo.InvariantCulture)), checksum);
    }
}
