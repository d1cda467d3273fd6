using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Http.Json;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace StudyHub.Schema.Web.Tests.Sites;

/// <summary>Reads what the application answers, as a client in another language would: as JSON and no more.</summary>
internal static class Answers
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<JsonElement> JsonAsync(this HttpClient client, string path)
    {
        using HttpResponseMessage response = await client.GetAsync(path, Stop);
        string text = await response.Content.ReadAsStringAsync(Stop);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, text);
        return JsonElement.Parse(text);
    }

    public static async Task<string[]> NamesAsync(this HttpClient client)
        => [.. (await client.JsonAsync("/api/students")).GetProperty("items").EnumerateArray().Select(item => item.GetProperty("name").GetString()!).Order()];

    /// <summary>The ids of what the student is to review; the longest waiting first.</summary>
    public static async Task<Guid[]> DueAsync(this HttpClient client, Guid studentId)
        => [.. (await client.JsonAsync($"/api/students/{studentId}/reviews?limit=100")).GetProperty("items").EnumerateArray().Select(Id)];

    public static Task<HttpResponseMessage> AnswerAsync(this HttpClient client, Guid progressId, int quality)
        => client.PostAsJsonAsync($"/api/reviews/{progressId}/answers", new Dictionary<string, int> { ["quality"] = quality }, Stop);

    /// <summary>The response is problem details of this status.</summary>
    /// <returns>All of its text.</returns>
    public static async Task<string> ShouldBeProblemAsync(this HttpResponseMessage response, int status)
    {
        string text = await response.Content.ReadAsStringAsync(Stop);
        ((int)response.StatusCode).ShouldBe(status, text);
        response.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
        JsonElement problem = JsonElement.Parse(text);
        problem.GetProperty("status").GetInt32().ShouldBe(status);
        problem.GetProperty("title").GetString().ShouldNotBeNullOrEmpty();
        return text;
    }

    public static Guid Id(JsonElement item) => item.GetProperty("id").GetGuid();
}
