using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Diff;
using StudyHub.Schema.Effects;
using StudyHub.Schema.Model;
using StudyHub.Schema.Planning;
using StudyHub.Schema.Sql;

namespace StudyHub.Schema.Database.Tests.Effects;

/// <summary>What is said of a step is what PostgreSQL does, and what it does is said.</summary>
[Collection("roles of the server")]
public sealed class EffectProofTests
{
    [Theory]
    [MemberData(nameof(Servers.Majors), MemberType = typeof(Servers))]
    public async Task Locks_rewrites_losses_and_refusals_are_as_said(int major)
    {
        await using ScratchDatabase database = await ScratchDatabase.CreateAsync(await Servers.OfAsync(major), SchemaModel.Empty);
        await using Observation observation = await Observation.OpenAsync(database);
        List<string> differences = [];
        foreach (EffectCase tried in EffectCases.All.Where(tried => major >= tried.Since)) differences.AddRange(await TryAsync(observation, tried, effects => effects));
        string.Join("\n", differences).ShouldBe("");
    }

    [Fact]
    public async Task Who_has_no_BYPASSRLS_takes_the_lock_that_is_said_beside_the_other()
    {
        const string Owner = "effects_owner";
        EffectCase tried = EffectCases.All.Single(item => item.Name == "a foreign key between tables with row security");
        ScratchDatabase database = await ScratchDatabase.CreateAsync(await Testing.EphemeralPostgres.SharedAsync(), SchemaModel.Empty);
        await database.AdministerAsync($"create role {Owner}");
        try
        {
            await using Observation observation = await Observation.OpenAsync(database);
            await StartAsync(observation, tried.Before, tried.Rows + $"alter table notes owner to {Owner}; alter table numbers owner to {Owner}; grant usage on schema public to {Owner}");
            await observation.ExecuteAsync($"set role {Owner}");
            SchemaDifference difference = SchemaDiffer.Compare(tried.Before, tried.After);
            List<string> differences = [];
            foreach (StepEffects step in EffectReader.Of(MigrationPlanner.Plan(difference), difference).Steps) differences.AddRange(await observation.RunAsync(step, bypasses: false));

            differences.ShouldBeEmpty();
        }
        finally
        {
            await database.DisposeAsync();
            await database.AdministerAsync($"drop role {Owner}");
        }
    }

    [Fact]
    public async Task A_wrong_word_about_a_step_is_found()
    {
        await using ScratchDatabase database = await ScratchDatabase.CreateAsync(await Testing.EphemeralPostgres.SharedAsync(), SchemaModel.Empty);
        await using Observation observation = await Observation.OpenAsync(database);
        EffectCase rewritten = EffectCases.All.Single(tried => tried.Name == "numeric(10,4) to numeric(10,2)");
        EffectCase harmless = EffectCases.All.Single(tried => tried.Name == "character varying(10) to character varying(20)");

        (await FaultsAsync(rewritten, step => step with { Locks = default })).ShouldContain("locks");
        (await FaultsAsync(rewritten, step => step with { Work = default })).ShouldContain("rewrites");
        (await FaultsAsync(rewritten, step => step with { Losses = default })).ShouldContain("lost");
        (await FaultsAsync(harmless, step => step with { Locks = step.Locks.Select(taken => taken with { Mode = LockMode.Share }).ToEquatableArray() })).ShouldContain("locks");
        (await FaultsAsync(harmless, step => step with { Work = EquatableArrays.Of(new TableWork(Small.Name("notes"), WorkKind.Rewrite)) })).ShouldContain("rewrites");
        (await FaultsAsync(harmless, step => step with { Losses = EquatableArrays.Of(new DataLoss(Objects.ObjectId.Table(Small.Name("notes")), "")) })).ShouldContain("lost");

        async Task<string> FaultsAsync(EffectCase tried, Func<StepEffects, StepEffects> wrong) => string.Join("\n", await TryAsync(
            observation, tried, effects => new PlanEffects(effects.Steps.Select(wrong).ToEquatableArray())));
    }

    private static async Task<List<string>> TryAsync(Observation observation, EffectCase tried, Func<PlanEffects, PlanEffects> told)
    {
        SchemaDifference difference = SchemaDiffer.Compare(tried.Before, tried.After);
        PlanEffects effects = told(EffectReader.Of(MigrationPlanner.Plan(difference), difference));
        List<string> found = [];
        try
        {
            await StartAsync(observation, tried.Before, tried.Rows);
            List<string> rows = await observation.RowsAsync(tried.Before);
            foreach (StepEffects step in effects.Steps) found.AddRange(await observation.RunAsync(step));
            (bool isLost, bool isIrreversible) = await BackAsync(observation, tried, rows);
            if (isLost == effects.Losses.IsEmpty) found.Add(isLost ? "lost and not said" : "said to be lost: " + string.Join("; ", effects.Losses.Select(loss => loss.Sentence)));
            if (isIrreversible != (effects.Reversibility == Reversibility.Irreversible)) found.Add($"said to be {effects.Reversibility}");
            if (tried.Refused.Length > 0 && await IsTakenAsync(observation, tried, effects)) found.Add("the rows are not refused");
            if (tried.Refused.Length > 0 == effects.Obstacles.IsEmpty) found.Add("obstacles: " + string.Join("; ", effects.Obstacles.Select(obstacle => obstacle.Sentence)));
        }
        catch (PostgresException failure)
        {
            found.Add($"{failure.SqlState}: {failure.MessageText}");
        }
        return [.. found.Select(finding => $"{tried.Name}: {finding}")];
    }

    private static async Task StartAsync(Observation observation, SchemaModel model, string rows)
    {
        await observation.ExecuteAsync("drop schema public cascade; create schema public");
        await observation.ExecuteAsync(SqlScript.Create(model) + rows);
        await observation.BeginAsync();
    }

    /// <summary>What comes back with the old schema was not lost.</summary>
    private static async Task<(bool IsLost, bool IsIrreversible)> BackAsync(Observation observation, EffectCase tried, List<string> rows)
    {
        try
        {
            foreach (MigrationStep step in MigrationPlanner.Plan(SchemaDiffer.CompareBack(tried.Before, tried.After)).Steps)
                await observation.ExecuteAsync(SqlWriter.Write(step.Statement));
        }
        catch (PostgresException failure) when (failure.SqlState == PostgresErrorCodes.CannotCoerce)
        {
            return (true, true);
        }
        return (!rows.SequenceEqual(await observation.RowsAsync(tried.Before)), false);
    }

    private static async Task<bool> IsTakenAsync(Observation observation, EffectCase tried, PlanEffects effects)
    {
        await StartAsync(observation, tried.Before, tried.Rows + tried.Refused);
        try
        {
            foreach (StepEffects step in effects.Steps) await observation.ExecuteAsync(SqlWriter.Write(step.Step.Statement));
            return true;
        }
        catch (PostgresException failure) when (failure.SqlState is not PostgresErrorCodes.SyntaxError)
        {
            return false;
        }
    }
}
