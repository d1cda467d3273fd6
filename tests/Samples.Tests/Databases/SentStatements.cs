using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace StudyHub.Schema.Samples.Tests.Databases;

/// <summary>The SQL that was sent and the values with it, as Npgsql logs them.</summary>
internal sealed class SentStatements : ILoggerFactory, ILogger
{
    private volatile Statement? last;

    /// <summary>The last statement; of a batch its last.</summary>
    public Statement Last => last ?? throw new InvalidOperationException("No statement was logged.");

    public void Listen(NpgsqlDataSourceBuilder source) => source.UseLoggerFactory(this).EnableParameterLogging();

    public ILogger CreateLogger(string categoryName) => this;

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
        => null;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        foreach ((string key, object? value) in state as IEnumerable<KeyValuePair<string, object?>> ?? [])
        {
            // Pairs of a text and its values, read at once: the command is used again.
            if (key == "BatchCommands" && value is IEnumerable batch && batch.Cast<object>().Last() is ITuple { Length: 2 } statement)
                last = new Statement((string)statement[0]!, [.. (IEnumerable<object>)statement[1]!]);
        }
    }

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public void Dispose()
    {
    }

    /// <param name="Text">With $1 and so on.</param>
    /// <param name="Values">In their order; none is NULL.</param>
    internal sealed record Statement(string Text, object[] Values);
}
