using System.Collections.Generic;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Objects;
using StudyHub.Schema.Statements;

namespace StudyHub.Schema.Planning;

/// <summary>The steps of a plan as they are found, with what each provides, so that others can wait for it.</summary>
internal sealed class StepList(bool isCreation)
{
    private readonly Dictionary<ObjectId, PlannedStep> providers = [];

    public List<PlannedStep> Steps { get; } = [];

    /// <summary>The step that makes (or drops) an object, if this list has one.</summary>
    public PlannedStep? Provider(ObjectId id) => providers.TryGetValue(id, out PlannedStep? step) ? step : null;

    /// <param name="step">What is done.</param>
    /// <param name="kind">Its rank among the steps of its part.</param>
    /// <param name="owner">The path that sorts it among its kind: its own, or that of the table beside whose steps it belongs.</param>
    /// <param name="sub">Its place among the steps with the same path.</param>
    public PlannedStep Add(MigrationStep step, StepKind kind, EquatableArray<string> owner, int sub = 0)
    {
        string name = step.Covers.IsEmpty ? $"{step.Statement.GetType().Name} of {string.Join(".", owner)} ({sub})" : step.Covers[0].ToString();
        int part = isCreation ? (int)step.Part : -(int)step.Part;
        PlannedStep planned = new(step, new StepPlace(PhaseOf(step, kind), isCreation, part, kind, string.Join("\0", owner), sub), name);
        Steps.Add(planned);
        foreach (ObjectId id in step.Covers) providers.Add(id, planned);
        return planned;
    }

    private static StepPhase PhaseOf(MigrationStep step, StepKind kind) => kind switch
    {
        StepKind.LabelName or StepKind.Label => StepPhase.Labels,
        StepKind.Rename => StepPhase.Renames,
        StepKind.Ahead => StepPhase.AheadOfRenames,
        _ => step.Run == StepRun.Together ? StepPhase.Main : StepPhase.Late,
    };

    /// <summary>A step that completes <paramref name="main"/>, such as the comment on a table that it made.</summary>
    public void Complete(PlannedStep main, EquatableArray<string> owner, int sub, PgStatement statement, StepKind kind)
    {
        MigrationStep step = new() { Statement = statement, Part = main.Step.Part, Table = main.Step.Table };
        Add(step, kind, owner, sub).Waits.Add(main);
    }
}
