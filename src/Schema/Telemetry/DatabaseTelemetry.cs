using System;
using System.Diagnostics;
using System.Linq;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using StudyHub.Schema.Commands;
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

    /// <summary>Somebody wants to know about statements. Where nobody does, nothing is made.</summary>
    private bool IsHeard => SchemaTelemetry.Source.HasListeners() || slowTicks != long.MaxValue || Measures.AreOfStatements;

    /// <summary>A statement begins. Null where nobody wants to know.</summary>
    /// <param name="statement">What is sent.</param>
    /// <param name="session">The span that it belongs to.</param>
    public StatementTelemetry? Start(Statement statement, SessionSpan? session)
    {
        if (!IsHeard) return null;
        string operation = Operations.Of(statement.Text, statement.IsWrite);
        TagList tags = Tags(statement.Table, operation);
        if (tracesText) tags.Add(Attributes.QueryText, statement.Text);
        return new StatementTelemetry(this, statement.Table, operation, StartSpan(operation + " " + statement.Table, session, tags));
    }

    /// <summary>A COMMIT begins. Null where nobody wants to know.</summary>
    public StatementTelemetry? StartCommit(SessionSpan? session)
        => IsHeard ? new StatementTelemetry(this, null, Operations.Commit, StartSpan(Operations.Commit, session, Tags(null, Operations.Commit))) : null;

    /// <summary>A transaction begins, before its connection is there. Null where nobody traces.</summary>
    /// <param name="who">As whom it acts: anon, authenticated, admin, login.</param>
    public SessionSpan? StartSession(string who)
    {
        if (!SchemaTelemetry.Source.HasListeners()) return null;
        Activity? outer = Activity.Current;
        TagList tags = Tags(null, null);
        tags.Add(Attributes.Role, who);
        return SchemaTelemetry.Source.StartActivity("session " + who, ActivityKind.Internal, default(ActivityContext), tags) is { } span
            ? new SessionSpan(span, outer)
            : null;
    }

    /// <summary>A transaction is about to be run again.</summary>
    public void ConflictRetried(string who, string sqlState, int attempt, int attempts)
    {
        Measures.ConflictRetried(database, sqlState);
        DatabaseEvents.ConflictRetried(Logger, who, sqlState, attempt, attempts);
    }

    /// <summary>Failures of a session that somebody has to look after.</summary>
    public void Failed(string who, Exception failure)
    {
        if (failure is SessionRefusedException refused) DatabaseEvents.SessionRefused(Logger, refused.Role, refused.SqlState);
        else if (failure is CommitOutcomeUnknownException) DatabaseEvents.CommitOutcomeUnknown(Logger, who);
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

    private static Activity? StartSpan(string name, SessionSpan? session, TagList tags)
        => SchemaTelemetry.Source.HasListeners() ? SchemaTelemetry.Source.StartActivity(name, ActivityKind.Client, session?.ParentNow() ?? default, tags) : null;

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
