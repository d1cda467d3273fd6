using System;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Npgsql;
using StudyHub.Learning;
using StudyHub.Schema.Failures;
using StudyHub.Web.Access;

namespace StudyHub.Web.Api;

/// <summary>
/// Exceptions as problem details (RFC 9457). The texts are ours and the same for everybody: nothing of a row, of the request or of the
/// schema is in them.
/// </summary>
internal sealed partial class Problems(IProblemDetailsService writer, ILogger<Problems> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        (int status, string title) = Of(exception, Caller.IsAnonymous(context));
        if (status >= StatusCodes.Status500InternalServerError)
            LogFailure(exception.GetType().Name, CodeOf(exception));
        context.Response.StatusCode = status;
        if (status == StatusCodes.Status401Unauthorized)
            context.Response.Headers.WWWAuthenticate = exception is RefusedTokenException ? "Bearer error=\"invalid_token\"" : "Bearer";
        if (status == StatusCodes.Status503ServiceUnavailable) context.Response.Headers.RetryAfter = "1";

        // Who takes no JSON gets the status alone.
        await writer.TryWriteAsync(new() { HttpContext = context, ProblemDetails = { Status = status, Title = title } });
        return true;
    }

    private static (int Status, string Title) Of(Exception exception, bool isAnonymous) => exception switch
    {
        RefusedTokenException => (StatusCodes.Status401Unauthorized, exception.Message),

        // Who has not said who they are may do so and try again; for others it stays refused.
        RowSecurityViolationException when isAnonymous => (StatusCodes.Status401Unauthorized, "Sign in first."),
        RowSecurityViolationException => (StatusCodes.Status403Forbidden, "This is not yours to read or to change."),
        RowNotFoundException => (StatusCodes.Status404NotFound, "There is no such thing for you."),
        ReviewNotDueException => (StatusCodes.Status409Conflict, exception.Message),
        RowConflictException => (StatusCodes.Status409Conflict, "It was changed in the meantime. Read it again, and then change it."),
        UniqueViolationException => (StatusCodes.Status409Conflict, "There is one already."),
        UnfitRequestException => (StatusCodes.Status422UnprocessableEntity, exception.Message),
        InvalidCursorException => (StatusCodes.Status422UnprocessableEntity, "The cursor is none of this list. Begin with the first page."),

        // These five alone can be the fault of what was sent. Any other refusal is one of ours.
        InvalidValueException or CheckViolationException or NotNullViolationException or ForeignKeyViolationException or ExclusionViolationException
            => (StatusCodes.Status422UnprocessableEntity, "What was sent does not fit what is stored."),
        BadHttpRequestException unreadable => (unreadable.StatusCode, "The request could not be read."),

        // Nothing is stored, and the same request may well succeed.
        ConnectionLostException or RowLockedException or NpgsqlException { IsTransient: true } or TimeoutException
            => (StatusCodes.Status503ServiceUnavailable, "Try again in a moment."),
        _ => (StatusCodes.Status500InternalServerError, "This went wrong on our side."),
    };

    private static string? CodeOf(Exception exception) => exception switch
    {
        SchemaException refused => refused.SqlState,
        NpgsqlException refused => refused.SqlState,
        ConnectionLostException { InnerException: NpgsqlException lost } => lost.SqlState,
        _ => null,
    };

    [LoggerMessage(Level = LogLevel.Error, Message = "A request failed: {Exception}, SQLSTATE {SqlState}")]
    private partial void LogFailure(string exception, string? sqlState);
}
