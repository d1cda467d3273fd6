using System;

namespace StudyHub.Schema.Failures;

/// <summary>The login could not take on the session's role, so no statement was run.</summary>
public sealed class SessionRefusedException : Exception
{
    internal SessionRefusedException(string role, string sqlState)
        : base(
            $"The login may not act as the role {role} ({sqlState}). Run the generated db/roles.sql, which creates the roles, and connect "
            + "as a login that is a member of this one.")
    {
        Role = role;
        SqlState = sqlState;
    }

    /// <summary>The role's name in the database.</summary>
    public string Role { get; }

    /// <summary>42501 when the login is not a member, 22023 when the role does not exist.</summary>
    public string SqlState { get; }
}
