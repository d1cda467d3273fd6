using System;
using StudyHub.Schema.Commands;

namespace StudyHub.Schema.Sessions;

/// <summary>Who a session acts for. The role is one of three, never a name from outside.</summary>
public sealed record SessionUser
{
    // As the set-up sends them: put together once for as many sessions as there are.
    private readonly string userText;
    private readonly string frameworkText;

    private SessionUser(Role role, Guid? userId, Guid? frameworkId)
    {
        Role = role;
        UserId = userId;
        FrameworkId = frameworkId;
        userText = userId?.ToString("D") ?? "";
        frameworkText = frameworkId?.ToString("D") ?? "";
    }

    /// <summary>A request without a user.</summary>
    public static SessionUser Anonymous { get; } = new(Role.Anon, null, null);

    /// <summary>
    /// The login itself, with the rights that it was granted and no user: for jobs that have a login of their own. No role is taken on
    /// and nothing is set, but that <c>ReadAsync</c> only reads; a login that only serves users may do nothing as itself.
    /// </summary>
    public static SessionUser Login { get; } = new(Role.Anon, null, null) { IsLogin = true };

    /// <summary>The role that the session takes on; of no meaning for <see cref="Login"/>.</summary>
    public Role Role { get; }

    /// <summary>It is <see cref="Login"/>.</summary>
    public bool IsLogin { get; private init; }

    /// <summary>For telemetry, which never tells which user it is.</summary>
    internal string Word => IsLogin ? "login" : Role switch
    {
        Role.Authenticated => "authenticated",
        Role.Admin => "admin",
        _ => "anon",
    };

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

    /// <summary>What is set in front of a statement; null for nothing.</summary>
    /// <param name="roles">The names of the roles.</param>
    /// <param name="isReadOnly">PostgreSQL refuses what writes.</param>
    /// <param name="isCertainlyRead">The statement reads anyway: for the login, which has nothing else to set, nothing is sent then.</param>
    internal SetUp? SetUp(SessionRoles roles, bool isReadOnly, bool isCertainlyRead)
        => !IsLogin ? new SetUp(roles.NameOf(Role), userText, frameworkText, isReadOnly)
            : isReadOnly && !isCertainlyRead ? new SetUp(null, "", "", isReadOnly) : null;

    private static Guid? NotEmpty(Guid? id, string parameter)
        => id == Guid.Empty ? throw new ArgumentException("The id is empty; a session without one is SessionUser.Anonymous.", parameter) : id;
}
