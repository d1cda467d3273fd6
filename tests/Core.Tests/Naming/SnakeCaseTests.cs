using System.Globalization;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Core.Tests.Naming;

public sealed class SnakeCaseTests
{
    [Theory]
    [InlineData("Id", "id")]
    [InlineData("FrameworkId", "framework_id")]
    [InlineData("firstName", "first_name")]
    [InlineData("AIUsage", "ai_usage")]
    [InlineData("UserID", "user_id")]
    [InlineData("HTTPServerURL", "http_server_url")]
    [InlineData("P256dhKey", "p256dh_key")]
    [InlineData("Sha256Hash", "sha256_hash")]
    [InlineData("Year12Subject", "year12_subject")]
    [InlineData("already_snake", "already_snake")]
    [InlineData("Mixed_Case", "mixed_case")]
    [InlineData("Double__Underscore", "double_underscore")]
    [InlineData("_Leading", "leading")]
    [InlineData("ÄrgerÜber", "ärger_über")]
    [InlineData("A", "a")]
    [InlineData("", "")]
    public void A_word_starts_where_a_reader_sees_one_start(string name, string snake) => SnakeCase.From(name).ShouldBe(snake);

    [Fact]
    public void Turkish_does_not_take_the_dot_from_the_i()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("tr-TR");
            "ID".ToLower(CultureInfo.CurrentCulture).ShouldNotBe("id", "the culture is not in force, so this test would prove nothing");
            SnakeCase.From("UserID").ShouldBe("user_id");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
