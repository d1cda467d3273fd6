using System;
using System.Threading.Tasks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using StudyHub.Library;

namespace StudyHub.Schema.Hosting.Tests;

/// <summary>What the check reports, and that it reports anything but health when something is wrong.</summary>
public sealed class HealthTests
{
    [Fact]
    public async Task A_database_at_its_head_is_healthy()
    {
        await using LibraryUnderTest library = await LibraryUnderTest.OpenAsync();

        (await ReportAsync(library.Login)).Status.ShouldBe(HealthStatus.Healthy);
    }

    [Fact]
    public async Task A_login_that_becomes_unsafe_while_the_application_runs_is_noticed()
    {
        await using LibraryUnderTest library = await LibraryUnderTest.OpenAsync();
        await using ServiceProvider services = Services(library.Login);
        (await ReportAsync(services)).Status.ShouldBe(HealthStatus.Healthy);

        await library.ChangeAsync($"alter role {library.LoginName} bypassrls");

        HealthReportEntry entry = await ReportAsync(services);
        entry.Status.ShouldBe(HealthStatus.Unhealthy);
        entry.Description!.ShouldContain("BYPASSRLS");
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_unhealthy_and_no_secret_is_shown()
    {
        HealthReportEntry entry = await ReportAsync("Host=127.0.0.1;Port=1;Username=web;Password=planted-secret");

        entry.Status.ShouldBe(HealthStatus.Unhealthy);
        entry.Description!.ShouldContain("The database Library cannot be asked");
        $"{entry.Description} {entry.Exception}".ShouldNotContain("planted-secret");
    }

    [Fact]
    public async Task A_password_that_is_wrong_is_not_shown()
    {
        await using LibraryUnderTest library = await LibraryUnderTest.OpenAsync();
        string unknown = library.Login.Replace(library.LoginName, "nobody_of_that_name", StringComparison.Ordinal) + ";Password=planted-secret";

        HealthReportEntry entry = await ReportAsync(unknown);

        entry.Status.ShouldBe(HealthStatus.Unhealthy);
        $"{entry.Description} {entry.Exception}".ShouldNotContain("planted-secret");
    }

    [Theory]
    [InlineData("delete from studyhub_schema.revisions", "The database lacks ")]
    [InlineData("drop schema studyhub_schema cascade", "Run: studyhub-schema upgrade")]
    [InlineData(
        "insert into studyhub_schema.revisions select '0123456789ab', database, name, checksum, parents, applied_at, applied_by, duration, tool from studyhub_schema.revisions",
        "The database has 0123456789ab, which the application was not built with")]
    [InlineData("update studyhub_schema.revisions set checksum = repeat('0', 64)", "was edited after the database got it")]
    public async Task Revisions_that_are_not_the_applications_are_degraded(string fault, string why)
    {
        await using LibraryUnderTest library = await LibraryUnderTest.OpenAsync();
        await library.ChangeAsync(fault);

        HealthReportEntry entry = await ReportAsync(library.Login);

        entry.Status.ShouldBe(HealthStatus.Degraded);
        entry.Description!.ShouldContain(why);
        (await ReportAsync(library.Login, checkRevisions: false)).Status.ShouldBe(HealthStatus.Healthy);
    }

    [Theory]
    [InlineData("revoke usage on schema studyhub_schema from public")]
    [InlineData("revoke select (checksum) on studyhub_schema.revisions from public")]
    public async Task A_history_that_nobody_may_see_is_degraded_until_what_it_says_is_run(string fault)
    {
        await using LibraryUnderTest library = await LibraryUnderTest.OpenAsync();
        await library.ChangeAsync(fault);

        HealthReportEntry entry = await ReportAsync(library.Login);
        entry.Status.ShouldBe(HealthStatus.Degraded);
        await library.ChangeAsync(entry.Description!.Split("run: ")[1]);

        (await ReportAsync(library.Login)).Status.ShouldBe(HealthStatus.Healthy);
    }

    [Fact]
    public async Task Name_status_and_tags_are_the_applications()
    {
        await using ServiceProvider services = Services("Host=127.0.0.1;Port=1", health => health.AddLibraryDatabase("books", failureStatus: HealthStatus.Degraded, tags: ["ready"]));

        HealthReport report = await services.GetRequiredService<HealthCheckService>().CheckHealthAsync(check => check.Tags.Contains("ready"));

        report.Entries["books"].Status.ShouldBe(HealthStatus.Degraded);
    }

    private static async Task<HealthReportEntry> ReportAsync(string connectionString, bool checkRevisions = true)
    {
        await using ServiceProvider services = Services(connectionString, health => health.AddLibraryDatabase(checkRevisions: checkRevisions));
        return await ReportAsync(services);
    }

    private static async Task<HealthReportEntry> ReportAsync(ServiceProvider services)
        => (await services.GetRequiredService<HealthCheckService>().CheckHealthAsync()).Entries[LibraryDatabase.Name];

    private static ServiceProvider Services(string connectionString, Action<IHealthChecksBuilder>? add = null)
    {
        ServiceCollection services = new();
        services.AddLogging().AddLibraryDatabase(connectionString);
        (add ?? (health => health.AddLibraryDatabase()))(services.AddHealthChecks());
        return services.BuildServiceProvider();
    }
}
