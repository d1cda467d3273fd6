using System;
using System.Collections.Generic;
using System.Globalization;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Core.Tests;
using StudyHub.Schema.Core.Tests.Planning;
using StudyHub.Schema.Diff;
using StudyHub.Schema.Model;
using StudyHub.Schema.Planning;
using StudyHub.Schema.Sql;
using StudyHub.Schema.Testing;

namespace StudyHub.Schema.Database.Tests.Planning;

/// <summary>
/// From one model to another and back, on a server. What stands there afterwards is what creating the model from nothing makes: a plan
/// that forgets, or does one thing too many, does not get past this.
/// </summary>
[Collection("roles of the server")]
public sealed class RandomWalkTests
{
    /// <summary>Set to walk further: the number of walks.</summary>
    private static readonly int Walks = int.TryParse(Environment.GetEnvironmentVariable("STUDYHUB_WALKS"), NumberStyles.None, CultureInfo.InvariantCulture, out int walks) ? walks : 40;

    private static readonly int First = int.TryParse(Environment.GetEnvironmentVariable("STUDYHUB_FIRST_WALK"), NumberStyles.None, CultureInfo.InvariantCulture, out int first) ? first : 0;

    private const int Steps = 5;

    [Fact]
    public async Task Every_step_of_a_walk_is_what_creation_makes_and_every_step_back_is_what_was_there()
    {
        EphemeralPostgres server = await EphemeralPostgres.SharedAsync();
        await using ScratchDatabase walked = await ScratchDatabase.CreateAsync(server, RichSchema.Model);
        await using ScratchDatabase created = await ScratchDatabase.CreateAsync(server, RichSchema.Model);
        await using NpgsqlConnection connection = await walked.ConnectAsync();
        await using NpgsqlConnection other = await created.ConnectAsync();
        List<string> failures = [];
        for (int walk = First; walk < First + Walks; walk++)
        {
            if (await WalkAsync(connection, other, walk) is { } failure) failures.Add(failure);
            await CleanAsync(connection);
        }
        failures.Count.ShouldBe(0, $"{failures.Count} of {Walks}:\n" + string.Join("\n\n", failures));
    }

    private static async Task<string?> WalkAsync(NpgsqlConnection connection, NpgsqlConnection other, int walk)
    {
        List<(SchemaModel Model, string Read)> way = [];
        string told = "";
        try
        {
            SchemaModel model = RichSchema.Model;
            await PlanRun.ExecuteAsync(connection, SqlScript.Create(model));
            way.Add((model, await PlanRun.ReadAsync(connection)));
            for (int step = 0; step < Steps; step++)
            {
                RandomChange change = new((walk * 1000) + step);
                SchemaModel next = change.Apply(model);
                told = string.Join("; ", change.Told);
                await PlanRun.RunAsync(connection, MigrationPlanner.Plan(SchemaDiffer.Compare(model, next)));
                string read = await PlanRun.ReadAsync(connection);
                string expected = await CreatedAsync(other, next);
                if (read != expected) return $"walk {walk}, step {step} ({told}):\n{Differences(expected, read)}";
                way.Add((next, read));
                model = next;
            }
            for (int step = Steps - 1; step >= 0; step--)
            {
                told = $"back to {step}";
                await PlanRun.RunAsync(connection, MigrationPlanner.Plan(SchemaDiffer.CompareBack(way[step].Model, way[step + 1].Model)));
                string read = await PlanRun.ReadAsync(connection);
                if (read != way[step].Read) return $"walk {walk}, {told}:\n{Differences(way[step].Read, read)}";
            }
            return null;
        }
        catch (Exception failure) when (failure is PlanFailedException or UnplannableChangeException or StepCycleException or InvalidOperationException or KeyNotFoundException)
        {
            return $"walk {walk} ({told}): {failure.Message}";
        }
    }

    private static async Task<string> CreatedAsync(NpgsqlConnection connection, SchemaModel model)
    {
        await CleanAsync(connection);
        await PlanRun.ExecuteAsync(connection, SqlScript.Create(model));
        return await PlanRun.ReadAsync(connection);
    }

    private static Task CleanAsync(NpgsqlConnection connection) => PlanRun.ExecuteAsync(
        connection,
        """
        drop schema if exists public cascade; drop schema if exists app cascade; drop schema if exists study cascade; create schema public;
        grant usage on schema public to public;
        alter schema public owner to pg_database_owner;
        """);

    private static string Differences(string expected, string actual)
    {
        HashSet<string> wanted = [.. expected.Split('\n')];
        HashSet<string> had = [.. actual.Split('\n')];
        List<string> lines = [];
        foreach (string line in wanted) if (!had.Contains(line)) lines.Add("- " + line);
        foreach (string line in had) if (!wanted.Contains(line)) lines.Add("+ " + line);
        return string.Join("\n", lines);
    }
}
