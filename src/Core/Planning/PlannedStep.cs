using System;
using System.Collections.Generic;

namespace StudyHub.Schema.Planning;

/// <summary>A step before it has its place: what it waits for, and where it stands among those that could come at the same time.</summary>
internal sealed class PlannedStep(MigrationStep step, StepPlace place, string name) : IComparable<PlannedStep>
{
    public MigrationStep Step => step;

    /// <summary>Names the step in a message.</summary>
    public string Name => name;

    /// <summary>Steps that must have run before.</summary>
    public List<PlannedStep> Waits { get; } = [];

    public int CompareTo(PlannedStep? other)
    {
        if (other is null) return 1;
        int byPlace = place.CompareTo(other.Place);
        return byPlace != 0 ? byPlace : string.CompareOrdinal(name, other.Name);
    }

    private StepPlace Place => place;
}

/// <summary>
/// Where a step stands by preference. Smaller comes first: the phase, what goes before what comes, then part, kind, name of the object, and the
/// place among the steps for that one object.
/// </summary>
internal sealed record StepPlace(StepPhase Phase, bool IsCreation, int Part, StepKind Kind, string Name, int Sub) : IComparable<StepPlace>
{
    public int CompareTo(StepPlace? other)
    {
        if (other is null) return 1;
        int order = ((int)Phase).CompareTo((int)other.Phase);
        if (order == 0) order = IsCreation.CompareTo(other.IsCreation);
        if (order == 0) order = Part.CompareTo(other.Part);
        if (order == 0) order = Direction * ((int)Kind).CompareTo((int)other.Kind);
        if (order == 0) order = Direction * string.CompareOrdinal(Name, other.Name);
        return order != 0 ? order : Sub.CompareTo(other.Sub);
    }

    private int Direction => IsCreation ? 1 : -1;
}

/// <summary>
/// What cannot share a transaction with the rest stands around it, so that as much as possible happens at once or not at all.
/// </summary>
internal enum StepPhase
{
    /// <summary>Labels of enums, which nobody can use before they are committed.</summary>
    Labels,

    /// <summary>What is dropped by words that a rename would make untrue.</summary>
    AheadOfRenames,
    Renames,
    Main,

    /// <summary>Whatever reads whole tables while others go on using them.</summary>
    Late,
}

/// <summary>The kinds of steps in the order of a creation; a removal takes them the other way round.</summary>
internal enum StepKind
{
    LabelName,
    Label,
    Ahead,
    Rename,
    Role,
    Membership,
    RoleParameter,
    Schema,
    SchemaAccess,
    Extension,
    Enum,
    Type,
    Function,
    Routine,
    Table,
    Column,
    Constraint,
    ForeignKey,
    Index,
    Trigger,
    Object,
    Comment,
    Seed,
    RowSecurity,
}
