using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using StudyHub.Schema.Web.Tests.Sites;

namespace StudyHub.Schema.Web.Tests.Api;

public sealed class HealthTests
{
    [Fact]
    public async Task It_is_well_until_the_database_has_other_revisions_than_it_was_built_with()
    {
        CancellationToken stop = TestContext.Current.CancellationToken;
        Site site = new();
        await site.InitializeAsync();
        await using (site)
        {
            using HttpClient visitor = site.ClientOf(null);
            (await visitor.GetStringAsync("/health", stop)).ShouldBe("Healthy");

            await site.RunAsOwnerAsync("update studyhub_schema.revisions set checksum = reverse(checksum)", stop);

            (await visitor.GetStringAsync("/health", stop)).ShouldBe("Degraded");
        }
    }
}
