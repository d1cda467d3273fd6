using System.Diagnostics;

namespace StudyHub.Schema.Benchmarks.Repositories.Measuring;

/// <summary>Of one operation.</summary>
/// <param name="Wall">Microseconds on the clock.</param>
/// <param name="Cpu">Microseconds of this process, user and system; the server's are not in it.</param>
/// <param name="Bytes">Allocated by this process.</param>
internal readonly record struct Cost(double Wall, double Cpu, double Bytes)
{
    public static async Task<Cost> OfAsync(Func<Task> work, int operations)
    {
        long bytes = GC.GetTotalAllocatedBytes(precise: true);
        TimeSpan cpu = Environment.CpuUsage.TotalTime;
        long start = Stopwatch.GetTimestamp();
        await work();
        double wall = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
        TimeSpan used = Environment.CpuUsage.TotalTime - cpu;
        return new Cost(wall / operations, used.TotalMicroseconds / operations, (GC.GetTotalAllocatedBytes(precise: true) - bytes) / (double)operations);
    }
}
