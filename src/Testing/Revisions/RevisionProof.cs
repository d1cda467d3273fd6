using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using StudyHub.Schema.Migrations;
using StudyHub.Schema.Model;
using StudyHub.Schema.Revisions;
using StudyHub.Schema.Testing.Revisions.Judging;
using StudyHub.Schema.Testing.Revisions.Running;

namespace StudyHub.Schema.Testing.Revisions;

/// <summary>
/// Proves revisions on a server: from nothing up to what a revision stands on, up, as its model says, down, as before, up again, with rows in
/// every table that have to stay. pg_dump judges beside our own reader. It ends with what a feature has to deliver, line by line.
/// </summary>
/// <example><code>
/// (await RevisionProof.RunAsync(StudyHubDatabase.Revisions)).ShouldHold();
/// </code></example>
public static class RevisionProof
{
    /// <summary>Proves the revisions that a database's assembly was built with.</summary>
    /// <inheritdoc cref="RunAsync(RevisionSet, RevisionProofOptions?, CancellationToken)"/>
    public static Task<RevisionProofResult> RunAsync(DatabaseRevisions revisions, RevisionProofOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(revisions);
        return RunAsync(revisions.Set, options, cancellationToken);
    }

    /// <summary>Proves revisions, those that <paramref name="options"/> name. Nothing of it stays on the server.</summary>
    /// <param name="revisions">All there are.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="RevisionProofException">The files have findings, a revision is not among them, the server's user is no superuser, or the given pg_dump is of no use.</exception>
    /// <exception cref="MigrationException">A revision that the ones to prove stand on cannot be applied.</exception>
    /// <exception cref="PostgresUnavailableException">There is no server.</exception>
    public static async Task<RevisionProofResult> RunAsync(RevisionSet revisions, RevisionProofOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(revisions);
        options ??= new RevisionProofOptions();
        if (!revisions.Findings.IsEmpty) throw new RevisionProofException("The revisions cannot be used:\n" + string.Join('\n', revisions.Findings));
        IReadOnlyList<Revision> wanted = Wanted(revisions, options);
        Stopwatch watch = Stopwatch.StartNew();
        EphemeralPostgres server = options.Server ?? await EphemeralPostgres.SharedAsync(cancellationToken).ConfigureAwait(false);
        (DumpProgram? dump, string reason) = await DumpProgram.FindAsync(options.DumpProgram, server, cancellationToken).ConfigureAwait(false);
        ProofServer grounds = await ProofServer.OpenAsync(server, revisions, dump, cancellationToken).ConfigureAwait(false);
        return new RevisionProofResult
        {
            Database = wanted[0].Database,
            ServerVersion = server.Version.ToString(),
            Judge = dump is null ? null : "pg_dump " + dump.Version,
            NotJudged = reason,
            IsStrict = options.IsStrict,
            Revisions = await RunAsync(grounds, revisions, wanted, options, cancellationToken).ConfigureAwait(false),
            Elapsed = watch.Elapsed,
        };
    }

    /// <summary>One clean database goes along: what one revision leads to is what the next begins with, as long as they follow from each other.</summary>
    private static async Task<IReadOnlyList<ProvenRevision>> RunAsync(
        ProofServer grounds, RevisionSet revisions, IReadOnlyList<Revision> wanted, RevisionProofOptions options, CancellationToken cancellationToken)
    {
        RevisionGraph graph = new(revisions);
        List<ProvenRevision> proven = [];
        ISet<RevisionId> applied = new HashSet<RevisionId>();
        ProofDatabase clean = await grounds.EmptyAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            foreach (Revision revision in wanted)
            {
                options.Progress?.Invoke($"proving {revision.Title}");
                ISet<RevisionId> needed = graph.WithAncestors(revision.Parents);
                if (!applied.IsSubsetOf(needed))
                {
                    await clean.DisposeAsync().ConfigureAwait(false);
                    clean = await grounds.EmptyAsync(cancellationToken).ConfigureAwait(false);
                }
                foreach (RevisionId parent in revision.Parents) await clean.UpgradeAsync(parent, cancellationToken).ConfigureAwait(false);
                applied = needed;
                proven.Add(await new RevisionTrial(grounds, revision, Before(revisions, revision), RevisionModels.At(revisions, revision.Id), options)
                    .RunAsync(clean, cancellationToken).ConfigureAwait(false));
            }
        }
        finally
        {
            await clean.DisposeAsync().ConfigureAwait(false);
        }
        return proven;
    }

    /// <summary>Of a merge that is what it leads to: both branches have been applied by then, and no model says what that is.</summary>
    private static SchemaModel Before(RevisionSet revisions, Revision revision)
        => revision.Parents.Count > 1 ? RevisionModels.At(revisions, revision.Id) : RevisionModels.At(revisions, revision.Parents.FirstOrDefault());

    private static IReadOnlyList<Revision> Wanted(RevisionSet revisions, RevisionProofOptions options)
    {
        if (revisions.Revisions.IsEmpty) throw new RevisionProofException("There is no revision to prove. The first is made by: studyhub-schema add NAME");
        if (options.All) return [.. revisions.Revisions];
        if (options.Revisions.Count == 0) return [.. revisions.Heads];
        RevisionGraph graph = new(revisions);
        if (options.Revisions.FirstOrDefault(id => graph.Find(id) is null) is { } unknown) throw new RevisionProofException($"There is no revision {unknown}.");
        HashSet<RevisionId> ids = [.. options.Revisions];
        return [.. graph.All.Where(revision => ids.Contains(revision.Id))];
    }
}
