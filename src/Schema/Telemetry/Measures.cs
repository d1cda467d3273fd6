using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace StudyHub.Schema.Telemetry;

/// <summary>What is measured. An instrument that nobody listens to is one comparison.</summary>
internal static class Measures
{
    private const string Reused = "studyhub.schema.command.reused";

    private static readonly object Yes = true;
    private static readonly object No = false;
    private static readonly Meter Meter = new(SchemaTelemetry.Name, SchemaTelemetry.Version);

    /// <summary>Of one statement: sent, answered, its rows read.</summary>
    public static Histogram<double> Duration { get; } =
#if NET9_0_OR_GREATER
        Meter.CreateHistogram(
            "db.client.operation.duration", "s", "Duration of a statement, its rows read.",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10] });
#else
        Meter.CreateHistogram<double>("db.client.operation.duration", "s", "Duration of a statement, its rows read.");
#endif

    /// <summary>Read or written by one statement.</summary>
    public static Histogram<long> Rows { get; } = Meter.CreateHistogram<long>("studyhub.schema.statement.rows", "{row}", "Rows that a statement read or wrote.");

    public static Counter<long> Failures { get; } = Meter.CreateCounter<long>("studyhub.schema.statement.failures", "{failure}", "Statements that failed.");

    public static Counter<long> Conflicts { get; } = Meter.CreateCounter<long>(
        "studyhub.schema.conflicts.retried", "{conflict}", "Transactions that PostgreSQL rolled back for the sake of another one, and that were run again.");

    private static Counter<long> Commands { get; } = Meter.CreateCounter<long>(
        "studyhub.schema.commands", "{command}", "Commands that were taken for a statement: reused ones, and new ones.");

    /// <summary>Somebody listens to what statements do.</summary>
    public static bool AreOfStatements => Duration.Enabled || Rows.Enabled || Failures.Enabled;

    public static void CommandTaken(bool isReused)
    {
        if (Commands.Enabled) Commands.Add(1, new System.Collections.Generic.KeyValuePair<string, object?>(Reused, isReused ? Yes : No));
    }

    /// <param name="sqlState">40001 or 40P01.</param>
    public static void ConflictRetried(string? database, string sqlState)
    {
        if (Conflicts.Enabled) Conflicts.Add(1, new TagList { { Attributes.System, Attributes.PostgreSql }, { Attributes.Namespace, database }, { Attributes.ErrorType, sqlState } });
    }
}
