using System;
using System.Text.Json;
using Npgsql;
using StudyHub.Schema.Documents;

namespace StudyHub.Schema.Sessions;

/// <summary>What can be chosen when a database is created.</summary>
public sealed class DatabaseOptions
{
    private JsonSerializerOptions? json;
    private byte[]? cursorKey;

    /// <summary>
    /// The connection string for sessions of <see cref="Role.Admin"/>, so that the users' login need not be able to become admin; null
    /// uses the same one for all.
    /// </summary>
    public string? AdminConnectionString { get; set; }

    /// <summary>
    /// How typed jsonb documents are written. The default writes camelCase names and snake_case enum labels, which is what paths and
    /// rules are translated to, and reads types by reflection: in a trimmed or native application set options with a TypeInfoResolver.
    /// </summary>
    public JsonSerializerOptions Json
    {
        get => json ??= JsonDocuments.DefaultOptions;
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
}
