using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Objects;
using StudyHub.Schema.Revisions;
using StudyHub.Schema.Testing.Revisions.Running;

namespace StudyHub.Schema.Testing.Revisions.Delivery;

/// <summary>What a feature has to deliver with its revision, each line with what shows that it is there.</summary>
internal sealed class DeliveryCheck(ProofServer server, Revision revision, SchemaModel before, SchemaModel after, RevisionProofOptions options)
{
    private static readonly ProofStage[] Back = [ProofStage.Down, ProofStage.AfterDown, ProofStage.UpAgain, ProofStage.AfterUpAgain];

    /// <param name="database">Has the revision.</param>
    /// <param name="findings">What the way there and back has shown.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<IReadOnlyList<Deliverable>> RunAsync(ProofDatabase database, IReadOnlyList<ProofFinding> findings, CancellationToken cancellationToken)
    {
        TableModel[] touched = [.. Touched()];
        await database.FillAsync(after, cancellationToken).ConfigureAwait(false);
        return
        [
            Migration(findings),
            await new PolicyLine(server, after, touched, options.Progress).RunAsync(cancellationToken).ConfigureAwait(false),
            await new SeedLine(revision, after).RunAsync(database, cancellationToken).ConfigureAwait(false),
            await new ConstraintLine(revision, before, after).RunAsync(database, cancellationToken).ConfigureAwait(false),
            await new PlanLine(server, revision, after, touched, options).RunAsync(cancellationToken).ConfigureAwait(false),
            Rollback(findings),
        ];
    }

    /// <summary>The tables that the revision makes or changes something of.</summary>
    private IEnumerable<TableModel> Touched()
    {
        HashSet<QualifiedName> names =
        [
            .. revision.Delta.Set.Select(item => item.Id).Concat(revision.Delta.Removed)
                .Where(id => id.Kind >= ObjectKind.Table && id.Path.Count >= 2).Select(id => new QualifiedName(id.Path[0], id.Path[1])),
        ];
        return after.Tables.Where(table => table.IsManaged && names.Contains(table.Name));
    }

    private Deliverable Migration(IReadOnlyList<ProofFinding> findings)
    {
        ProofFinding[] own = [.. findings.Where(finding => !Back.Contains(finding.Stage))];
        string steps = revision.Down is null
            ? $"up.sql ran ({Steps(revision.Up)}); there is no way back: {revision.Irreversible}"
            : $"up.sql ({Steps(revision.Up)}) and down.sql ({Steps(revision.Down)}) ran";
        return own.Length == 0
            ? new("migration", DeliverableState.Met, steps + (server.Dump is null ? "; the catalog is as the model says" : "; the catalog is as the model says, and pg_dump agrees"))
            : new("migration", DeliverableState.NotMet, $"{own.Length} findings, the first {own[0]}");
    }

    private Deliverable Rollback(IReadOnlyList<ProofFinding> findings)
    {
        if (revision.Down is null) return new("rollback", DeliverableState.NotApplicable, $"there is no way back: {revision.Irreversible}");
        ProofFinding[] back = [.. findings.Where(finding => Back.Contains(finding.Stage))];
        return back.Length == 0
            ? new("rollback", DeliverableState.Met, "down led to what was before, and up again to the model")
            : new("rollback", DeliverableState.NotMet, $"{back.Length} findings, the first {back[0]}");
    }

    private static string Steps(RevisionScript script) => script.Steps.Count switch { 0 => "nothing to do", 1 => "one step", int count => $"{count} steps" };
}
