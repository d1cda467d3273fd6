using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Core.Tests;
using StudyHub.Schema.Core.Tests.Planning;
using StudyHub.Schema.Diff;
using StudyHub.Schema.Effects;
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
    private const int Steps = 5;

    /// <summary>A walk goes five pairs of models there and five back. STUDYHUB_SCHEMA_PAIRS walks further.</summary>
    private static readonly int Walks = Math.Max(1, ModelPairs.Count(400) / (2 * Steps));

    private static readonly int First = ModelPairs.First / (2 * Steps);

    /// <summary>In tables without seeds, so that every table has rows to lose.</summary>
    private const string Rows = """
        insert into study.kinds (a_smallint, a_real, a_date, a_time, a_timestamp, an_interval, a_bytea, varchars, moods, an_inet)
        values (1, 1.5, '2026-01-01', '10:00', now(), '1 hour', '\x00', '{a}', '{glad}', '10.0.0.1'), (2, 2.5, '2026-01-02', '11:00', null, '2 hours', '\x01', null, null, null);
        insert into study."order" (framework_id, note, quantity) values ('6f9619ff-8b86-d011-b42d-00cf4fc964ff', 'first', 2), ('6f9619ff-8b86-d011-b42d-00cf4fc964ff', null, 3);
        """;

    [Fact]
    public async Task Every_step_of_a_walk_is_what_creation_makes_and_every_step_back_is_what_was_there()
    {
        EphemeralPostgres server = await EphemeralPostgres.SharedAsync();
        await using ScratchDatabase walked = await ScratchDatabase.CreateAsync(server, RichSchema.Model);
        await using ScratchDatabase created = await ScratchDatabase.CreateAsync(server, RichSchema.Model);
        await using NpgsqlConnection connection = await walked.ConnectAsync();
        await using NpgsqlConnection other = await created.ConnectAsync();
        List<string> failures = [];
        int stopped = 0;
        for (int walk = First; walk < First + Walks; walk++)
        {
            try
            {
                if (await WalkAsync(connection, other, walk) is { } failure) failures.Add(failure);
            }
            catch (RowsInTheWayException)
            {
                stopped++;
            }
            await CleanAsync(connection);
        }
        (stopped * 2).ShouldBeLessThanOrEqualTo(Walks, "walks that rows stopped");
        failures.Count.ShouldBe(0, $"{failures.Count} of {Walks}:\n" + string.Join("\n\n", failures));
    }

    [Theory]
    [InlineData("alter table study.kinds drop column an_inet", "column study.kinds.an_inet is gone")]
    [InlineData("delete from study.kinds", "study.kinds as a whole holds something else")]
    [InlineData("update study.kinds set a_real = a_real + 1", "study.kinds a_real holds something else")]
    [InlineData("drop table study.\"order\" cascade", "the rows of study.order are gone")]
    [InlineData("alter table study.kinds alter column a_smallint type bigint, drop column doubled, drop constraint ck_kinds_small", "study.kinds is rewritten")]
    public async Task What_is_done_to_rows_and_was_not_said_is_seen(string fault, string found)
    {
        await using ScratchDatabase database = await ScratchDatabase.CreateAsync(await EphemeralPostgres.SharedAsync(), RichSchema.Model);
        await using NpgsqlConnection connection = await database.ConnectAsync();
        await PlanRun.ExecuteAsync(connection, SqlScript.Create(RichSchema.Model));
        await PlanRun.ExecuteAsync(connection, Rows);
        WalkedRows before = await WalkedRows.ReadAsync(connection);
        SchemaDifference nothing = SchemaDiffer.Compare(RichSchema.Model, RichSchema.Model);
        before.Lost(await WalkedRows.ReadAsync(connection), nothing, new PlanEffects(default)).ShouldBeNull();

        await PlanRun.ExecuteAsync(connection, fault);

        before.Lost(await WalkedRows.ReadAsync(connection), nothing, new PlanEffects(default)).ShouldNotBeNull().ShouldContain(found);
    }

    private static async Task<string?> WalkAsync(NpgsqlConnection connection, NpgsqlConnection other, int walk)
    {
        List<(SchemaModel Model, string Read)> way = [];
        string told = "";
        try
        {
            SchemaModel model = RichSchema.Model;
            await PlanRun.ExecuteAsync(connection, SqlScript.Create(model));
            await PlanRun.ExecuteAsync(connection, Rows);
            way.Add((model, await PlanRun.ReadAsync(connection)));
            for (int step = 0; step < Steps; step++)
            {
                RandomChange change = new((walk * 1000) + step);
                SchemaModel next = change.Apply(model);
                told = string.Join("; ", change.Told);
                if (await StepAsync(connection, SchemaDiffer.Compare(model, next)) is { } wrong) return $"walk {walk}, step {step} ({told}): {wrong}";
                string read = await PlanRun.ReadAsync(connection);
                string expected = await CreatedAsync(other, next);
                if (read != expected) return $"walk {walk}, step {step} ({told}):\n{Differences(expected, read)}";
                way.Add((next, read));
                model = next;
            }
            for (int step = Steps - 1; step >= 0; step--)
            {
                told = $"back to {step}";
                if (await StepAsync(connection, SchemaDiffer.CompareBack(way[step].Model, way[step + 1].Model)) is { } wrong) return $"walk {walk}, {told}: {wrong}";
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

    /// <returns>What is not as the effects of the plan say, or null.</returns>
    private static async Task<string?> StepAsync(NpgsqlConnection connection, SchemaDifference difference)
    {
        MigrationPlan plan = MigrationPlanner.Plan(difference);
        PlanEffects effects = EffectReader.Of(plan, difference);
        WalkedRows before = await WalkedRows.ReadAsync(connection);
        string? open = null;
        try
        {
            await PlanRun.RunAsync(connection, plan, async () => open ??= await WalkedRows.OpenAsync(connection, difference));
        }
        catch (PlanFailedException failure) when (!effects.Obstacles.IsEmpty && failure.InnerException is PostgresException { SqlState: ['2', '3', ..] })
        {
            // Said to be possible; half of the plan may be committed, and this walk is at its end.
            throw new RowsInTheWayException();
        }
        return open ?? before.Lost(await WalkedRows.ReadAsync(connection), difference, effects);
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

/// <summary>Rows kept a plan from running, as its effects had said.</summary>
internal sealed class RowsInTheWayException : Exception;
