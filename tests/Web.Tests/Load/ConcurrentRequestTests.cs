using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Http.Json;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using StudyHub.Schema.Web.Tests.Sites;
using StudyHub.Web.Demo;

namespace StudyHub.Schema.Web.Tests.Load;

/// <summary>A thousand requests of fifty users and of visitors, all in the application before the first one goes on.</summary>
public sealed class ConcurrentRequestTests
{
    private const int Requests = 1_000;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_thousand_requests_at_once_are_answered_and_everybody_sees_only_what_is_theirs()
    {
        Gate gate = new();
        Site site = await OpenAsync(gate);
        await using (site)
        {
            List<Person> people = await PeopleAsync(site, families: 10);
            List<string> faults = await SendAsync(site, gate, people);

            faults.ShouldBeEmpty();
            gate.Highest.ShouldBe(Requests);

            // Answers were among them, and none was lost.
            foreach (Person person in people.Where(person => person.Answered.Count > 0))
            {
                using HttpClient client = site.ClientOf(person.Id);
                (await client.DueAsync(person.Id)).ShouldBe(person.Due.Except(person.Answered));
            }
            people.Sum(person => person.Answered.Count).ShouldBeGreaterThan(100);
        }
    }

    [Fact]
    public async Task A_row_of_somebody_else_would_be_seen()
    {
        Gate gate = new();
        Site site = await OpenAsync(gate);
        await using (site)
        {
            List<Person> people = await PeopleAsync(site, families: 2);
            await site.RunAsOwnerAsync("alter policy students_authenticated_select on students using (true)", Stop);
            (await SendAsync(site, gate, people)).ShouldContain(fault => fault.Contains("other students"));
        }
    }

    private static async Task<Site> OpenAsync(Gate gate)
    {
        Site site = new(builder => builder.Services.AddSingleton<IStartupFilter>(gate));
        await site.InitializeAsync();
        return site;
    }

    private static async Task<List<Person>> PeopleAsync(Site site, int families)
    {
        List<Person> people = [];
        for (int i = 0; i < families; i++)
        {
            DemoFamilies two = await DemoFamilies.SignUpAsync(site.Database, TimeProvider.System, Stop);
            people.AddRange([
                new(two.Grace.Id, [two.Mia.Id, two.Noah.Id]), new(two.Liang.Id, [two.Zoe.Id]),
                new(two.Mia.Id, [two.Mia.Id]), new(two.Noah.Id, [two.Noah.Id]), new(two.Zoe.Id, [two.Zoe.Id]),
            ]);
        }

        foreach (Person person in people)
        {
            using HttpClient client = site.ClientOf(person.Id);
            foreach (Guid student in person.Students) person.Due.AddRange(await client.DueAsync(student));
        }
        return people;
    }

    /// <returns>What is wrong with the answers.</returns>
    private static async Task<List<string>> SendAsync(Site site, Gate gate, List<Person> people)
    {
        using HttpClient client = new() { BaseAddress = site.Address, Timeout = TimeSpan.FromMinutes(5) };
        gate.Close(Requests);
        string?[] faults = await Task.WhenAll(Enumerable.Range(0, Requests).Select(i => FaultAsync(i, site, client, people[i / 5 % people.Count])));
        return [.. faults.OfType<string>()];
    }

    private static async Task<string?> FaultAsync(int i, Site site, HttpClient client, Person person)
    {
        Guid student = person.Students[0];
        Guid? toAnswer = i % 5 == 4 ? person.Take() : null;
        using HttpRequestMessage request = (i % 5, toAnswer) switch
        {
            (0, _) => new(HttpMethod.Get, "/api/frameworks"),
            (1, _) => new(HttpMethod.Get, "/api/students"),
            (2, _) => new(HttpMethod.Get, $"/api/students/{student}/reviews?limit=100"),
            (_, { } review) => new(HttpMethod.Post, $"/api/reviews/{review}/answers") { Content = JsonContent.Create(new Dictionary<string, int> { ["quality"] = 4 }) },
            _ => new(HttpMethod.Get, $"/api/students/{student}/mastery"),
        };
        if (i % 5 != 0) request.Headers.Authorization = new("Bearer", site.TokenOf(person.Id));
        using HttpResponseMessage response = await client.SendAsync(request, Stop);
        string text = await response.Content.ReadAsStringAsync(Stop);
        if (response.StatusCode != HttpStatusCode.OK) return $"{request.RequestUri}: {(int)response.StatusCode} {text}";
        JsonElement answer = JsonElement.Parse(text);
        return (i % 5) switch
        {
            0 when answer.GetArrayLength() != 1 => "other frameworks than NSW",
            1 when !Ids(answer).ToHashSet().SetEquals(person.Students) => "other students than the user's",
            2 when !Ids(answer).ToHashSet().IsSubsetOf(person.Due) => "other reviews than the user's",
            _ => null,
        };
    }

    private static IEnumerable<Guid> Ids(JsonElement page) => page.GetProperty("items").EnumerateArray().Select(Answers.Id);

    /// <param name="Id">Whose requests they are.</param>
    /// <param name="Students">Whom the user may see.</param>
    private sealed record Person(Guid Id, Guid[] Students)
    {
        public List<Guid> Due { get; } = [];

        public List<Guid> Answered { get; } = [];

        /// <summary>A review that was not answered yet; null for a parent, who answers none, and when there is no more.</summary>
        public Guid? Take()
        {
            if (Students is not [var self] || self != Id || Answered.Count == Due.Count) return null;
            Answered.Add(Due[Answered.Count]);
            return Answered[^1];
        }
    }

    /// <summary>Holds requests until as many have come as were announced.</summary>
    private sealed class Gate : IStartupFilter
    {
        private volatile TaskCompletionSource? opening;
        private int inside, expected;

        public int Highest { get; private set; }

        public void Close(int requests)
        {
            (inside, expected) = (0, requests);
            opening = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(async (context, go) =>
            {
                if (opening is { } closed)
                {
                    if (Interlocked.Increment(ref inside) == expected)
                    {
                        Highest = expected;
                        opening = null;
                        closed.SetResult();
                    }
                    await closed.Task.WaitAsync(context.RequestAborted);
                }
                await go(context);
            });
            next(app);
        };
    }
}
