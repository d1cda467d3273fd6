using System.Collections.Generic;

namespace StudyHub.Schema.Testing.Revisions.Delivery;

/// <summary>A constraint, and statements of which one should be refused because of it.</summary>
/// <param name="Constraint">"check public.notes.ck_notes_page".</param>
/// <param name="SqlState">23502, 23503, 23505 or 23514.</param>
/// <param name="Name">What PostgreSQL names with the refusal: the constraint; of NOT NULL the column.</param>
/// <param name="Commands">Tried in turn, each on its own.</param>
internal sealed record Violation(string Constraint, string SqlState, string Name, IReadOnlyList<string> Commands);
