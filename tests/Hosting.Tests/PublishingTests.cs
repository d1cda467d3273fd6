using System;
using System.Diagnostics;
using System.IO;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Threading.Tasks;

namespace StudyHub.Schema.Hosting.Tests;

/// <summary>
/// Every build of Hosting.Host looks whether emitted code and runtime can be trimmed and compiled natively, on both frameworks. Here it is shown
/// that a fault is found, and that the trimmed application does its day's work.
/// </summary>
public sealed class PublishingTests
{
    private const string Native = "STUDYHUB_TEST_NATIVE";

    private static readonly string Configuration = typeof(PublishingTests).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;

    [Theory]
    [InlineData("net8.0")]
    [InlineData("net10.0")]
    public async Task Reflection_over_a_users_type_does_not_build(string framework)
    {
        (int exitCode, string output) = await RunAsync(
            "dotnet", "build", "tests/Hosting.Host", "-f", framework, "-c", Configuration, "--no-restore", "-nodeReuse:false", "-p:BuildProjectReferences=false", "-p:PlantedFault=reflection");

        exitCode.ShouldNotBe(0, output);
        output.ShouldContain("error IL2026");
        output.ShouldContain("error IL3050");
    }

    [Fact]
    public Task The_trimmed_application_works() => PublishAndRunAsync("trimmed");

    /// <summary>Takes minutes and a linker, so only where it is asked for: STUDYHUB_TEST_NATIVE=1.</summary>
    [Fact]
    public async Task The_native_application_works()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable(Native) == "1", $"Compiling natively takes minutes; {Native}=1 does it.");
        await PublishAndRunAsync("native");
    }

    private static async Task PublishAndRunAsync(string how)
    {
        string folder = Path.Combine(Path.GetTempPath(), "studyhub-published-" + Guid.NewGuid().ToString("N"));
        try
        {
            (int exitCode, string output) = await RunAsync(
                "dotnet", "publish", "tests/Hosting.Host", "-f", "net10.0", "-c", Configuration, "-m:1", "-nodeReuse:false", $"-p:HostPublishes={how}", "-p:BuildProjectReferences=false", "-o", folder);
            exitCode.ShouldBe(0, output);
            output.ShouldNotContain("warning IL");
            await using LibraryUnderTest library = await LibraryUnderTest.OpenAsync();

            (exitCode, output) = await RunAsync(Path.Combine(folder, "StudyHub.Schema.Hosting.Host" + (OperatingSystem.IsWindows() ? ".exe" : "")), library.Login);

            output.ReplaceLineEndings("\n").ShouldBe(
                """
                read Gödel, Escher, Bach SpiralBound Reference logic+fugues Basic 1979 New York 12.50 1979-02-01
                published 1
                refused by uq_books_isbn
                left False
                health Healthy

                """.ReplaceLineEndings("\n"));
            exitCode.ShouldBe(0);
        }
        finally
        {
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(string program, params string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments) { WorkingDirectory = Root(), RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "false";
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await error);
    }

    private static string Root([CallerFilePath] string thisFile = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", ".."));
}
