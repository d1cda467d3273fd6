using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace StudyHub.Web.Api;

/// <summary>What can be asked for. No endpoint decides who may: each opens a session as the caller.</summary>
internal static class Endpoints
{
    public static void MapApi(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder api = routes.MapGroup("/api");
        api.AddEndpointFilter(async (context, next) =>
        {
            // What one user sees must not be kept for the next one.
            context.HttpContext.Response.Headers.CacheControl = "no-store";
            return await next(context);
        });
        api.MapGet("/frameworks", Frameworks.ListAsync);
        api.MapGet("/students", Students.PageAsync);
        api.MapGet("/students/{studentId:guid}/reviews", Reviews.PageAsync);
        api.MapGet("/students/{studentId:guid}/mastery", Mastery.OfStudentAsync);
        api.MapPost("/reviews/{progressId:guid}/answers", Reviews.AnswerAsync);
    }
}
