using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Testing;

namespace StudyHub.Schema.Samples.Tests.Story;

/// <summary>A user's own server is as it was when the story is over.</summary>
public sealed class GivenServerTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_story_leaves_no_database_and_no_role_on_a_server_that_it_was_given()
    {
        // Not the shared server: other tests make databases there at the same time.
        await using EphemeralPostgres server = await EphemeralPostgres.StartAsync(
            new EphemeralPostgresOptions { Roads = PostgresRoads.All & ~PostgresRoads.Environment }, Stop);
        string[] before = await ObjectsAsync(server.ConnectionString);

        using StoryProcess story = StoryProcess.Start(server.ConnectionString);
        int exitCode = await story.WaitAsync(Stop);

        exitCode.ShouldBe(0, story.Output + story.Errors);
        (await ObjectsAsync(server.ConnectionString)).ShouldBe(before);
    }

    private static async Task<string[]> ObjectsAsync(string connectionString)
    {
        await using NpgsqlConnection connection = new(connectionString);
        await connection.OpenAsync(Stop);
        await using NpgsqlCommand command = new(
            "select 'database ' || datname from pg_database union all select 'role ' || rolname from pg_roles order by 1", connection);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(Stop);
        List<string> objects = [];
        while (await reader.ReadAsync(Stop)) objects.Add(reader.GetString(0));
        return [.. objects];
    }
}
