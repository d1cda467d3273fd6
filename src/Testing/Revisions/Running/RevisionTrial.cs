using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using StudyHub.Schema.Catalog;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Migrations;
using StudyHub.Schema.Model;
using StudyHub.Schema.Revisions;
using StudyHub.Schema.Testing.Revisions.Delivery;
using StudyHub.Schema.Testing.Revisions.Judging;
using StudyHub.Schema.Testing.Revisions.Rows;

namespace StudyHub.Schema.Testing.Revisions.Running;

/// <summary>
/// One revision: up, as its model says, down, as before, up again; on rows, which have to stay. Where rows are what makes a way fail, that is
/// told, and the rest is tried without them.
/// </summary>
/// <param name="server">Makes the databases.</param>
/// <param name="revision">What is tried.</param>
/// <param name="before">The model of the databases that it is applied to.</param>
/// <param name="after">The model that it leads to.</param>
/// <param name="options">Limits.</param>
internal sealed class RevisionTrial(ProofServer server, Revision revision, SchemaModel before, SchemaModel after, RevisionProofOptions options)
{
    private const int MostLines = 20;

    private readonly List<ProofFinding> findings = [];
    private readonly List<string> notes = [];

    // Another one, without rows, once these were in the way.
    private ProofDatabase database = null!;
    private RowSet? rows;

    /// <param name="clean">A database that has what the revision stands on, and nothing else; it stays as it is.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<ProvenRevision> RunAsync(ProofDatabase clean, CancellationToken cancellationToken)
    {
        Stopwatch watch = Stopwatch.StartNew();
        await using ExpectedDatabase expected = await ExpectedDatabase.MakeAsync(server, after, cancellationToken).ConfigureAwait(false);
        database = await server.CloneAsync(clean, cancellationToken).ConfigureAwait(false);
        try
        {
            rows = await FillAsync(cancellationToken).ConfigureAwait(false);
            int count = rows?.Count ?? 0;
            IReadOnlyList<Deliverable> deliverables = await ThereAndBackAsync(clean, expected, cancellationToken).ConfigureAwait(false)
                ? await new DeliveryCheck(server, revision, before, after, options).RunAsync(database, findings, cancellationToken).ConfigureAwait(false)
                : [];
            return new ProvenRevision
            {
                Id = revision.Id,
                Name = revision.Name,
                Findings = findings,
                Notes = notes,
                Deliverables = deliverables,
                Rows = count,
                Elapsed = watch.Elapsed,
            };
        }
        finally
        {
            await database.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>What is in the tables before the revision comes; null where there is nothing.</summary>
    private async Task<RowSet?> FillAsync(CancellationToken cancellationToken)
    {
        if (revision.Parents.Count > 1 && !revision.Up.Steps.IsEmpty)
        {
            notes.Add("It merges and does something, so no model says what the tables are before it: it was tried without rows.");
            return null;
        }
        (RowSet made, string[] empty) = await database.FillAsync(before, cancellationToken).ConfigureAwait(false);
        notes.AddRange(empty);
        return made.Count == 0 ? null : made;
    }

    /// <returns>Whether the revision is applied at the end.</returns>
    private async Task<bool> ThereAndBackAsync(ProofDatabase clean, ExpectedDatabase expected, CancellationToken cancellationToken)
    {
        Func<Task> up = () => database.UpgradeAsync(revision.Id, cancellationToken);
        Func<Task> down = () => database.StepBackAsync(cancellationToken);
        if (!await GoAsync(ProofStage.Up, clean, [], up, cancellationToken).ConfigureAwait(false)) return false;
        await JudgeAsync(expected, ProofStage.AfterUp, cancellationToken).ConfigureAwait(false);
        await LookForRowsAsync(after, revision.Consents, ProofStage.AfterUp, cancellationToken).ConfigureAwait(false);
        if (revision.Down is null) return true;

        if (!await GoAsync(ProofStage.Down, clean, [up], down, cancellationToken).ConfigureAwait(false)) return false;
        await CompareWithBeforeAsync(clean, cancellationToken).ConfigureAwait(false);
        string[] declared = [.. revision.Consents, .. revision.BackConsents];
        await LookForRowsAsync(before, declared, ProofStage.AfterDown, cancellationToken).ConfigureAwait(false);

        if (!await GoAsync(ProofStage.UpAgain, clean, [up, down], up, cancellationToken).ConfigureAwait(false)) return false;
        await JudgeAsync(expected, ProofStage.AfterUpAgain, cancellationToken).ConfigureAwait(false);
        await LookForRowsAsync(after, declared, ProofStage.AfterUpAgain, cancellationToken).ConfigureAwait(false);
        return true;
    }

    /// <summary>Goes a way. Where that fails and there are rows, everything is done once more without any, to tell whether it is they that are in the way.</summary>
    /// <param name="stage">Which way it is.</param>
    /// <param name="clean">To begin once more with.</param>
    /// <param name="earlier">What leads up to it.</param>
    /// <param name="way">The way itself.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>Whether it was gone, with rows or without.</returns>
    private async Task<bool> GoAsync(ProofStage stage, ProofDatabase clean, IReadOnlyList<Func<Task>> earlier, Func<Task> way, CancellationToken cancellationToken)
    {
        if (await TryAsync(way).ConfigureAwait(false) is not { } failure) return true;
        string? again = failure;
        if (rows is not null)
        {
            await database.DisposeAsync().ConfigureAwait(false);
            database = await server.CloneAsync(clean, cancellationToken).ConfigureAwait(false);
            rows = null;
            again = null;
            foreach (Func<Task> step in earlier.Append(way)) again ??= await TryAsync(step).ConfigureAwait(false);
        }
        findings.Add(new ProofFinding(stage, again ?? "it would fail where rows exist: " + failure));
        return again is null;
    }

    private async Task CompareWithBeforeAsync(ProofDatabase clean, CancellationToken cancellationToken)
    {
        CatalogScope scope = server.ScopeOf(before, after);
        CatalogReading was = (await clean.ReadAsync(scope, cancellationToken).ConfigureAwait(false)).WithoutServer();
        CatalogReading now = (await database.ReadAsync(scope, cancellationToken).ConfigureAwait(false)).WithoutServer();
        EquatableArray<CatalogDifference> differences = CatalogComparison.Compare(was, now);
        if (!differences.IsEmpty)
        {
            await using ExpectedDatabase earlier = await ExpectedDatabase.MakeAsync(server, before, cancellationToken).ConfigureAwait(false);
            differences = await earlier.ConfirmAsync(differences, cancellationToken).ConfigureAwait(false);
        }
        Add(ProofStage.AfterDown, differences.Select(difference => difference.ToString()));
        await JudgeDumpsAsync(await clean.DumpAsync(cancellationToken).ConfigureAwait(false), ProofStage.AfterDown, cancellationToken).ConfigureAwait(false);
    }

    private async Task JudgeAsync(ExpectedDatabase expected, ProofStage stage, CancellationToken cancellationToken)
    {
        CatalogReading found = await database.ReadAsync(server.ScopeOf(after), cancellationToken).ConfigureAwait(false);
        EquatableArray<CatalogDifference> differences = await expected.ConfirmAsync(CatalogComparison.Compare(expected.Reading, found), cancellationToken).ConfigureAwait(false);
        Add(stage, differences.Select(difference => difference.ToString()));
        await JudgeDumpsAsync(expected.Dump, stage, cancellationToken).ConfigureAwait(false);
    }

    private async Task JudgeDumpsAsync(SchemaDump? expected, ProofStage stage, CancellationToken cancellationToken)
    {
        if (expected is null || await database.DumpAsync(cancellationToken).ConfigureAwait(false) is not { } found) return;
        DumpComparison judgement = await ExpectedDatabase.JudgeAsync(server, expected, found, cancellationToken).ConfigureAwait(false);
        Add(stage, judgement.Differences.Select(difference => "pg_dump: " + difference));
        if (judgement.Reordered.Count > 0)
            notes.Add($"{ProofFinding.Word(stage)}: pg_dump writes the columns in another order, and nothing else otherwise, for {string.Join(", ", judgement.Reordered)}.");
    }

    private async Task LookForRowsAsync(SchemaModel now, IEnumerable<string> declared, ProofStage stage, CancellationToken cancellationToken)
    {
        if (rows is null) return;
        RowSet there = await database.RowsAsync(now, cancellationToken).ConfigureAwait(false);
        Add(stage, new RowSurvival(before, now, declared.ToEquatableArray()).Losses(rows, there));
    }

    private void Add(ProofStage stage, IEnumerable<string> messages)
    {
        string[] all = [.. messages];
        findings.AddRange(all.Take(MostLines).Select(message => new ProofFinding(stage, message)));
        if (all.Length > MostLines) findings.Add(new ProofFinding(stage, string.Create(CultureInfo.InvariantCulture, $"and {all.Length - MostLines} more of the kind.")));
    }

    /// <returns>Why it failed; null where it did not.</returns>
    private static async Task<string?> TryAsync(Func<Task> run)
    {
        try
        {
            await run().ConfigureAwait(false);
            return null;
        }
        catch (MigrationException failure)
        {
            return failure.Message;
        }
    }
}
