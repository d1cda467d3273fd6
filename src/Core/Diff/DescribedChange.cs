using StudyHub.Schema.Objects;

namespace StudyHub.Schema.Diff;

/// <summary>What happened to one object, in words for people.</summary>
/// <param name="Id">As the model after knows it, or, where it is gone, the one before.</param>
/// <param name="IsGone">The model after does not have it.</param>
/// <param name="Words">What goes behind its name: "is new", "has the type integer (was text) and is not null (was nullable)".</param>
public sealed record DescribedChange(ObjectId Id, bool IsGone, string Words)
{
    /// <summary>"column public.students.nickname is new".</summary>
    public override string ToString() => Id + " " + Words;
}
