using System;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Objects;

namespace StudyHub.Schema.Planning;

/// <summary>The planner has no steps for a change. It says so: a change that is skipped silently is a database that nobody knows.</summary>
public sealed class UnplannableChangeException(ObjectId id, string what)
    : Exception($"No steps are known for this change: {id} is {what}. Write this change as a migration by hand.")
{
    public ObjectId Id { get; } = id;
}

/// <summary>Steps wait for each other in a circle, so that none can be the first.</summary>
public sealed class StepCycleException(EquatableArray<string> members)
    : Exception($"These wait for each other: {string.Join(" -> ", members)} -> {members[0]}. Take away one of these dependencies.")
{
    /// <summary>Each waits for the next one, the last for the first.</summary>
    public EquatableArray<string> Members { get; } = members;
}
