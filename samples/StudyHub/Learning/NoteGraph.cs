using System.Collections.Generic;
using StudyHub.Curriculum;
using StudyHub.Schema;

namespace StudyHub.Learning;

/// <summary>A note with the outcomes that it is about and the flashcards that were made from it.</summary>
[Graph]
public sealed partial record NoteGraph(
    Note Note,
    Subject? Subject,
    [Through<NoteOutcome>] IReadOnlyList<CurriculumOutcome> Outcomes,
    IReadOnlyList<Flashcard> Flashcards);
