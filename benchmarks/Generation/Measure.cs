using System.Diagnostics;

namespace StudyHub.Schema.Benchmarks.Generation;

/// <summary>Wall and CPU milliseconds and allocated megabytes of one piece of work, in this process.</summary>
internal readonly record struct Measure(double Wall, double Cpu, double Megabytes)
{
    public static Measure Of(Action work)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        using Process process = Process.GetCurrentProcess();
        TimeSpan cpu = process.TotalProcessorTime;
        long bytes = GC.GetTotalAllocatedBytes(precise: true);
        long start = Stopwatch.GetTimestamp();
        work();
        double wall = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        process.Refresh();
        return new Measure(wall, (process.TotalProcessorTime - cpu).TotalMilliseconds, (GC.GetTotalAllocatedBytes(precise: true) - bytes) / 1e6);
    }

    public static Measure Median(IEnumerable<Measure> measures)
    {
        Measure[] all = [.. measures];
        return new Measure(Middle(all.Select(m => m.Wall)), Middle(all.Select(m => m.Cpu)), Middle(all.Select(m => m.Megabytes)));
    }

    private static double Middle(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}
