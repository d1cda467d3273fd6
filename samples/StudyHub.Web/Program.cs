using System;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Npgsql;
using StudyHub;
using StudyHub.Schema.Failures;
using StudyHub.Schema.Testing;
using StudyHub.Web;
using StudyHub.Web.Access;
using StudyHub.Web.Demo;

const int wrongUsage = 2, noDatabase = 3;
const string usualAddress = "http://127.0.0.1:5080";

try
{
    if (args is ["token", ..]) return TokenCommand.Run(args[1..]);
    await ServeAsync();
    return 0;
}
catch (Exception reason) when (reason is SettingException or OptionsValidationException)
{
    return Refuse(reason, wrongUsage);
}
catch (Exception reason) when (reason is PostgresUnavailableException or UnsafeLoginException or { InnerException: NpgsqlException })
{
    return Refuse(reason, noDatabase);
}

async Task ServeAsync()
{
    WebApplicationBuilder builder = StudyHubWeb.CreateBuilder(args);
    bool isDemo = builder.Configuration.GetConnectionString(StudyHubWeb.Connection) is null;
    await using DemoDatabase? demo = isDemo ? await DemoDatabase.StartAsync() : null;
    if (demo is not null)
    {
        builder.Configuration[$"ConnectionStrings:{StudyHubWeb.Connection}"] = demo.ConnectionString;
        foreach (SecretSetting secret in StudyHubWeb.Secrets) builder.Configuration[secret.Name] ??= secret.Draw();
    }
    builder.Configuration["urls"] ??= usualAddress;

    await using WebApplication app = StudyHubWeb.Build(builder);
    DemoFamilies? families = isDemo
        ? await DemoFamilies.SignUpAsync(app.Services.GetRequiredService<StudyHubDatabase>(), TimeProvider.System)
        : null;
    await app.StartAsync();
    foreach (string url in app.Urls) Console.WriteLine($"StudyHub is at {url}");
    families?.Introduce(app);
    await app.WaitForShutdownAsync();
}

static int Refuse(Exception reason, int exitCode)
{
    Console.Error.WriteLine(reason.Message);
    return exitCode;
}
