namespace StudyHub.Schema.Testing.Revisions;

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
