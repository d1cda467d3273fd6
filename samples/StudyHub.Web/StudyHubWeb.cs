using System;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StudyHub.Web.Access;
using StudyHub.Web.Api;

namespace StudyHub.Web;

/// <summary>The application: an API over the repositories, and one page that asks it.</summary>
internal static class StudyHubWeb
{
    /// <summary>The name of the connection string: ConnectionStrings:StudyHub.</summary>
    public const string Connection = "StudyHub";

    /// <summary>Without these there is no application over a database of yours; for a throw-away one they are drawn.</summary>
    public static readonly SecretSetting[] Secrets = [TokenKey.Setting, CursorKey.Setting];

    private const string ContentSecurity =
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; "
        + "frame-ancestors 'none'";

    // Bytes: an answer is one number.
    private const long LongestRequest = 4 * 1024;

    // Requests that are running when the application is told to stop; after it their queries are cancelled.
    private static readonly TimeSpan TimeToFinish = TimeSpan.FromSeconds(10);

    public static WebApplicationBuilder CreateBuilder(string[] args)
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ApplicationName = typeof(StudyHubWeb).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        return builder;
    }

    /// <exception cref="SettingException">The key for tokens or the one for cursors is missing, or cannot be used.</exception>
    public static WebApplication Build(WebApplicationBuilder builder)
    {
        TokenKey key = TokenKey.Of(builder.Configuration);
        byte[] cursorKey = CursorKey.Setting.Of(builder.Configuration);

        builder.WebHost.ConfigureKestrel(server =>
        {
            server.AddServerHeader = false;
            server.Limits.MaxRequestBodySize = LongestRequest;
        });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeToFinish);
        builder.Services.AddStudyHubDatabase(options => options.CursorKey = cursorKey);
        builder.Services.AddHealthChecks().AddStudyHubDatabase();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(services => new AccessTokens(key, services.GetRequiredService<TimeProvider>()));
        builder.Services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.Converters.Add(new MasteryWord());
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, ItemJson.Default);
        });
        builder.Services.AddProblemDetails();
        builder.Services.AddExceptionHandler<Problems>();

        // As in production wherever it runs: what cannot be read is a problem like others.
        builder.Services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);

        WebApplication app = builder.Build();
        app.Use(AddHeaders);
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseDefaultFiles();
        app.UseStaticFiles();
        app.MapHealthChecks("/health");
        app.MapApi();
        return app;
    }

    private static Task AddHeaders(HttpContext context, RequestDelegate next)
    {
        context.Response.OnStarting(() =>
        {
            IHeaderDictionary headers = context.Response.Headers;
            headers.ContentSecurityPolicy = ContentSecurity;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "no-referrer";
            return Task.CompletedTask;
        });
        return next(context);
    }
}
