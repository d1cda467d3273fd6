using System;

namespace StudyHub.Schema.Sessions;

/// <summary>The names in the database of the roles that sessions act as.</summary>
public sealed record SessionRoles(string Anon, string Authenticated, string Admin)
{
    /// <summary>The name of <paramref name="role"/>.</summary>
    public string NameOf(Role role) => role switch
    {
        Role.Anon => Anon,
        Role.Authenticated => Authenticated,
        Role.Admin => Admin,
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "There is no such role."),
    };
}
