using System.Threading.Tasks;
using StudyHub.Schema.Schema.Tests.School;
using StudyHub.Schema.Sessions;

namespace StudyHub.Schema.Schema.Tests.Pooling;

/// <summary>What a statement leaves on its connection is taken away for those who ask for it.</summary>
public sealed class ResetTests
{
    private static readonly SessionUser Alice = SessionUser.Authenticated(SchoolUnderTest.Alice);

    [Theory]
    [InlineData(null, null, 1)]
    [InlineData(false, null, 0)]
    [InlineData(null, false, 0)]
    [InlineData(false, true, 1)]
    public async Task By_the_text_or_by_the_options(bool? inText, bool? inOptions, int left)
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync(login =>
        {
            login.MaxPoolSize = 1;
            login.Remove("No Reset On Close");
            if (inText is { } said) login.NoResetOnClose = said;
        });
        await using PlainDatabase database = new(school.Login, options => options.ConfigureDataSource = builder =>
        {
            if (inOptions is { } said) builder.ConnectionStringBuilder.NoResetOnClose = said;
        });

        await RunAsync(database, "select length(set_config('school.left', 'x', false))");

        (await RunAsync(database, "select coalesce(length(current_setting('school.left', true)), 0)")).ShouldBe(left);
    }

    private static Task<int> RunAsync(PlainDatabase database, string sql)
        => database.WriteAsync(Alice, (session, token) => new ContextRepository(session).RunAsync(sql, token));
}
