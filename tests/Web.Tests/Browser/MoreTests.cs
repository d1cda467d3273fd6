using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using StudyHub.Schema.Web.Tests.Sites;

namespace StudyHub.Schema.Web.Tests.Browser;

/// <summary>"More" adds what follows, once.</summary>
public sealed class MoreTests(Site site) : IClassFixture<Site>
{
    private const int TimeLimit = 300_000;
    private const string Reviews = "document.querySelectorAll('#reviews .review').length";
    private const string More = "document.querySelector('#more')";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact(Timeout = TimeLimit)]
    public async Task Clicking_twice_adds_a_page_once()
    {
        await using Chromium chromium = await Chromium.StartAsync(Stop);
        await using DevTools page = await chromium.OpenPageAsync(Stop);
        int due = await OpenAsync(page);

        await page.EvaluateAsync($"{More}.click(); {More}.click()", Stop);
        await page.UntilAsync($"{Reviews} >= {due} && {More}.hidden", Stop);
        await page.EvaluateAsync("new Promise(done => setTimeout(done, 500))", Stop);

        (await page.TextAsync(Reviews, Stop)).ShouldBe($"{due}");
        page.Faults.ShouldBeEmpty();
    }

    [Fact(Timeout = TimeLimit)]
    public async Task After_a_failure_it_can_be_clicked_again()
    {
        await using Chromium chromium = await Chromium.StartAsync(Stop);
        await using DevTools page = await chromium.OpenPageAsync(Stop);
        int due = await OpenAsync(page);

        await page.EvaluateAsync($"window.real = fetch; window.fetch = async () => {{ throw new TypeError('The line is dead.'); }}; {More}.click()", Stop);
        await page.UntilAsync("document.querySelector('#status').textContent === 'The line is dead.'", Stop);
        (await page.TextAsync($"{More}.hidden || {More}.disabled", Stop)).ShouldBe("false");

        await page.EvaluateAsync($"window.fetch = real; {More}.click()", Stop);
        await page.UntilAsync($"{Reviews} === {due} && {More}.hidden", Stop);
        page.Faults.ShouldBeEmpty();
    }

    /// <summary>Mia's first page.</summary>
    /// <returns>How many reviews there are.</returns>
    private async Task<int> OpenAsync(DevTools page)
    {
        using HttpClient client = site.ClientOf(site.Families.Mia.Id);
        int due = (await client.DueAsync(site.Families.Mia.Id)).Length;
        due.ShouldBeInRange(6, 10);
        await page.GoToAsync(site.LinkOf(site.Families.Mia.Id), Stop);
        await page.UntilAsync($"{Reviews} === 5 && !{More}.hidden", Stop);
        return due;
    }
}
