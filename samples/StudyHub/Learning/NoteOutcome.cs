using System;
using StudyHub.Curriculum;
using StudyHub.Schema;

namespace StudyHub.Learning;

/// <summary>A note is about an outcome. A table, and no array of ids in the note: no foreign key can hold an array's items.</summary>
[Table]
[PrimaryKey(nameof(NoteId), nameof(OutcomeId))]
[Policy(Command.Select, Sql = OfVisibleNote)]
[Policy(Command.Insert | Command.Delete, Sql = OfOwnNote)]
public sealed partial record NoteOutcome
{
    /// <summary>Row security of the notes decides which ones the user sees.</summary>
    private const string OfVisibleNote = "exists (select 1 from public.notes n where n.id = note_id)";

    private const string OfOwnNote = "exists (select 1 from public.notes n where n.id = note_id and n.student_id = (select app.user_id()))";

    [References<Note>(OnDelete = OnDelete.Cascade)] public Guid NoteId { get; init; }

    [References<CurriculumOutcome>(OnDelete = OnDelete.Cascade)] public Guid OutcomeId { get; init; }

    [Default("now()")] public DateTimeOffset CreatedAt { get; init; }
}
