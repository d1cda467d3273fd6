using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using StudyHub.Schema.Golden;

namespace StudyHub.Schema.Samples.Tests.Story;

/// <summary>The sample as a user runs it.</summary>
public sealed class StoryTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_story_is_played_to_its_end_and_leaves_nothing()
    {
        using StoryProcess story = StoryProcess.Start();
        int exitCode = await story.WaitAsync(Stop);

        exitCode.ShouldBe(0, story.Output + story.Errors);
        story.Errors.ShouldBeEmpty();
        story.Output.ShouldNotContain("WRONG", Case.Sensitive);
        story.Output.ShouldNotContain("\u001b", Case.Sensitive, "a redirected story is plain text");
        Directory.EnumerateFileSystemEntries(story.Temporary).ShouldBeEmpty();
        GoldenFile.Matches(FromTheFirstScene(story.Output));
    }

    [Fact]
    public async Task An_interrupted_story_leaves_no_server_and_no_directory()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no kill for another console's Ctrl-C.");
        using StoryProcess story = StoryProcess.Start();
        await story.WaitForAsync("Two families sign up", Stop);
        Directory.EnumerateFileSystemEntries(story.Temporary).ShouldNotBeEmpty("the server's files should be here while the story is played");

        story.Interrupt();
        int exitCode = await story.WaitAsync(Stop);

        exitCode.ShouldBe(130, story.Output + story.Errors);
        story.Output.ShouldNotContain("The end");
        Directory.EnumerateFileSystemEntries(story.Temporary).ShouldBeEmpty();
        ServersIn(story.Temporary).ShouldBeEmpty();
    }

    // How the server was found is told before the first scene, and differs from machine to machine.
    private static string FromTheFirstScene(string output)
        => string.Join('\n', output.Split('\n').SkipWhile(line => !line.Contains("A visitor looks", StringComparison.Ordinal)).Select(line => line.TrimEnd()));

    private static string[] ServersIn(string directory)
        => Directory.Exists("/proc")
            ? [.. Directory.EnumerateDirectories("/proc").Select(CommandLine).Where(line => line.Contains(directory, StringComparison.Ordinal))]
            : [];

    private static string CommandLine(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "cmdline"));
        }
        catch (IOException)
        {
            // Not a process, or one that has ended meanwhile.
            return "";
        }
    }
}
