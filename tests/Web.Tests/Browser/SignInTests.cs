using System;
using System.Threading;
using System.Threading.Tasks;
using StudyHub.Schema.Web.Tests.Sites;

namespace StudyHub.Schema.Web.Tests.Browser;

/// <summary>Links that are opened one after the other, and what is there to do when signing in fails.</summary>
public sealed class SignInTests(Site site) : IClassFixture<Site>
{
    private const int TimeLimit = 300_000;
    private const string Reviews = "document.querySelectorAll('#reviews .review').length";
    private const string Names = "[...document.querySelectorAll('#students button')].map(tab => tab.textContent).join()";
    private const string Form = "!document.querySelector('#sign-in').hidden";
    private const string Status = "document.querySelector('#status').textContent";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact(Timeout = TimeLimit)]
    public async Task A_second_link_in_the_same_tab_shows_who_it_is_for_and_leaves_no_token_behind()
    {
        await using Chromium chromium = await Chromium.StartAsync(Stop);
        await using DevTools page = await chromium.OpenPageAsync(Stop);
        await page.GoToAsync(site.LinkOf(site.Families.Mia.Id), Stop);
        await page.UntilAsync($"{Names} === 'Mia' && {Reviews} === 5", Stop);

        await OpenInSameTabAsync(page, site.TokenOf(site.Families.Liang.Id));
        await page.UntilAsync($"{Names} === 'Zoe' && {Reviews} > 0", Stop);

        (await page.TextAsync("location.href", Stop)).ShouldNotContain("token");
        string[] history = await page.HistoryAsync(Stop);
        history.Length.ShouldBeGreaterThan(2);
        history.ShouldAllBe(url => !url.Contains("token", StringComparison.Ordinal));
        page.Faults.ShouldBeEmpty();
    }

    [Fact(Timeout = TimeLimit)]
    public async Task What_was_asked_for_the_one_before_is_not_shown_to_the_next()
    {
        await using Chromium chromium = await Chromium.StartAsync(Stop);
        await using DevTools page = await chromium.OpenPageAsync(Stop);
        await page.GoToAsync(site.LinkOf(site.Families.Mia.Id), Stop);
        await page.UntilAsync($"{Reviews} === 5", Stop);

        // Mia's reviews are asked for again, and come late.
        await page.EvaluateAsync(
            $$"""
            const real = fetch;
            window.late = 0;
            window.fetch = async (path, how) => {
              if (!path.includes('{{site.Families.Mia.Id}}')) return real(path, how);
              await new Promise(done => setTimeout(done, 1000));
              try { return await real(path, how); } finally { window.late++; }
            };
            document.querySelector('#students button').click();
            """, Stop);
        await OpenInSameTabAsync(page, site.TokenOf(site.Families.Liang.Id));
        await page.UntilAsync($"{Names} === 'Zoe' && {Reviews} > 0 && window.late === 2", Stop);
        await page.EvaluateAsync("new Promise(done => setTimeout(done, 200))", Stop);

        (await page.TextAsync(Reviews, Stop)).ShouldBe("5");
        (await page.TextAsync(Status, Stop)).ShouldBeEmpty();
        page.Faults.ShouldBeEmpty();
    }

    [Fact(Timeout = TimeLimit)]
    public async Task Where_the_students_cannot_be_loaded_there_is_a_form_to_sign_in_with()
    {
        await using Chromium chromium = await Chromium.StartAsync(Stop);
        await using DevTools page = await chromium.OpenPageAsync(Stop);
        await page.GoToAsync(site.Address, Stop);
        await page.UntilAsync(Form, Stop);
        string[] tokens = [site.TokenOf(site.Families.Mia.Id), site.TokenOf(site.Families.Liang.Id)];

        await page.EvaluateAsync("window.real = fetch; window.fetch = async () => { throw new TypeError('The line is dead.'); }", Stop);
        await OpenInSameTabAsync(page, tokens[0]);
        await page.UntilAsync($"{Status} === 'The line is dead.' && {Form}", Stop);

        await page.EvaluateAsync($"window.fetch = real; document.querySelector('#token').value = '{tokens[1]}'; document.querySelector('#sign-in').requestSubmit()", Stop);
        await page.UntilAsync($"{Names} === 'Zoe' && !({Form}) && {Status} === ''", Stop);
        page.Faults.ShouldBeEmpty();
    }

    [Theory(Timeout = TimeLimit)]
    [InlineData("%E2%82%AC")]
    [InlineData("a b")]
    [InlineData("a%0Ab")]
    public async Task What_no_header_can_hold_is_no_token_and_is_not_kept(string token)
    {
        await using Chromium chromium = await Chromium.StartAsync(Stop);
        await using DevTools page = await chromium.OpenPageAsync(Stop);
        await page.GoToAsync(new Uri(site.Address, "/#token=" + token), Stop);

        await page.UntilAsync($"{Form} && {Status} === 'The token is not valid.'", Stop);
        (await page.TextAsync("sessionStorage.length", Stop)).ShouldBe("0");
        (await page.TextAsync("location.href", Stop)).ShouldNotContain("token");
        page.Faults.ShouldBeEmpty();
    }

    // As who clicks on a link in a mail program does: only what is behind the # differs, and nothing is loaded.
    private static async Task OpenInSameTabAsync(DevTools page, string token) => await page.EvaluateAsync($"location.assign('/#token={token}')", Stop);
}
