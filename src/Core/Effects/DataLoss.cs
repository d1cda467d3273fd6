using StudyHub.Schema.Objects;

namespace StudyHub.Schema.Effects;

/// <summary>Something that rows held and that is nowhere when the step is done.</summary>
/// <param name="Object">The table or column that held it.</param>
/// <param name="Sentence">"loses the values of column public.notes.body".</param>
public sealed record DataLoss(ObjectId Object, string Sentence);
