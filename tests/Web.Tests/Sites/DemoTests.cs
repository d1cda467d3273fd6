using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using StudyHub.Web.Access;

namespace StudyHub.Schema.Web.Tests.Sites;

/// <summary>The sample as a user runs it.</summary>
public sealed class DemoTests
{
    // 32 bytes that are no secret.
    private const string Key = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_starts_by_itself_prints_links_that_work_and_leaves_nothing_when_it_is_stopped()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signal for a process without a window.");
        using DemoProcess demo = DemoProcess.Start(["--urls", "http://127.0.0.1:0"]);
        Uri link = new((await demo.WaitForAsync(@"as Mia.*: (http://\S+)\n", Stop)).Groups[1].Value);
        using HttpClient client = new() { BaseAddress = new Uri(link.GetLeftPart(UriPartial.Authority)) };
        (await client.GetStringAsync("/", Stop)).ShouldContain("<title>StudyHub</title>");
        client.DefaultRequestHeaders.Authorization = new("Bearer", link.Fragment["#token=".Length..]);
        (await client.NamesAsync()).ShouldBe(["Mia"]);
        Directory.EnumerateFileSystemEntries(demo.Temporary).ShouldNotBeEmpty("the server's files should be here while it runs");

        demo.Stop();

        (await demo.WaitAsync(Stop)).ShouldBe(0, demo.Output + demo.Errors);
        demo.Errors.ShouldBeEmpty();
        Directory.EnumerateFileSystemEntries(demo.Temporary).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("", "StudyHub:TokenKey is missing")]
    [InlineData("c2hvcnQ=", "StudyHub:TokenKey has 5 bytes")]
    [InlineData(Key, "StudyHub:CursorKey is missing. Set it, or StudyHub__CursorKey in the environment")]
    [InlineData(Key, "StudyHub:CursorKey is not base64", "c0ffee!")]
    public async Task With_a_database_of_yours_it_does_not_start_without_keys_of_yours(string key, string refusal, string cursorKey = "")
    {
        using DemoProcess demo = DemoProcess.Start(
            [], ("ConnectionStrings__StudyHub", "Host=nowhere.invalid"), ("StudyHub__TokenKey", key), ("StudyHub__CursorKey", cursorKey));
        (await demo.WaitAsync(Stop)).ShouldBe(2);
        demo.Errors.ShouldStartWith(refusal);
        demo.Errors.ShouldNotContain("c2hvcnQ=");
        demo.Errors.ShouldNotContain("c0ffee");
    }

    [Theory]
    [InlineData("this is none", 2)]
    [InlineData("Host=127.0.0.1;Port=1;Username=nobody;Password=c0ffee;Timeout=5", 3)]
    public async Task A_database_that_cannot_be_asked_is_told_in_a_line_and_the_exit_code(string connectionString, int exitCode)
    {
        using DemoProcess demo = DemoProcess.Start(
            [], ("ConnectionStrings__StudyHub", connectionString), ("StudyHub__TokenKey", Key), ("StudyHub__CursorKey", Key));
        (await demo.WaitAsync(Stop)).ShouldBe(exitCode, demo.Output + demo.Errors);
        demo.Errors.ShouldContain("StudyHub");
        demo.Errors.ShouldNotContain("   at ", Case.Sensitive, "a refusal is no stack trace");
        demo.Errors.ShouldNotContain("c0ffee");
    }

    [Fact]
    public async Task A_token_is_minted_by_who_has_the_key_and_by_nobody_else()
    {
        string key = TokenKey.Setting.Draw();
        using DemoProcess mint = DemoProcess.Start(["token", Guid.NewGuid().ToString()], ("StudyHub__TokenKey", key));
        (await mint.WaitAsync(Stop)).ShouldBe(0, mint.Errors);
        mint.Output.Trim().Length.ShouldBe(76);

        using DemoProcess without = DemoProcess.Start(["token", Guid.NewGuid().ToString()]);
        (await without.WaitAsync(Stop)).ShouldBe(2);
        without.Output.ShouldBeEmpty();

        using DemoProcess wrong = DemoProcess.Start(["token", "somebody"], ("StudyHub__TokenKey", key));
        (await wrong.WaitAsync(Stop)).ShouldBe(2);
        wrong.Errors.ShouldNotContain("somebody");
    }
}
