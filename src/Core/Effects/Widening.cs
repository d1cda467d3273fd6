using StudyHub.Schema.Objects;

namespace StudyHub.Schema.Effects;

/// <summary>Somebody may see or do more with what was there than before.</summary>
/// <param name="Object">The policy, grant, function, role, schema or table that makes it so.</param>
/// <param name="Sentence">"makes more visible: policy notes_authenticated_select on public.notes is new".</param>
public sealed record Widening(ObjectId Object, string Sentence);
