using System.Threading.Tasks;
using StudyHub.Schema.Schema.Tests.Pooling;

namespace StudyHub.Schema.Migrations.Tests;

public sealed class PoolerTests
{
    [Fact]
    public async Task A_pooler_is_noticed_before_anything_is_done()
    {
        await using Target target = await Target.OfAsync();
        await using PgBouncer pooler = await PgBouncer.StartAsync(await target.LoginAsync(), TestContext.Current.CancellationToken);

        MigrationDatabaseException refusal = await Should.ThrowAsync<MigrationDatabaseException>(() => target.Migrator(UpgradeTests.Three).UpgradeAsync(pooler.ConnectionString));

        refusal.Message.ShouldStartWith("A pooler stands before the server.");
        (await target.AskAsync<bool>("select to_regnamespace('studyhub_schema') is null")).ShouldBeTrue();
        (await target.LocksAsync()).ShouldBe(0);
        // Where it is allowed, it is used.
        (await target.Migrator(UpgradeTests.Three, target.Options with { AllowPooler = true }).ReadStatusAsync(pooler.ConnectionString)).Pending.Count.ShouldBe(3);
    }
}
