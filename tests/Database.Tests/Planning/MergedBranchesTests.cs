using System;
using System.Collections.Generic;
using System.Globalization;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Core.Tests;
using StudyHub.Schema.Core.Tests.Planning;
using StudyHub.Schema.Diff;
using StudyHub.Schema.Merging;
using StudyHub.Schema.Model;
using StudyHub.Schema.Planning;
using StudyHub.Schema.Sql;
using StudyHub.Schema.Testing;

namespace StudyHub.Schema.Database.Tests.Planning;

/// <summary>Two branches that are said to go together, on a server: in either order they get to the merged model, and back to where both began.</summary>
[Collection("roles of the server")]
public sealed class MergedBranchesTests
{
    /// <summary>Set to try more: the number of pairs.</summary>
    private static readonly int Pairs = int.TryParse(Environment.GetEnvironmentVariable("STUDYHUB_MERGES"), NumberStyles.None, CultureInfo.InvariantCulture, out int pairs) ? pairs : 60;

    private static readonly int First = int.TryParse(Environment.GetEnvironmentVariable("STUDYHUB_FIRST_MERGE"), NumberStyles.None, CultureInfo.InvariantCulture, out int first) ? first : 0;

    [Fact]
    public async Task Branches_without_a_conflict_can_be_run_in_either_order_and_taken_back()
    {
        EphemeralPostgres server = await EphemeralPostgres.SharedAsync();
        await using ScratchDatabase database = await ScratchDatabase.CreateAsync(server, RichSchema.Model);
        await using NpgsqlConnection connection = await database.ConnectAsync();
        List<string> failures = [];
        int merged = 0;
        int refused = 0;
        for (int pair = First; pair < First + Pairs; pair++)
        {
            (bool wasMerged, string? failure) = await TryAsync(connection, pair);
            if (wasMerged) merged++;
            else refused++;
            if (failure is not null) failures.Add(failure);
        }
        failures.Count.ShouldBe(0, $"{failures.Count} of {merged} that merge ({refused} do not):\n" + string.Join("\n\n", failures));
        // A merge that refuses all would never be wrong.
        if (Pairs >= 40) merged.ShouldBeGreaterThan(Pairs / 3, $"{refused} were refused");
    }

    private static async Task<(bool, string?)> TryAsync(NpgsqlConnection connection, int pair)
    {
        SchemaModel origin = RichSchema.Model;
        RandomChange one = new((pair * 2) + 500_000);
        RandomChange other = new((pair * 2) + 500_001);
        SchemaModel left = one.Apply(origin);
        SchemaModel right = other.Apply(origin);
        ModelMerge merge = ModelMerge.Of(origin, new MergeSide(left, [(origin, left)]), new MergeSide(right, [(origin, right)]));
        if (merge.Model is not { } merged) return (false, null);
        string told = $"pair {pair}\n left: {string.Join("; ", one.Told)}\n right: {string.Join("; ", other.Told)}\n ";
        try
        {
            await CleanAsync(connection);
            await PlanRun.ExecuteAsync(connection, SqlScript.Create(merged));
            string expected = await PlanRun.ReadAsync(connection);
            foreach ((string order, SchemaModel[] branches) in new[] { ("left, then right", new[] { left, right }), ("right, then left", [right, left]) })
            {
                told = told[..(told.LastIndexOf('\n') + 1)] + " " + order;
                await CleanAsync(connection);
                await PlanRun.ExecuteAsync(connection, SqlScript.Create(origin));
                string before = await PlanRun.ReadAsync(connection);
                foreach (SchemaModel branch in branches) await PlanRun.RunAsync(connection, MigrationPlanner.Plan(SchemaDiffer.Compare(origin, branch)));
                string read = await PlanRun.ReadAsync(connection);
                if (read != expected) return (true, $"{told}:\n{Differences(expected, read)}");

                Array.Reverse(branches);
                foreach (SchemaModel branch in branches) await PlanRun.RunAsync(connection, MigrationPlanner.Plan(SchemaDiffer.CompareBack(origin, branch)));
                read = await PlanRun.ReadAsync(connection);
                if (read != before) return (true, $"{told}, and back:\n{Differences(before, read)}");
            }
            return (true, null);
        }
        catch (PlanFailedException failure)
        {
            return (true, $"{told}: {failure.Message}");
        }
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
