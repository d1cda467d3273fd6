using StudyHub.Schema.Objects;

namespace StudyHub.Schema.Effects;

/// <summary>Rows that are there may make the step fail; nothing has happened then.</summary>
/// <param name="Object">The column, key, index or constraint that the rows may not suit.</param>
/// <param name="Sentence">"fails where rows of public.notes have NULL in body".</param>
public sealed record Obstacle(ObjectId Object, string Sentence);
