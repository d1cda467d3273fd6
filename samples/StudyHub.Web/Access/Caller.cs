using System;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;
using StudyHub.Schema.Sessions;

namespace StudyHub.Web.Access;

/// <summary>
/// Who sent a request. An endpoint that asks the database needs one, because a session does; what the session then sees is decided by
/// row security, and by nothing here.
/// </summary>
internal sealed record Caller(SessionUser User)
{
    private const string Scheme = "Bearer ";

    /// <summary>Called by the framework for a parameter of this type.</summary>
    /// <exception cref="RefusedTokenException">There is an Authorization header that says nothing.</exception>
    public static ValueTask<Caller> BindAsync(HttpContext context)
    {
        StringValues header = context.Request.Headers.Authorization;
        if (IsAnonymous(context)) return ValueTask.FromResult(new Caller(SessionUser.Anonymous));
        if (header is not [{ } value] || !value.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            throw new RefusedTokenException(hasEnded: false);
        AccessTokens tokens = context.RequestServices.GetRequiredService<AccessTokens>();
        return ValueTask.FromResult(new Caller(tokens.Read(value.AsSpan(Scheme.Length))));
    }

    public static bool IsAnonymous(HttpContext context) => context.Request.Headers.Authorization.Count == 0;
}
