using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Linq;
using Microsoft.Extensions.Logging;
using Npgsql;
using StudyHub.Schema.Telemetry;

namespace StudyHub.Schema.Schema.Tests.Telemetry;

/// <summary>Listens to everything that one database tells, and keeps it.</summary>
internal sealed class Heard : ILoggerFactory, ILogger
{
    private readonly ConcurrentQueue<Activity> spans = [];
    private readonly ConcurrentQueue<Measured> measurements = [];
    private readonly ConcurrentQueue<Event> events = [];
    private readonly ActivityListener activities;
    private readonly MeterListener meters;
    private readonly string database;

    /// <param name="connectionString">Of the database that is listened to: its name is one that no other test has.</param>
    public Heard(string connectionString)
    {
        database = new NpgsqlConnectionStringBuilder(connectionString).Database!;
        activities = new ActivityListener
        {
            ShouldListenTo = source => source.Name == SchemaTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span => Keep(span),
        };
        ActivitySource.AddActivityListener(activities);
        meters = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == SchemaTelemetry.Name) listener.EnableMeasurementEvents(instrument);
            },
        };
        meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Keep(instrument, value, tags));
        meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Keep(instrument, value, tags));
        meters.Start();
    }

    /// <summary>In the order in which they ended.</summary>
    public IReadOnlyList<Activity> Spans => [.. spans];

    public IReadOnlyList<Event> Events => [.. events];

    public IReadOnlyList<Measured> Of(string instrument) => [.. measurements.Where(one => one.Instrument == instrument)];

    /// <summary>All of it as one text, to look for what must not be in it.</summary>
    public string Everything => string.Join('\n',
    [
        .. spans.Select(span => $"{span.DisplayName} {span.StatusDescription} {string.Join(' ', span.TagObjects)} {string.Join(' ', span.Events.Select(one => $"{one.Name} {string.Join(' ', one.Tags)}"))}"),
        .. measurements.Select(one => $"{one.Instrument} {string.Join(' ', one.Tags)}"),
        .. events.Select(one => $"{one.Message} {one.State} {one.Exception}"),
    ]);

    public ILogger CreateLogger(string categoryName)
    {
        categoryName.ShouldBe(SchemaTelemetry.Name);
        return this;
    }

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
        => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        => events.Enqueue(new Event(
            eventId.Id, logLevel, formatter(state, exception), string.Join(' ', (state as IEnumerable<KeyValuePair<string, object?>>) ?? []), exception));

    public void Dispose()
    {
        activities.Dispose();
        meters.Dispose();
    }

    private void Keep(Activity span)
    {
        if ((string?)span.GetTagItem("db.namespace") == database) spans.Enqueue(span);
    }

    // Commands are not told by database; of those the ones of other tests are heard, too.
    private void Keep<T>(Instrument instrument, T value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        Dictionary<string, object?> kept = new(tags.ToArray());
        if (kept.TryGetValue("db.namespace", out object? name) && (string?)name != database) return;
        measurements.Enqueue(new Measured(instrument.Name, instrument.Unit, Convert.ToDouble(value), kept));
    }
}

internal sealed record Measured(string Instrument, string? Unit, double Value, IReadOnlyDictionary<string, object?> Tags);

internal sealed record Event(int Id, LogLevel Level, string Message, string State, Exception? Exception);
