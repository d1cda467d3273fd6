using System;

namespace StudyHub.Schema.Sessions;

/// <summary>Who a session acts for. The role is one of three, never a name from outside.</summary>
public sealed record SessionUser
{
    private SessionUser(Role role, Guid? userId, Guid? frameworkId)
    {
        Role = role;
        UserId = userId;
        FrameworkId = frameworkId;
    }

    /// <summary>A request without a user.</summary>
    public static SessionUser Anonymous { get; } = new(Role.Anon, null, null);

    public Role Role { get; }

    public Guid? UserId { get; }

    public Guid? FrameworkId { get; }

    /// <param name="userId">The user's id, not empty: rules compare rows with it.</param>
    /// <param name="frameworkId">The framework that the request is bound to, checked by the caller; null for none.</param>
    /// <exception cref="ArgumentException">An id is empty: a row whose id was left out would be everybody's.</exception>
    public static SessionUser Authenticated(Guid userId, Guid? frameworkId = null)
        => new(Role.Authenticated, NotEmpty(userId, nameof(userId)), NotEmpty(frameworkId, nameof(frameworkId)));

    /// <param name="userId">Who of the back office it is, where that is known.</param>
    /// <exception cref="ArgumentException">The id is empty.</exception>
    public static SessionUser Admin(Guid? userId = null) => new(Role.Admin, NotEmpty(userId, nameof(userId)), null);

    private static Guid? NotEmpty(Guid? id, string parameter)
        => id == Guid.Empty ? throw new ArgumentException("The id is empty; a session without one is SessionUser.Anonymous.", parameter) : id;
}
