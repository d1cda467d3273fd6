using System;
using System.Text.Json;
using Npgsql;
using StudyHub.Schema.Documents;

namespace StudyHub.Schema.Sessions;

/// <summary>What can be chosen when a database is created.</summary>
public sealed class DatabaseOptions
{
    private JsonSerializerOptions? json;

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
        get => json ??= JsonDocuments.DefaultOptions;
        set => json = value;
    }

    /// <summary>
    /// Opens sessions also with a login for which row security does not hold: a superuser, an owner, one that inherits its roles. For
    /// tools and tests alone; a policy that is wrong goes unnoticed then.
    /// </summary>
    public bool AllowUnsafeLogin { get; set; }

    /// <summary>Further settings of the data sources: logging, tracing, passwords that change.</summary>
    public Action<NpgsqlDataSourceBuilder>? ConfigureDataSource { get; set; }
}
