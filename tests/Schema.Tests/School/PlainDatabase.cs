using System;
using StudyHub.Schema.Sessions;

namespace StudyHub.Schema.Schema.Tests.School;

/// <summary>A database without repositories, whose roles and options a test chooses.</summary>
internal sealed class PlainDatabase(string connectionString, SessionRoles roles, Action<DatabaseOptions>? configure = null)
    : SchemaDatabase<PlainSession>(connectionString, roles, configure)
{
    public PlainDatabase(string connectionString, Action<DatabaseOptions>? configure = null)
        : this(connectionString, SchoolServer.Roles, configure)
    {
    }

    protected override PlainSession NewSession(SessionUser user) => new(this, user);
}

internal sealed class PlainSession(SchemaDatabase database, SessionUser user) : DatabaseSession(database, user);
