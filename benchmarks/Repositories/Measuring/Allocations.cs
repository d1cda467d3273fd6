using System.Collections.Concurrent;
using System.Diagnostics.Tracing;
using System.Globalization;

namespace StudyHub.Schema.Benchmarks.Repositories.Measuring;

/// <summary>Which types are allocated, from the runtime's samples: one about each 100 kB, so that what is allocated often is seen often.</summary>
internal sealed class Allocations : EventListener
{
    private const EventKeywords GarbageCollection = (EventKeywords)1;
    private readonly ConcurrentDictionary<string, long> bytes = new(StringComparer.Ordinal);
    private volatile bool isCounting;

    public static async Task PrintAsync(string contestant, Func<int, Task> work, int operations)
    {
        using Allocations listener = new();
        await work(operations / 10);
        listener.isCounting = true;
        Cost cost = await Cost.OfAsync(() => work(operations), operations);
        listener.isCounting = false;
        Console.WriteLine($"\n{contestant}: {cost.Bytes.ToString("N0", CultureInfo.InvariantCulture)} B an operation");
        double all = listener.bytes.Values.Sum();
        foreach ((string type, long sampled) in listener.bytes.OrderByDescending(type => type.Value).Take(24))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{cost.Bytes * sampled / all,10:N0} B  {type}"));
    }

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == "Microsoft-Windows-DotNETRuntime") EnableEvents(eventSource, EventLevel.Verbose, GarbageCollection);
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (!isCounting || eventData.EventName is not { } name || !name.StartsWith("GCAllocationTick", StringComparison.Ordinal)) return;
        if (eventData.PayloadNames!.IndexOf("TypeName") is >= 0 and int type && eventData.PayloadNames.IndexOf("AllocationAmount64") is >= 0 and int amount)
            bytes.AddOrUpdate((string)eventData.Payload![type]!, Convert.ToInt64(eventData.Payload[amount], CultureInfo.InvariantCulture), (_, sum) => sum + Convert.ToInt64(eventData.Payload[amount], CultureInfo.InvariantCulture));
    }
}
