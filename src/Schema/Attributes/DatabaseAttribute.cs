using System;

namespace StudyHub.Schema;

/// <summary>
/// Names the database that this assembly's [Table] records make up: <c>[assembly: Database("StudyHub")]</c> generates
/// <c>StudyHubDatabase</c> and <c>StudyHubSession</c>. Without it the assembly's name is taken.
/// </summary>
/// <param name="name">A C# identifier.</param>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class DatabaseAttribute(string name) : Attribute
{
    public string Name { get; } = name;

    /// <summary>The PostgreSQL schema of tables that name none; public by default.</summary>
    public string Schema { get; set; } = "public";

    /// <summary>The namespace of the generated types; the shortest namespace of the records by default.</summary>
    public string? Namespace { get; set; }

    /// <summary>
    /// The back office may do everything with every table that does not say otherwise with [AdminAccess], [AuditInsertOnly] or a
    /// [Policy(…, To = Role.Admin)].
    /// </summary>
    public bool AdminAccess { get; set; }

    /// <summary>
    /// Rules may ask <see cref="Session.IsAdmin"/>: the table app.admins lists the users for whom it holds. A rule that asks it reads the
    /// whole table for everybody, whatever its indexes: for small tables only. <see cref="AdminAccess"/> costs nothing.
    /// </summary>
    public bool AdminFlag { get; set; }

    /// <summary>
    /// A source-generated JsonSerializerContext with [JsonSerializable] for the type of every jsonb column, so that documents are written and
    /// read without reflection: for trimmed and native applications. Names and labels stay those that paths and rules are compiled to. Without
    /// it types are read by reflection.
    /// </summary>
    public Type? Json { get; set; }

    /// <summary>Owns every object; default {name}_owner in snake_case.</summary>
    public string? OwnerRole { get; set; }

    /// <summary>Requests without a user; default anon, as Supabase names it.</summary>
    public string? AnonRole { get; set; }

    /// <summary>Requests with a user; default authenticated, as Supabase names it.</summary>
    public string? AuthenticatedRole { get; set; }

    /// <summary>Requests of the back office; default admin.</summary>
    public string? AdminRole { get; set; }

    /// <summary>The login of the users' pool; default {name}_web.</summary>
    public string? WebRole { get; set; }

    /// <summary>The login of the back office's pool; default {name}_backoffice.</summary>
    public string? BackofficeRole { get; set; }

    /// <summary>The login that changes the schema; default {name}_migrator.</summary>
    public string? MigratorRole { get; set; }

    /// <summary>Owns the function behind <see cref="Session.IsAdmin"/>; default {name}_helper. Made only with <see cref="AdminFlag"/>.</summary>
    public string? HelperRole { get; set; }
}
