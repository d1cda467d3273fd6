using System.CommandLine;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using StudyHub.Schema.Migrations;
using StudyHub.Schema.Model;
using StudyHub.Schema.Revisions;
using StudyHub.Schema.Tool.Inputs;

namespace StudyHub.Schema.Tool.Commands;

/// <summary>
/// What a live database should be: the model at the revision that it has, for what is not applied yet is no drift. One without revisions is
/// compared with the records.
/// </summary>
/// <param name="Model">The schema.</param>
/// <param name="Name">Which it is, for people.</param>
internal sealed record DriftModel(SchemaModel Model, string Name)
{
    /// <summary>Asks for the records, whatever the database has.</summary>
    private const string Records = "records";

    /// <param name="options">Where records and revisions are.</param>
    /// <param name="parsed">The command line.</param>
    /// <param name="revision">The revision that is asked for; null for that of the database.</param>
    /// <param name="live">The database.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="BadInputException">There is no such revision, or the database is at none that has a model.</exception>
    public static async Task<DriftModel> ChooseAsync(
        CommonOptions options, ParseResult parsed, string? revision, LiveDatabase live, CancellationToken cancellationToken)
    {
        if (revision == Records) return new(await SchemaInput.ReadAsync(options, parsed, cancellationToken), "the records");
        RevisionInput input = await RevisionInput.ReadAsync(options, parsed, cancellationToken);
        if (revision is not null)
        {
            input.RequireWhole("No model comes of revisions that cannot be used.");
            Revision asked = RevisionInput.Find(input.Set, revision);
            return new(RevisionModels.At(input.Set, asked.Id), "revision " + asked.Title);
        }
        MigrationStatus status = await StatusAsync(input, live, cancellationToken);
        if (status.Applied.Count == 0)
            return new(await SchemaInput.ReadAsync(options, parsed, cancellationToken), "the records, for it has no revisions");
        Revision last = Last(status);
        string later = status.Pending.Count switch { 0 => "", 1 => "; one revision is not applied yet", int count => $"; {count} revisions are not applied yet" };
        return new(RevisionModels.At(input.Set, last.Id), $"revision {last.Title}, the last that it has{later}");
    }

    /// <summary>A folder that cannot be used is no obstacle for a database without revisions.</summary>
    private static async Task<MigrationStatus> StatusAsync(RevisionInput input, LiveDatabase live, CancellationToken cancellationToken)
    {
        MigrationStatus status = await new Migrator(input.Set.Findings.IsEmpty ? input.Set : RevisionSet.Empty).ReadStatusAsync(live.ConnectionString, cancellationToken);
        if (status.Applied.Count > 0) input.RequireWhole("The database has revisions, and no model comes of those here. Mend them, or compare with the records: --revision records");
        return status;
    }

    private static Revision Last(MigrationStatus status)
    {
        const string otherwise = "Name what to compare with: --revision REV, or --revision records.";
        if (status.Problems is [var problem, ..]) throw new BadInputException($"It is not known what the database should be: {problem.Message} {otherwise}");
        if (status.Interrupted is { } half) throw new BadInputException($"Revision {half.Id} was left half-way. Run: studyhub-schema upgrade. {otherwise}");
        return status.Current switch
        {
            [var one] => one,
            var several => throw new BadInputException(
                $"The database has {several.Count} revisions that nothing merges: {string.Join(", ", several.Select(revision => revision.Title))}. {otherwise}"),
        };
    }
}
