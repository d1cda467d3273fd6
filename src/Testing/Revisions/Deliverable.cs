namespace StudyHub.Schema.Testing.Revisions;

/// <summary>One line of what a feature has to deliver.</summary>
/// <param name="Name">Migration, RLS policies, seed data, tests, performance, verification.</param>
/// <param name="State">Whether it is there.</param>
/// <param name="Evidence">What shows that it is, or what is missing.</param>
public sealed record Deliverable(string Name, DeliverableState State, string Evidence)
{
    /// <summary>"[x] migration: up and down ran …".</summary>
    public override string ToString() => $"{(State switch { DeliverableState.Met => "[x]", DeliverableState.NotMet => "[ ]", _ => "[-]" })} {Name}: {Evidence}";
}

/// <summary>Whether something that a feature has to deliver is there.</summary>
public enum DeliverableState
{
    Met,
    NotMet,

    /// <summary>The revision has nothing that asks for it.</summary>
    NotApplicable,
}
