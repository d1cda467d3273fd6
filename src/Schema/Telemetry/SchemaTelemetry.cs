using System.Diagnostics;

namespace StudyHub.Schema.Telemetry;

/// <summary>
/// What databases tell about themselves, to whoever listens: spans by the source and measurements by the meter of this name, with the attributes of
/// OpenTelemetry's stable conventions for databases. They hold names of tables and codes of PostgreSQL, never a value. Where nobody listens
/// nothing is made.
/// </summary>
/// <example><code>
/// services.AddOpenTelemetry()
///     .WithTracing(tracing => tracing.AddSource(SchemaTelemetry.Name))
///     .WithMetrics(metrics => metrics.AddMeter(SchemaTelemetry.Name));
/// </code></example>
public static class SchemaTelemetry
{
    /// <summary>Of the ActivitySource, of the Meter and of the category of log events.</summary>
    public const string Name = "StudyHub.Schema";

    internal static string Version { get; } = typeof(SchemaTelemetry).Assembly.GetName().Version!.ToString(3);

    internal static ActivitySource Source { get; } = new(Name, Version);
}
