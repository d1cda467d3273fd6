using System;
using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Revisions;

namespace StudyHub.Schema.Testing.Revisions;

/// <summary>What came of proving one revision.</summary>
public sealed record ProvenRevision
{
    public required RevisionId Id { get; init; }

    public required string Name { get; init; }

    /// <summary>What is wrong, in the order in which it was found.</summary>
    public required IReadOnlyList<ProofFinding> Findings { get; init; }

    /// <summary>What could not be tried or judged, and what was left out of a judgement, each a sentence.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>What a feature has to deliver; none where the revision could not be applied.</summary>
    public required IReadOnlyList<Deliverable> Deliverables { get; init; }

    /// <summary>How many rows the way there and back was tried on, in all tables.</summary>
    public required int Rows { get; init; }

    public required TimeSpan Elapsed { get; init; }

    /// <summary>"3f9c2ab81d04 add_notes".</summary>
    public string Title => Id.Value + " " + Name;

    public bool Holds => Findings.Count == 0 && Deliverables.All(line => line.State != DeliverableState.NotMet);
}

/// <summary>Something that is wrong with a revision.</summary>
/// <param name="Stage">When it was found.</param>
/// <param name="Message">What it is, where, and what to do.</param>
public sealed record ProofFinding(ProofStage Stage, string Message)
{
    /// <summary>"after up: index public.idx_notes is missing …".</summary>
    public override string ToString() => $"{Word(Stage)}: {Message}";

    /// <summary>"up", "after up", "down", "after down", "up again", "after up again".</summary>
    public static string Word(ProofStage stage) => stage switch
    {
        ProofStage.Up => "up",
        ProofStage.AfterUp => "after up",
        ProofStage.Down => "down",
        ProofStage.AfterDown => "after down",
        ProofStage.UpAgain => "up again",
        _ => "after up again",
    };
}

/// <summary>The stages of a proof, in order.</summary>
public enum ProofStage
{
    Up,
    AfterUp,
    Down,
    AfterDown,
    UpAgain,
    AfterUpAgain,
}

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
