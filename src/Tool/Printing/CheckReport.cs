using StudyHub.Schema.Collections;
using StudyHub.Schema.Revisions;

namespace StudyHub.Schema.Tool.Printing;

/// <summary>What <c>check</c> found.</summary>
/// <param name="Set">The revisions.</param>
/// <param name="Place">Where they are.</param>
/// <param name="Findings">With paths as people see them from where they are.</param>
internal sealed record CheckReport(RevisionSet Set, string Place, EquatableArray<RevisionFinding> Findings);
