using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using StudyHub.Schema.Web.Tests.Sites;

namespace StudyHub.Schema.Web.Tests.Access;

/// <summary>A token that says nothing is refused everywhere, also where a visitor would be let in.</summary>
public sealed class RefusalTests(Site site) : IClassFixture<Site>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/api/students")]
    [InlineData("/api/frameworks")]
    public async Task A_tampered_an_expired_and_a_strange_token_are_refused(string path)
    {
        string token = site.TokenOf(site.Families.Mia.Id);
        string[] refused =
        [
            "Bearer " + token[..10] + (token[10] == 'A' ? 'B' : 'A') + token[11..], "Bearer " + site.TokenOf(site.Families.Mia.Id, TimeSpan.FromMinutes(-1)),
            "Bearer", "Bearer ", "Bearer  " + token, "Basic " + token, token, "Bearer " + new string('x', 10_000),
        ];
        foreach (string authorization in refused)
        {
            using HttpResponseMessage response = await SendAsync(path, authorization);
            string problem = await response.ShouldBeProblemAsync(401);
            response.Headers.WwwAuthenticate.ToString().ShouldBe("Bearer error=\"invalid_token\"");
            problem.ShouldNotContain(token[20..40]);
        }

        using HttpResponseMessage well = await SendAsync(path, "bearer " + token);
        ((int)well.StatusCode).ShouldBe(200);
    }

    [Fact]
    public async Task Two_tokens_are_none()
    {
        using HttpResponseMessage response = await SendAsync(
            "/api/students", "Bearer " + site.TokenOf(site.Families.Mia.Id), "Bearer " + site.TokenOf(site.Families.Zoe.Id));
        await response.ShouldBeProblemAsync(401);
    }

    private async Task<HttpResponseMessage> SendAsync(string path, params string[] authorizations)
    {
        using HttpClient client = site.ClientOf(null);
        using HttpRequestMessage request = new(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Authorization", authorizations).ShouldBeTrue();
        return await client.SendAsync(request, Stop);
    }
}
