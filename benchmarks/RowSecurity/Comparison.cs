using System.Diagnostics;
using System.Globalization;

namespace StudyHub.Schema.Benchmarks.RowSecurity;

/// <summary>Some ways to do one thing, measured in turns; the first one is what the others are compared with.</summary>
internal sealed class Comparison(string title, int repeats)
{
    private readonly List<(string Name, double? Aim, Func<Task> Work)> ways = [];

    public Comparison Way(string name, Func<Task> work, double? aim = null)
    {
        ways.Add((name, aim, work));
        return this;
    }

    /// <summary>
    /// Each way <c>repeats</c> times in each round, in changing order. Wall time, since the server's work counts; the ratio is the
    /// median of those of the rounds, whose noise both ways share.
    /// </summary>
    public async Task PrintAsync(int rounds)
    {
        double[][] times = [.. ways.Select(_ => new double[rounds])];
        double[] bytes = new double[ways.Count];
        foreach ((_, _, Func<Task> work) in ways)
        {
            for (int i = 0; i < Math.Max(3, repeats / 4); i++) await work();
        }
        for (int round = 0; round < rounds; round++)
        {
            for (int turn = 0; turn < ways.Count; turn++)
            {
                int way = (round % 2 == 0 ? turn : ways.Count - 1 - turn);
                long allocated = GC.GetTotalAllocatedBytes(precise: true);
                long start = Stopwatch.GetTimestamp();
                for (int i = 0; i < repeats; i++) await ways[way].Work();
                times[way][round] = Stopwatch.GetElapsedTime(start).TotalMicroseconds / repeats;
                bytes[way] += (GC.GetTotalAllocatedBytes(precise: true) - allocated) / (double)(repeats * rounds);
            }
        }
        Console.WriteLine($"\n### {title}\n\n| way | median | ratio | aim | allocated here |\n|---|---|---|---|---|");
        for (int way = 0; way < ways.Count; way++)
        {
            double ratio = Median(times[way].Zip(times[0], (mine, first) => mine / first));
            string aim = ways[way].Aim is { } wanted ? string.Create(CultureInfo.InvariantCulture, $"{wanted:F2}{(ratio <= wanted ? "" : " missed")}") : "";
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {ways[way].Name} | {Median(times[way]):F0} µs | {ratio:F2} | {aim} | {bytes[way]:F0} B |"));
        }
    }

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}
