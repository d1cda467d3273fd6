using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Extensions.Logging;

namespace StudyHub.Schema.Samples.Tests.Databases;

/// <summary>The SQL that was sent, as Npgsql logs it.</summary>
internal sealed class SentStatements : ILoggerFactory, ILogger
{
    private volatile string? last;

    /// <summary>The last statement; of a batch its last.</summary>
    public string Last => last ?? throw new InvalidOperationException("No statement was logged.");

    public ILogger CreateLogger(string categoryName) => this;

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
        => null;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        foreach ((string key, object? value) in state as IEnumerable<KeyValuePair<string, object?>> ?? [])
        {
            if (key == "CommandText") last = value as string ?? last;
            if (key == "BatchCommands") last = (value as IEnumerable<string>)?.Last() ?? last;
        }
    }

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public void Dispose()
    {
    }
}
