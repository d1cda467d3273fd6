using StudyHub.Schema.Objects;

namespace StudyHub.Schema.Merging;

/// <summary>What two branches did that does not go together.</summary>
/// <param name="Id">The object that they meet at.</param>
/// <param name="Left">What the one does: "is gone", "has the type integer (was text)".</param>
/// <param name="Right">What the other does.</param>
public sealed record MergeConflict(ObjectId Id, string Left, string Right);
