using System;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using StudyHub.Schema.Web.Tests.Sites;

namespace StudyHub.Schema.Web.Tests.Api;

/// <summary>What becomes of a query whose request goes, or whose application is told to stop. A lock makes both wait as long as is needed.</summary>
public sealed class CancellationTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_query_of_a_request_that_is_gone_is_cancelled_and_the_next_one_is_answered()
    {
        Site site = new();
        await site.InitializeAsync();
        await using (site)
        {
            using HttpClient client = site.ClientOf(site.Families.Mia.Id);
            await using (HeldLock held = await HeldLock.TakeAsync(site, "student_outcome_progress"))
            {
                using CancellationTokenSource leaving = CancellationTokenSource.CreateLinkedTokenSource(Stop);
                Task<HttpResponseMessage> request = client.GetAsync($"/api/students/{site.Families.Mia.Id}/reviews", leaving.Token);
                await held.UntilWaitingAsync(1);

                await leaving.CancelAsync();

                await Should.ThrowAsync<OperationCanceledException>(() => request);
                await held.UntilWaitingAsync(0);
            }

            (await client.DueAsync(site.Families.Mia.Id)).ShouldNotBeEmpty();
        }
    }

    [Fact]
    public async Task An_application_that_is_told_to_stop_answers_first_what_it_was_asked()
    {
        Site site = new();
        await site.InitializeAsync();
        await using (site)
        {
            using HttpClient client = site.ClientOf(site.Families.Mia.Id);
            Task<HttpResponseMessage> request;
            Task stopping;
            await using (HeldLock held = await HeldLock.TakeAsync(site, "student_outcome_progress"))
            {
                request = client.GetAsync($"/api/students/{site.Families.Mia.Id}/reviews", Stop);
                await held.UntilWaitingAsync(1);
                stopping = site.App.StopAsync(Stop);
                request.IsCompleted.ShouldBeFalse();
            }

            using HttpResponseMessage response = await request;
            response.StatusCode.ShouldBe(HttpStatusCode.OK);
            await stopping;
            await Should.ThrowAsync<HttpRequestException>(() => client.GetAsync("/api/frameworks", Stop));
        }
    }
}
