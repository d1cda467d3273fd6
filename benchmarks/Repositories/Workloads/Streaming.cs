using StudyHub.Schema.Benchmarks.Repositories.Contestants;
using StudyHub.Schema.Benchmarks.Repositories.Data;
using StudyHub.Schema.Benchmarks.Repositories.Measuring;

namespace StudyHub.Schema.Benchmarks.Repositories.Workloads;

/// <summary>Every row of the table, one after the other, and how much is alive meanwhile.</summary>
internal sealed class Streaming(string name, int rows) : Workload(name, Kind.Read, 1)
{
    private const int Stride = 20_000;
    private long peak;

    public override long PeakHeap => peak;

    public override async Task RunAsync(IContestant contestant, int first, int count)
    {
        peak = 0;
        for (int i = 0; i < count; i++)
        {
            int seen = 0;
            await foreach (StudentOutcomeProgress _ in contestant.StreamAsync())
            {
                if (++seen % Stride == 0) peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: false));
            }
            if (seen != rows) throw new InvalidOperationException($"{seen} rows in place of {rows}.");
        }
    }

    public override async Task<string> LookAsync(IContestant contestant, int count)
    {
        Checksum sum = new();
        await foreach (StudentOutcomeProgress row in contestant.StreamAsync()) sum.Add(row);
        return sum.ToString();
    }
}
