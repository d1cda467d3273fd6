using System;
using System.Diagnostics;

namespace StudyHub.Schema.Telemetry;

/// <summary>One statement that somebody wants to know about, from being sent to the end of its rows.</summary>
internal sealed class StatementTelemetry(DatabaseTelemetry database, string? table, string operation, Activity? span)
{
    private readonly long start = Stopwatch.GetTimestamp();

    /// <param name="rows">That it read or wrote; null where nobody can tell.</param>
    public void Complete(long? rows)
    {
        span?.Dispose();
        database.Measure(table, operation, Stopwatch.GetTimestamp() - start, rows, failure: null);
    }

    public void Fail(Exception failure)
    {
        if (span is not null)
        {
            DatabaseTelemetry.Fail(span, failure);
            span.Dispose();
        }
        database.Measure(table, operation, Stopwatch.GetTimestamp() - start, rows: null, failure);
    }
}
