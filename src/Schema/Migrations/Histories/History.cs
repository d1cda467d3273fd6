using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Revisions;

namespace StudyHub.Schema.Migrations.Histories;

/// <summary>What the tables of studyhub_schema hold.</summary>
/// <param name="Exists">The tables are there.</param>
/// <param name="Applied">In no order.</param>
/// <param name="Journal">Sorted by revision, direction and step.</param>
internal sealed record History(bool Exists, IReadOnlyList<AppliedRevision> Applied, IReadOnlyList<JournalRow> Journal)
{
    public static History None { get; } = new(false, [], []);

    public HashSet<RevisionId> Ids => [.. Applied.Select(row => row.Id)];

    /// <summary>
    /// The revision that a run left half-way: one with rows of the way that it has not gone to the end. A complete way keeps its own rows, as a
    /// record, and takes away those of the other.
    /// </summary>
    public InterruptedRevision? Interrupted
    {
        get
        {
            HashSet<RevisionId> applied = Ids;
            return Journal.GroupBy(row => (row.Revision, row.Direction))
                .Where(rows => rows.Key.Direction == (applied.Contains(rows.Key.Revision) ? MigrationDirection.Down : MigrationDirection.Up))
                .Select(rows => new InterruptedRevision(
                    rows.Key.Revision,
                    rows.Key.Direction,
                    [.. rows.Where(row => row.IsDone).Select(row => row.Step)],
                    rows.FirstOrDefault(row => !row.IsDone)?.Step))
                .FirstOrDefault();
        }
    }

    public IEnumerable<JournalRow> Of(Revision revision, MigrationDirection direction)
        => Journal.Where(row => row.Revision == revision.Id && row.Direction == direction);
}

/// <summary>One step that was begun.</summary>
/// <param name="Script">The hash of the script that it is a step of: 64 hexadecimal digits.</param>
internal sealed record JournalRow(RevisionId Revision, MigrationDirection Direction, int Step, string Script, bool IsDone);
