using System;
using System.Diagnostics;
using System.Linq;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using StudyHub.Schema.Failures;

namespace StudyHub.Schema.Telemetry;

/// <summary>What one pool of connections tells: where it leads to, and who wants to know what.</summary>
internal sealed class DatabaseTelemetry
{
    private const int UsualPort = 5432;

    private readonly long slowTicks;
    private readonly bool tracesText;
    private readonly string? database;
    private readonly string? server;

    // Boxed once; the conventions leave the usual port out.
    private readonly object? port;

    /// <param name="connection">Of the pool.</param>
    /// <param name="loggers">Null for nobody.</param>
    /// <param name="slow">What a statement takes at least that is logged; null for none.</param>
    /// <param name="tracesText">Spans carry the SQL text.</param>
    public DatabaseTelemetry(NpgsqlConnectionStringBuilder connection, ILoggerFactory? loggers, TimeSpan? slow, bool tracesText)
    {
        Logger = loggers?.CreateLogger(SchemaTelemetry.Name) ?? NullLogger.Instance;
        slowTicks = slow is { } limit && loggers is not null ? (long)(limit.TotalSeconds * Stopwatch.Frequency) : long.MaxValue;
        this.tracesText = tracesText;
        database = connection.Database ?? connection.Username;

        // Of several hosts nobody knows beforehand which one answers.
        if (connection.Host is { } host && !host.Contains(',', StringComparison.Ordinal))
        {
            server = host;
            if (connection.Port != UsualPort) port = connection.Port;
        }
    }

    public ILogger Logger { get; }

    /// <summary>A statement begins. Null where nobody wants to know, and nothing was made then.</summary>
    /// <param name="table">What it is about; null for a COMMIT.</param>
    /// <param name="text">With $1, $2, …</param>
    /// <param name="isWrite">It changes or locks rows.</param>
    /// <param name="session">The span that it belongs to.</param>
    public StatementTelemetry? Start(string? table, string text, bool isWrite, SessionSpan? session)
    {
        bool isTraced = SchemaTelemetry.Source.HasListeners();
        if (!isTraced && slowTicks == long.MaxValue && !Measures.AreOfStatements) return null;
        string operation = table is null ? Operations.Commit : Operations.Of(text, isWrite);
        return new StatementTelemetry(this, table, operation, isTraced ? StartSpan(table, operation, text, session) : null);
    }

    /// <summary>A transaction begins, before its connection is there. Null where nobody traces.</summary>
    public SessionSpan? StartSession(string role)
    {
        if (!SchemaTelemetry.Source.HasListeners()) return null;
        Activity? outer = Activity.Current;
        TagList tags = Tags(null, null);
        tags.Add(Attributes.Role, role);
        return SchemaTelemetry.Source.StartActivity("session " + role, ActivityKind.Internal, default(ActivityContext), tags) is { } span
            ? new SessionSpan(span, outer)
            : null;
    }

    /// <summary>A transaction is about to be run again.</summary>
    public void ConflictRetried(Role role, string sqlState, int attempt, int attempts)
    {
        Measures.ConflictRetried(database, sqlState);
        DatabaseEvents.ConflictRetried(Logger, role, sqlState, attempt, attempts);
    }

    /// <summary>Failures of a session that somebody has to look after.</summary>
    public void Failed(Role role, Exception failure)
    {
        if (failure is SessionRefusedException refused) DatabaseEvents.SessionRefused(Logger, refused.Role, refused.SqlState);
        else if (failure is CommitOutcomeUnknownException) DatabaseEvents.CommitOutcomeUnknown(Logger, role);
    }

    public void LoginRefused(UnsafeLoginException refused)
        => DatabaseEvents.LoginRefused(Logger, refused.Login, string.Join(", ", refused.Faults.Select(fault => fault.Kind)));

    /// <summary>Statement's end, for those who listen to measurements and for the log.</summary>
    public void Measure(string? table, string operation, long ticks, long? rows, Exception? failure)
    {
        if (Measures.AreOfStatements)
        {
            TagList tags = Tags(table, operation);
            if (rows is { } count) Measures.Rows.Record(count, tags);
            if (failure is not null)
            {
                if (Operations.SqlStateOf(failure) is { } state) tags.Add(Attributes.StatusCode, state);
                tags.Add(Attributes.ErrorType, ErrorType(failure));
                Measures.Failures.Add(1, tags);
            }
            Measures.Duration.Record((double)ticks / Stopwatch.Frequency, tags);
        }
        if (ticks >= slowTicks) DatabaseEvents.SlowStatement(Logger, operation, table ?? "the transaction", ticks * 1000 / Stopwatch.Frequency, rows ?? 0);
    }

    public static void Fail(Activity span, Exception failure)
    {
        if (Operations.SqlStateOf(failure) is { } state) span.SetTag(Attributes.StatusCode, state);
        span.SetTag(Attributes.ErrorType, ErrorType(failure));

        // No description: the driver's message may quote a value.
        span.SetStatus(ActivityStatusCode.Error);
    }

    private static string ErrorType(Exception failure) => Operations.SqlStateOf(failure) ?? failure.GetType().FullName!;

    private Activity? StartSpan(string? table, string operation, string text, SessionSpan? session)
    {
        TagList tags = Tags(table, operation);
        if (tracesText && table is not null) tags.Add(Attributes.QueryText, text);
        string name = table is null ? operation : operation + " " + table;
        return SchemaTelemetry.Source.StartActivity(name, ActivityKind.Client, session?.ParentNow() ?? default, tags);
    }

    private TagList Tags(string? table, string? operation)
    {
        TagList tags = new() { { Attributes.System, Attributes.PostgreSql } };
        if (database is not null) tags.Add(Attributes.Namespace, database);
        if (table is not null) tags.Add(Attributes.Collection, table);
        if (operation is not null) tags.Add(Attributes.Operation, operation);
        if (server is not null) tags.Add(Attributes.ServerAddress, server);
        if (port is not null) tags.Add(Attributes.ServerPort, port);
        return tags;
    }
}
