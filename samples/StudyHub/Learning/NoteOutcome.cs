using System;
using System.Collections.Generic;
using System.Linq;
using StudyHub.Curriculum;
using StudyHub.Schema;

namespace StudyHub.Learning;

/// <summary>A note is about an outcome. A table, and no array of ids in the note: no foreign key can hold an array's items.</summary>
[Table]
[PrimaryKey(nameof(NoteId), nameof(OutcomeId))]
[Deny(Command.Update)]
public sealed partial record NoteOutcome
{
    [References<Note>(OnDelete = OnDelete.Cascade)] public Guid NoteId { get; init; }

    [References<CurriculumOutcome>(OnDelete = OnDelete.Cascade)] public Guid OutcomeId { get; init; }

    [Default("now()")] public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Row security of the notes decides which ones there are for the user.</summary>
    [Policy(Command.Select)]
    static bool OfVisibleNote(NoteOutcome row, IEnumerable<Note> notes) => notes.Any(n => n.Id == row.NoteId);

    [Policy(Command.Insert | Command.Delete)]
    static bool OfOwnNote(NoteOutcome row, Session session, IEnumerable<Note> notes)
        => notes.Any(n => n.Id == row.NoteId && n.StudentId == session.UserId);
}
