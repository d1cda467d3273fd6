using System;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using StudyHub.Schema.Web.Tests.Sites;

namespace StudyHub.Schema.Web.Tests.Api;

public sealed class ReviewTests(Site site) : IClassFixture<Site>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_answer_takes_the_review_off_the_list_and_moves_mastery()
    {
        Guid noah = site.Families.Noah.Id;
        using HttpClient client = site.ClientOf(noah);
        Guid[] before = await client.DueAsync(noah);
        int secure = await CountAsync(client, noah, "secure");

        // Practised once before: a second success makes it six days.
        using HttpResponseMessage response = await client.AnswerAsync(before[0], 4);
        JsonElement schedule = JsonElement.Parse(await response.Content.ReadAsStringAsync(Stop));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        schedule.GetProperty("intervalDays").GetInt32().ShouldBe(6);
        schedule.GetProperty("easeFactor").GetRawText().ShouldBe("2.50");
        schedule.GetProperty("mastery").GetString().ShouldBe("consolidating");
        schedule.GetProperty("nextReview").GetString().ShouldBe(DateOnly.FromDateTime(DateTime.UtcNow.AddDays(6)).ToString("yyyy-MM-dd"));
        (await client.DueAsync(noah)).ShouldBe(before[1..]);

        // A success of what was consolidating.
        Guid[] consolidating = await DueWithAsync(client, noah, "consolidating");
        using HttpResponseMessage second = await client.AnswerAsync(consolidating[0], 5);
        second.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await CountAsync(client, noah, "secure")).ShouldBe(secure + 1);
    }

    [Fact]
    public async Task The_same_answer_twice_counts_once()
    {
        Guid zoe = site.Families.Zoe.Id;
        using HttpClient client = site.ClientOf(zoe);
        Guid review = (await client.DueAsync(zoe))[0];

        HttpResponseMessage[] responses = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => client.AnswerAsync(review, 4)));

        responses.Count(response => response.StatusCode == HttpStatusCode.OK).ShouldBe(1);
        responses.Count(response => response.StatusCode == HttpStatusCode.Conflict).ShouldBe(9);
    }

    [Fact]
    public async Task Mastery_counts_every_outcome_of_the_students_stage_once()
    {
        Guid mia = site.Families.Mia.Id;
        using HttpClient client = site.ClientOf(mia);
        JsonElement[] subjects = [.. (await client.JsonAsync($"/api/students/{mia}/mastery")).EnumerateArray()];

        // NSW's stage 4 has two outcomes of each of five subjects.
        subjects.Select(subject => subject.GetProperty("code").GetString()).ShouldBe(["MATH", "ENG", "SCI", "HSIE", "PDHPE"]);
        subjects.ShouldAllBe(subject => new[] { "notStarted", "developing", "consolidating", "secure" }.Sum(level => subject.GetProperty(level).GetInt32()) == 2);
    }

    [Fact]
    public async Task A_list_comes_in_pages_that_together_are_all_of_it()
    {
        Guid mia = site.Families.Mia.Id;
        using HttpClient client = site.ClientOf(mia);
        Guid[] all = await client.DueAsync(mia);
        System.Collections.Generic.List<Guid> paged = [];
        string? cursor = null;
        do
        {
            JsonElement page = await client.JsonAsync(
                $"/api/students/{mia}/reviews?limit=2" + (cursor is null ? "" : "&cursor=" + Uri.EscapeDataString(cursor)));
            page.GetProperty("items").GetArrayLength().ShouldBeInRange(1, 2);
            paged.AddRange(page.GetProperty("items").EnumerateArray().Select(Answers.Id));
            cursor = page.GetProperty("next").GetString();
        }
        while (cursor is not null && paged.Count < 100);

        all.Length.ShouldBeGreaterThan(4);
        paged.ShouldBe(all);
    }

    [Fact]
    public async Task An_outcome_that_is_withdrawn_while_the_list_is_read_is_left_out()
    {
        Site withdrawing = new();
        await withdrawing.InitializeAsync();
        await using (withdrawing)
        {
            Guid mia = withdrawing.Families.Mia.Id;
            using HttpClient client = withdrawing.ClientOf(mia);
            Guid[] due = await client.DueAsync(mia);
            Task<Guid[]> reading;
            await using (HeldLock held = await HeldLock.TakeAsync(withdrawing, "curriculum_outcomes"))
            {
                reading = client.DueAsync(mia);
                await held.UntilWaitingAsync(1);
                await held.RunAsync(
                    $"delete from curriculum_outcomes where id in (select outcome_id from student_outcome_progress where id = '{due[0]}'); commit");
            }

            (await reading).ShouldBe(due[1..]);
        }
    }

    private static async Task<Guid[]> DueWithAsync(HttpClient client, Guid student, string mastery)
        => [.. (await client.JsonAsync($"/api/students/{student}/reviews")).GetProperty("items").EnumerateArray()
            .Where(item => item.GetProperty("mastery").GetString() == mastery).Select(Answers.Id)];

    private static async Task<int> CountAsync(HttpClient client, Guid student, string level)
        => (await client.JsonAsync($"/api/students/{student}/mastery")).EnumerateArray().Sum(subject => subject.GetProperty(level).GetInt32());
}
