using System;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Npgsql;
using StudyHub.Schema.Documents;

namespace StudyHub.Schema.Sessions;

/// <summary>What can be chosen when a database is created.</summary>
public class DatabaseOptions
{
    private JsonSerializerOptions? json;
    private byte[]? cursorKey;

    /// <summary>
    /// The connection string for sessions of <see cref="Role.Admin"/>, so that the users' login need not be able to become admin; null
    /// uses the same one for all.
    /// </summary>
    public string? AdminConnectionString { get; set; }

    /// <summary>
    /// How typed jsonb documents are written: in camelCase, with snake_case enum labels, which is what paths and rules are translated to. Types
    /// are known from the context of [assembly: Database(…, Json = typeof(…))]; without one they are read by reflection, which a trimmed or
    /// native application cannot.
    /// </summary>
    public JsonSerializerOptions Json
    {
        // Looking at it chooses nothing.
        get => json ?? JsonDocuments.DefaultOptions;
        set => json = value;
    }

    /// <summary>
    /// Opens sessions also with a login for which row security does not hold: a superuser, an owner, one that inherits its roles. For
    /// tools and tests alone; a policy that is wrong goes unnoticed then.
    /// </summary>
    public bool AllowUnsafeLogin { get; set; }

    /// <summary>
    /// The secret that page cursors are sealed with, 16 bytes or more and the same in every instance of the application; null seals them
    /// against damage alone. A cursor gives no access to anything: the key only keeps callers from making places of their own.
    /// </summary>
    /// <exception cref="ArgumentException">Fewer than 16 bytes.</exception>
    public byte[]? CursorKey
    {
        get => cursorKey;
        set => cursorKey = value is null || value.Length >= 16 ? value : throw new ArgumentException("A cursor key has 16 bytes or more.", nameof(value));
    }

    /// <summary>Further settings of the data sources: logging, tracing, passwords that change.</summary>
    public Action<NpgsqlDataSourceBuilder>? ConfigureDataSource { get; set; }

    /// <summary>
    /// Receives what an operator should know, without values, as the category StudyHub.Schema: refused sessions, work that is run again,
    /// commits of unknown outcome, slow statements. Null tells nobody. The driver's own logging is set in <see cref="ConfigureDataSource"/>.
    /// </summary>
    public ILoggerFactory? LoggerFactory { get; set; }

    /// <summary>A statement that takes at least so long, its rows read, is logged as a warning; null logs none.</summary>
    public TimeSpan? SlowStatement { get; set; }

    /// <summary>Spans carry the SQL text (db.query.text). It holds names and $1, $2, … and no value, but it is long.</summary>
    public bool TraceQueryText { get; set; }

    internal void CopyTo(DatabaseOptions target)
    {
        target.AdminConnectionString = AdminConnectionString;
        // The generated constructor has put the assembly's context there, which only an application's choice replaces.
        target.json = json ?? target.json;
        target.AllowUnsafeLogin = AllowUnsafeLogin;
        target.cursorKey = cursorKey;
        target.ConfigureDataSource = ConfigureDataSource;
        target.LoggerFactory = LoggerFactory;
        target.SlowStatement = SlowStatement;
        target.TraceQueryText = TraceQueryText;
    }
}
