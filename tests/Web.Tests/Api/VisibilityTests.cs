using System;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using StudyHub.Schema.Web.Tests.Sites;
using StudyHub.Web.Demo;

namespace StudyHub.Schema.Web.Tests.Api;

/// <summary>Who sees what. Nothing of the application decides that: these tests hold row security to it.</summary>
public sealed class VisibilityTests(Site site) : IClassFixture<Site>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private DemoFamilies Families => site.Families;

    [Fact]
    public async Task Students_see_themselves_and_parents_their_children()
    {
        using HttpClient mia = site.ClientOf(Families.Mia.Id), grace = site.ClientOf(Families.Grace.Id), liang = site.ClientOf(Families.Liang.Id);
        (await mia.NamesAsync()).ShouldBe(["Mia"]);
        (await grace.NamesAsync()).ShouldBe(["Mia", "Noah"]);
        (await liang.NamesAsync()).ShouldBe(["Zoe"]);
        (await grace.JsonAsync("/api/students")).GetProperty("items").EnumerateArray().ShouldAllBe(item => !item.GetProperty("isYou").GetBoolean());
    }

    [Fact]
    public async Task For_everybody_else_a_student_is_not_there()
    {
        Guid review = (await MiasReviewsAsync())[0];
        foreach (Guid stranger in new[] { Families.Noah.Id, Families.Zoe.Id, Families.Liang.Id, Guid.NewGuid() })
        {
            using HttpClient client = site.ClientOf(stranger);
            (await client.NamesAsync()).ShouldNotContain("Mia");
            foreach (string path in new[] { "reviews", "mastery" })
            {
                using HttpResponseMessage hidden = await client.GetAsync($"/api/students/{Families.Mia.Id}/{path}", Stop);
                await hidden.ShouldBeProblemAsync(404);
            }

            using HttpResponseMessage answer = await client.AnswerAsync(review, 5);
            await answer.ShouldBeProblemAsync(404);
        }

        (await MiasReviewsAsync()).ShouldContain(review);
    }

    [Fact]
    public async Task A_parent_reads_and_does_not_answer()
    {
        using HttpClient grace = site.ClientOf(Families.Grace.Id);
        Guid[] due = await grace.DueAsync(Families.Mia.Id);
        due.ShouldBe(await MiasReviewsAsync());

        using HttpResponseMessage answer = await grace.AnswerAsync(due[0], 5);
        await answer.ShouldBeProblemAsync(403);
        (await MiasReviewsAsync()).ShouldBe(due);
    }

    [Fact]
    public async Task A_visitor_sees_the_frameworks_and_is_asked_to_sign_in_for_the_rest()
    {
        using HttpClient visitor = site.ClientOf(null);
        (await visitor.JsonAsync("/api/frameworks")).EnumerateArray().Select(item => item.GetProperty("code").GetString()).ShouldBe(["NSW"]);
        foreach (string path in new[] { "/api/students", $"/api/students/{Families.Mia.Id}/reviews", $"/api/students/{Families.Mia.Id}/mastery" })
        {
            using HttpResponseMessage response = await visitor.GetAsync(path, Stop);
            await response.ShouldBeProblemAsync(401);
            response.Headers.WwwAuthenticate.ToString().ShouldBe("Bearer");
        }

        using HttpResponseMessage answer = await visitor.AnswerAsync((await MiasReviewsAsync())[0], 5);
        await answer.ShouldBeProblemAsync(401);
    }

    /// <summary>The tests above would see a policy that lets everybody in.</summary>
    [Fact]
    public async Task Without_row_security_a_stranger_would_see_Mia()
    {
        Site open = new();
        await open.InitializeAsync();
        await using (open)
        {
            await open.RunAsOwnerAsync("alter policy students_authenticated_select on students using (true)", Stop);
            using HttpClient zoe = open.ClientOf(open.Families.Zoe.Id);
            (await zoe.NamesAsync()).ShouldContain("Mia");
        }
    }

    private async Task<Guid[]> MiasReviewsAsync()
    {
        using HttpClient mia = site.ClientOf(Families.Mia.Id);
        Guid[] due = await mia.DueAsync(Families.Mia.Id);
        due.ShouldNotBeEmpty();
        return due;
    }
}
