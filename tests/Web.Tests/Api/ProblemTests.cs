using System;
using System.Net.Http;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using StudyHub.Schema.Repositories;
using StudyHub.Schema.Sessions;
using StudyHub.Schema.Web.Tests.Sites;
using StudyHub.Students;

namespace StudyHub.Schema.Web.Tests.Api;

/// <summary>What cannot be answered is a problem that says why, and repeats nothing of what was sent.</summary>
public sealed class ProblemTests(Site site) : IClassFixture<Site>
{
    private const string Sent = "c0ffee-marker";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("{\"quality\":-1}", 422)]
    [InlineData("{\"quality\":6}", 422)]
    [InlineData("{\"quality\":2147483648}", 400)]
    [InlineData("{\"quality\":4.5}", 400)]
    [InlineData("{\"quality\":null}", 400)]
    [InlineData("{\"quality\":\"" + Sent + "\"}", 400)]
    [InlineData("{\"" + Sent + "\":4}", 400)]
    [InlineData("{}", 400)]
    [InlineData("null", 400)]
    [InlineData("", 400)]
    [InlineData(Sent, 400)]
    public async Task An_answer_that_is_none_is_refused(string body, int status)
    {
        using HttpClient client = site.ClientOf(site.Families.Mia.Id);
        Guid[] due = await client.DueAsync(site.Families.Mia.Id);
        using StringContent content = new(body, Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await client.PostAsync($"/api/reviews/{due[0]}/answers", content, Stop);

        (await response.ShouldBeProblemAsync(status)).ShouldNotContain(Sent);
        (await client.DueAsync(site.Families.Mia.Id)).ShouldBe(due);
    }

    [Theory]
    [InlineData("?limit=0", 422)]
    [InlineData("?limit=-5", 422)]
    [InlineData("?limit=101", 422)]
    [InlineData("?limit=" + Sent, 400)]
    [InlineData("?limit=99999999999", 400)]
    [InlineData("?cursor=" + Sent, 422)]
    [InlineData("?cursor=%00%ff", 422)]
    public async Task A_page_that_there_cannot_be_is_refused(string query, int status)
    {
        using HttpClient client = site.ClientOf(site.Families.Mia.Id);
        foreach (string path in new[] { "/api/students", $"/api/students/{site.Families.Mia.Id}/reviews" })
        {
            using HttpResponseMessage response = await client.GetAsync(path + query, Stop);
            (await response.ShouldBeProblemAsync(status)).ShouldNotContain(Sent);
        }
    }

    [Fact]
    public async Task A_cursor_that_was_made_elsewhere_is_refused()
    {
        // Of the same rows, order and version of the application: nothing is missing but the key.
        await using StudyHubDatabase elsewhere = StudyHubDatabase.Create(site.Login);
        Page<Student> page = await elsewhere.ReadAsync(
            SessionUser.Authenticated(site.Families.Grace.Id), (session, token) => session.Students.All().PageAsync(1, null, token), Stop);
        using HttpClient client = site.ClientOf(site.Families.Grace.Id);

        using HttpResponseMessage response = await client.GetAsync("/api/students?limit=1&cursor=" + Uri.EscapeDataString(page.Next!), Stop);

        (await response.ShouldBeProblemAsync(422)).ShouldNotContain(page.Next!);
        JsonElement own = await client.JsonAsync("/api/students?limit=1");
        await client.JsonAsync("/api/students?limit=1&cursor=" + Uri.EscapeDataString(own.GetProperty("next").GetString()!));
    }

    [Theory]
    [InlineData("GET", "/api/" + Sent, 404)]
    [InlineData("GET", "/api/students/" + Sent + "/reviews", 404)]
    [InlineData("DELETE", "/api/students", 405)]
    [InlineData("GET", "/../appsettings.json", 404)]
    public async Task What_is_not_there_is_a_problem_too(string method, string path, int status)
    {
        using HttpClient client = site.ClientOf(site.Families.Mia.Id);
        using HttpRequestMessage request = new(new HttpMethod(method), path);
        using HttpResponseMessage response = await client.SendAsync(request, Stop);
        (await response.ShouldBeProblemAsync(status)).ShouldNotContain(Sent);
    }

    [Fact]
    public async Task A_failure_of_the_database_shows_nothing_of_it()
    {
        Site broken = new();
        await broken.InitializeAsync();
        await using (broken)
        {
            await broken.RunAsOwnerAsync("alter table students rename column display_name to c0ffee_marker", Stop);
            using HttpClient client = broken.ClientOf(broken.Families.Mia.Id);
            using HttpResponseMessage response = await client.GetAsync("/api/students", Stop);
            string problem = await response.ShouldBeProblemAsync(500);
            problem.ShouldNotContain("display_name");
            problem.ShouldNotContain("Npgsql");
        }
    }

    [Fact]
    public async Task An_answer_that_goes_on_and_on_is_not_read()
    {
        using HttpClient client = site.ClientOf(site.Families.Mia.Id);
        using StringContent content = new("{\"quality\":4" + new string(' ', 5_000) + "}", Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await client.PostAsync($"/api/reviews/{Guid.NewGuid()}/answers", content, Stop);
        await response.ShouldBeProblemAsync(413);
    }

    [Fact]
    public async Task Who_takes_no_JSON_is_told_the_status()
    {
        using HttpClient client = site.ClientOf(null);
        client.DefaultRequestHeaders.Accept.ParseAdd("text/plain");
        using HttpResponseMessage response = await client.GetAsync("/api/students", Stop);
        ((int)response.StatusCode).ShouldBe(401);
        (await response.Content.ReadAsStringAsync(Stop)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_one_user_is_told_is_kept_for_nobody()
    {
        using HttpClient client = site.ClientOf(site.Families.Mia.Id);
        using HttpResponseMessage response = await client.GetAsync("/api/students", Stop);
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        response.Headers.Contains("Server").ShouldBeFalse();
    }
}
