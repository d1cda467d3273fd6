using System;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using StudyHub.Schema.Sessions;
using StudyHub.Schema.Web.Tests.Sites;
using StudyHub.Students;

namespace StudyHub.Schema.Web.Tests.Browser;

/// <summary>The page in a browser, as students and parents have it.</summary>
public sealed class PageTests(Site site) : IClassFixture<Site>
{
    private const int TimeLimit = 300_000;
    private const string Reviews = "document.querySelectorAll('#reviews .review').length";
    private const string Bars = "[...document.querySelectorAll('#mastery rect.bar')]";
    private const string Secure = "[...document.querySelectorAll('#mastery rect.bar.secure')].reduce((sum, bar) => sum + Number(bar.dataset.count), 0)";
    private const string Names = "[...document.querySelectorAll('#students button')].map(tab => tab.textContent).join()";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact(Timeout = TimeLimit)]
    public async Task A_student_sees_what_is_due_and_an_answer_takes_it_off_the_list()
    {
        await using Chromium chromium = await Chromium.StartAsync(Stop);
        await using DevTools page = await chromium.OpenPageAsync(Stop);
        await page.GoToAsync(site.LinkOf(site.Families.Mia.Id), Stop);
        await page.UntilAsync($"{Reviews} > 0 && {Bars}.length > 0", Stop);

        (await page.TextAsync(Names, Stop)).ShouldBe("Mia");

        // Five at once, and the others when they are asked for.
        int due = await DueAsync(site.Families.Mia.Id);
        due.ShouldBeInRange(6, 10);
        (await page.TextAsync(Reviews, Stop)).ShouldBe("5");
        await page.EvaluateAsync("document.querySelector('#more').click()", Stop);
        await page.UntilAsync($"{Reviews} === {due} && document.querySelector('#more').hidden", Stop);
        (await page.TextAsync("location.href", Stop)).ShouldNotContain("token", Case.Insensitive, "the token is no part of the address that is kept");
        (await page.TextAsync("document.querySelector('#reviews .review strong').textContent", Stop)).ShouldMatch("^[A-Z0-9]+-");

        // Each of five subjects has two outcomes in Mia's stage: the bars of a subject fill the width together.
        (await page.TextAsync($"{Bars}.reduce((sum, bar) => sum + Number(bar.dataset.count), 0)", Stop)).ShouldBe("10");
        (await page.TextAsync($"new Set({Bars}.map(bar => bar.dataset.subject)).size", Stop)).ShouldBe("5");
        (await page.TextAsync(
            "Math.round(5 * document.querySelector('#mastery svg').getBoundingClientRect().width"
            + $" - {Bars}.reduce((sum, bar) => sum + bar.getBoundingClientRect().width, 0))", Stop)).ShouldBe("0");
        (await page.TextAsync($"new Set({Bars}.map(bar => getComputedStyle(bar).fill)).size >= 3", Stop)).ShouldBe("true");

        int secure = int.Parse(await page.TextAsync(Secure, Stop));
        await page.EvaluateAsync("document.querySelector('#reviews .review button[value=\"0\"]').click()", Stop);
        await page.UntilAsync($"{Reviews} === {due - 1}", Stop);
        (await page.TextAsync("document.querySelector('#status').textContent", Stop)).ShouldContain("comes back on");

        // What was consolidating becomes secure by one more success, and the chart follows.
        string consolidating = "[...document.querySelectorAll('#reviews .review')].find(item => item.dataset.mastery === 'consolidating')";
        await page.EvaluateAsync($"{consolidating}.querySelector('button[value=\"5\"]').click()", Stop);
        await page.UntilAsync($"{Reviews} === {due - 2} && {Secure} === {secure + 1}", Stop);

        // It is stored: the page that is loaded again shows the same.
        await page.GoToAsync(site.Address, Stop);
        await page.UntilAsync($"{Reviews} === {Math.Min(5, due - 2)} && {Secure} === {secure + 1}", Stop);
        (await DueAsync(site.Families.Mia.Id)).ShouldBe(due - 2);
        await PictureAsync(page);
        page.Faults.ShouldBeEmpty();
        page.RequestedUrls.ShouldAllBe(url => url == "about:blank" || url == "data:," || new Uri(url).Authority == site.Address.Authority);
    }

    [Fact(Timeout = TimeLimit)]
    public async Task A_parent_looks_at_each_child_and_answers_for_none()
    {
        await using Chromium chromium = await Chromium.StartAsync(Stop);
        await using DevTools page = await chromium.OpenPageAsync(Stop);
        await page.GoToAsync(site.LinkOf(site.Families.Grace.Id), Stop);
        await page.UntilAsync($"{Reviews} > 0", Stop);

        (await page.TextAsync(Names, Stop)).Split(',').Order().ShouldBe(["Mia", "Noah"]);
        foreach (string child in new[] { "Mia", "Noah" })
        {
            await page.EvaluateAsync($"[...document.querySelectorAll('#students button')].find(tab => tab.textContent === '{child}').click()", Stop);
            await page.UntilAsync($"document.querySelector('#students [aria-current]').textContent === '{child}' && {Reviews} > 0 && {Bars}.length > 0", Stop);
            (await page.TextAsync("document.querySelectorAll('#reviews button').length", Stop)).ShouldBe("0");
        }
        page.Faults.ShouldBeEmpty();
    }

    [Fact(Timeout = TimeLimit)]
    public async Task Who_is_not_signed_in_is_asked_for_a_token_and_a_wrong_one_shows_nothing()
    {
        await using Chromium chromium = await Chromium.StartAsync(Stop);
        await using DevTools page = await chromium.OpenPageAsync(Stop);
        await page.GoToAsync(site.Address, Stop);
        await page.UntilAsync("!document.querySelector('#sign-in').hidden", Stop);

        string token = site.TokenOf(site.Families.Mia.Id);
        await SignInAsync(page, token[..^1] + (token[^1] == 'A' ? 'B' : 'A'));
        await page.UntilAsync("document.querySelector('#status').textContent === 'The token is not valid.'", Stop);
        (await page.TextAsync("document.querySelector('main').hidden", Stop)).ShouldBe("true");

        await SignInAsync(page, token);
        await page.UntilAsync($"{Reviews} > 0", Stop);
        page.Faults.ShouldBeEmpty();
    }

    [Fact(Timeout = TimeLimit)]
    public async Task What_somebody_calls_themselves_is_text_and_no_code()
    {
        const string name = "<img src=x onerror=alert(1)>";
        await site.Database.RunAsync(SessionUser.Authenticated(site.Families.Liang.Id), async (session, token) =>
        {
            Student zoe = (await session.Students.GetAsync(site.Families.Zoe.Id, cancellationToken: token))!;
            await session.Students.UpdateAsync(zoe with { DisplayName = name }, token);
        }, cancellationToken: Stop);
        await using Chromium chromium = await Chromium.StartAsync(Stop);
        await using DevTools page = await chromium.OpenPageAsync(Stop);
        await page.GoToAsync(site.LinkOf(site.Families.Zoe.Id), Stop);
        await page.UntilAsync($"{Reviews} > 0", Stop);

        (await page.TextAsync(Names, Stop)).ShouldBe(name);
        (await page.TextAsync("document.images.length", Stop)).ShouldBe("0");
        page.Faults.ShouldBeEmpty();
    }

    private async Task<int> DueAsync(Guid student)
    {
        using HttpClient client = site.ClientOf(student);
        return (await client.DueAsync(student)).Length;
    }

    private static async Task SignInAsync(DevTools page, string token)
        => await page.EvaluateAsync(
            $"document.querySelector('#token').value = '{token}'; document.querySelector('#sign-in').requestSubmit()", Stop);

    // For who wants to look: STUDYHUB_PICTURES names a folder.
    private static async Task PictureAsync(DevTools page)
    {
        if (Environment.GetEnvironmentVariable("STUDYHUB_PICTURES") is { Length: > 0 } folder)
            await File.WriteAllBytesAsync(Path.Combine(folder, "studyhub.png"), await page.PictureAsync(Stop), Stop);
    }
}
