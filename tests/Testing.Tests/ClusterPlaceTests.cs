using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Shouldly;
using StudyHub.Schema.Testing.Clusters;
using Xunit;

namespace StudyHub.Schema.Testing.Tests;

public sealed class ClusterPlaceTests
{
    private const long NoRoom = 0;

    private static readonly ServerUser ThisUser = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_server_lies_where_its_place_is()
    {
        await using EphemeralPostgres server = await EphemeralPostgres.StartAsync(new EphemeralPostgresOptions { Roads = Machine.Own }, Cancellation);

        Path.GetDirectoryName(Traces.DirectoryOf(server.ConnectionString))
            .ShouldBe(ClusterPlaces.For((await ServerUser.FindAsync([], Cancellation))!));
    }

    [Fact]
    public void With_room_in_memory_it_lies_there()
    {
        RequireMemory();
        ClusterPlaces.For(ThisUser, "/tmp", NoRoom).ShouldBe("/dev/shm");
    }

    [Fact]
    public void Without_that_much_room_it_lies_among_the_temporary_files()
    {
        RequireMemory();
        ClusterPlaces.For(ThisUser, "/tmp", long.MaxValue).ShouldBe("/tmp");
    }

    [Fact]
    public async Task A_temporary_directory_that_somebody_chose_is_taken_before_memory()
    {
        using TemporaryDirectory chosen = new();
        await using HostProcess host = HostProcess.Start("hold", Machine.Own, variables: new Dictionary<string, string> { ["TMPDIR"] = chosen });
        string directory = Traces.DirectoryOf(await host.ReadyAsync());

        Path.GetDirectoryName(directory).ShouldBe(chosen);
        await host.KillAsync();
        await Traces.ShouldVanishAsync(directory, TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void A_path_that_is_too_long_for_a_socket_is_not_taken()
        => ClusterPlaces.For(ThisUser, "/var/" + new string('a', 60), NoRoom).ShouldBe("/tmp");

    private static void RequireMemory()
        => Assert.SkipUnless(OperatingSystem.IsLinux() && Directory.Exists(ClusterPlaces.Memory), "this machine has no directory in memory");
}
