using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Shouldly;
using Xunit;

namespace StudyHub.Schema.Testing.Tests;

public sealed class AdviceTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Where_there_is_nothing_the_error_says_how_to_get_a_server()
    {
        using TemporaryDirectory home = new();
        EphemeralPostgresOptions options = new() { Surroundings = Machine.Bare(new Dictionary<string, string> { ["HOME"] = home, ["XDG_CACHE_HOME"] = home }) };
        string message = (await Should.ThrowAsync<PostgresUnavailableException>(() => EphemeralPostgres.StartAsync(options, Cancellation))).Message;

        message.ShouldContain("STUDYHUB_DATABASE: not set");
        message.ShouldContain("npm: not on PATH");
        message.ShouldContain("Docker: not on PATH");
        message.ShouldContain("sudo apt-get install postgresql");
        message.ShouldContain("brew install postgresql@17");
        message.ShouldContain("winget install PostgreSQL.PostgreSQL.17");
        message.ShouldContain("STUDYHUB_DATABASE=postgresql://user:password@host:5432/postgres");
    }

    [Fact]
    public async Task A_version_that_nobody_has_is_named_with_what_was_found()
    {
        EphemeralPostgresOptions options = new() { Roads = Machine.Own, MajorVersion = 99 };
        string message = (await Should.ThrowAsync<PostgresUnavailableException>(() => EphemeralPostgres.StartAsync(options, Cancellation))).Message;

        message.ShouldContain("No PostgreSQL 99 was found");
        message.ShouldContain("npm: PostgreSQL 99 is not among the versions it is known to have (15, 16, 17, 18)");
    }

    [Fact]
    public async Task A_directory_of_binaries_without_any_is_an_error()
    {
        using TemporaryDirectory empty = new();
        EphemeralPostgresOptions options = new()
        {
            Roads = PostgresRoads.Installed,
            Surroundings = Machine.With(("STUDYHUB_PG_BIN", empty)),
        };
        (await Should.ThrowAsync<PostgresUnavailableException>(() => EphemeralPostgres.StartAsync(options, Cancellation))).Message
            .ShouldContain($"STUDYHUB_PG_BIN is '{empty.FullPath}', but initdb, pg_ctl and postgres are not there");
    }

    [Fact]
    public async Task Binaries_that_cannot_run_are_named_with_the_reason()
    {
        using TemporaryDirectory directory = new();
        foreach (string program in new[] { "initdb", "pg_ctl", "postgres" })
            await File.WriteAllTextAsync(Path.Combine(directory, program), "", Cancellation);
        EphemeralPostgresOptions options = new()
        {
            Roads = PostgresRoads.Installed,
            Surroundings = Machine.Bare(new Dictionary<string, string> { ["STUDYHUB_PG_BIN"] = directory, ["HOME"] = directory }),
        };
        (await Should.ThrowAsync<PostgresUnavailableException>(() => EphemeralPostgres.StartAsync(options, Cancellation))).Message
            .ShouldContain("cannot run postgres");
    }

    [Fact]
    public async Task A_server_that_does_not_start_shows_the_end_of_its_log()
    {
        EphemeralPostgresOptions options = new()
        {
            Roads = Machine.Own,
            Settings = new Dictionary<string, string> { ["shared_preload_libraries"] = "no_such_library" },
        };
        string message = (await Should.ThrowAsync<PostgresUnavailableException>(() => EphemeralPostgres.StartAsync(options, Cancellation))).Message;

        message.ShouldContain("did not start");
        message.ShouldContain("no_such_library");
        message.ShouldContain("FATAL");
    }
}
