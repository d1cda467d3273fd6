using System.Collections.Concurrent;
using System.Diagnostics.Tracing;
using System.Globalization;

namespace StudyHub.Schema.Benchmarks.Repositories.Measuring;

/// <summary>
/// Which objects are allocated, from the runtime's own samples: it takes one about each 100 kB, by chance, so that a type is seen as often as
/// it takes bytes.
/// </summary>
internal sealed class Allocations : EventListener
{
    private const EventKeywords AllocationSampling = (EventKeywords)0x80000000000;
    private const int Shown = 28;
    private readonly ConcurrentDictionary<(string Type, long Size), int> samples = new();
    private volatile bool isCounting;

    public static async Task PrintAsync(string contestant, Func<int, Task> work, int operations)
    {
        await work(operations / 10);
        Cost cost = await Cost.OfAsync(() => work(operations / 10), operations / 10);
        using Allocations listener = new();
        listener.isCounting = true;
        await work(operations);
        listener.isCounting = false;
        double all = listener.samples.Values.Sum();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n{contestant}: {cost.Bytes:N0} B an operation, {all} samples"));
        foreach (((string type, long size), int count) in listener.samples.OrderByDescending(sample => sample.Value).Take(Shown))
        {
            double bytes = cost.Bytes * count / all;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{bytes,8:N0} B ≈ {bytes / size,6:F1} of {size,5:N0} B  {type}"));
        }
    }

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == "Microsoft-Windows-DotNETRuntime") EnableEvents(eventSource, EventLevel.Informational, AllocationSampling);
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (!isCounting || eventData.EventName != "AllocationSampled") return;
        string type = (string)eventData.Payload![eventData.PayloadNames!.IndexOf("TypeName")]!;
        long size = Convert.ToInt64(eventData.Payload[eventData.PayloadNames.IndexOf("ObjectSize")], CultureInfo.InvariantCulture);
        samples.AddOrUpdate((type, size), 1, static (_, count) => count + 1);
    }
}
