using System;
using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Sessions;

namespace StudyHub.Schema.Failures;

/// <summary>Row security would not hold for the login, so no session was opened with it.</summary>
public sealed class UnsafeLoginException : Exception
{
    internal UnsafeLoginException(string login, IReadOnlyList<LoginFault> faults, SessionRoles roles)
        : base(
            $"The login {login} may not serve sessions: {string.Join("; ", faults.Select(fault => fault.Why))}. "
            + string.Join(" ", faults.Select(fault => NextStep(fault.Kind, login, roles)).Distinct(StringComparer.Ordinal))
            + " Tools and tests that know what they do set DatabaseOptions.AllowUnsafeLogin.")
    {
        Login = login;
        Faults = faults;
    }

    /// <summary>The name that the connection string logs in with.</summary>
    public string Login { get; }

    /// <summary>At least one.</summary>
    public IReadOnlyList<LoginFault> Faults { get; }

    private static string NextStep(LoginFaultKind kind, string login, SessionRoles roles) => kind switch
    {
        LoginFaultKind.InheritsRole =>
            $"Run: alter role {login} noinherit; and from PostgreSQL 16 on also: grant {roles.Anon}, {roles.Authenticated} to {login} with inherit false, set true.",
        LoginFaultKind.RowSecurityOff => "Take row_security out of the connection string's Options and of the settings of the role and the database.",
        LoginFaultKind.RoleBypassesRowSecurity => "Run: alter role … nosuperuser nobypassrls, for each of them.",
        LoginFaultKind.OutdatedServer => "Update the server to its newest minor version.",
        _ => $"Connect as the web login of the generated db/roles.sql, or as another one: create role … login noinherit, then grant {roles.Anon}, {roles.Authenticated} to it.",
    };
}

/// <summary>One reason why a login may not serve sessions.</summary>
/// <param name="Kind">For programs.</param>
/// <param name="Why">For people; holds names, never values.</param>
public sealed record LoginFault(LoginFaultKind Kind, string Why);

/// <summary>The kinds of reasons why a login may not serve sessions.</summary>
public enum LoginFaultKind
{
    Superuser,
    BypassesRowSecurity,

    /// <summary>The login owns tables that sessions use, or inherits from their owner.</summary>
    OwnsTables,

    /// <summary>The login has the rights and policies of a session's role without taking it on.</summary>
    InheritsRole,

    /// <summary>A role that users' sessions take on is a superuser or has BYPASSRLS.</summary>
    RoleBypassesRowSecurity,

    RowSecurityOff,

    /// <summary>Older than 15.9, 16.5 or 17.1.</summary>
    OutdatedServer,
}
