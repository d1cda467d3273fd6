using System.Collections.Generic;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Testing.RowSecurity.Trials;

/// <summary>One statement that is tried as a role in a session, with what the model says must come of it.</summary>
internal sealed record Attempt
{
    public required QualifiedName Table { get; init; }

    public required TrialSession Session { get; init; }

    public required TriedCommand Command { get; init; }

    /// <summary>What is tried, for people: "UPDATE of student_id without WHERE".</summary>
    public required string What { get; init; }

    public required string Sql { get; init; }

    /// <summary>A superuser runs it first, such as taking the row away that is to be inserted.</summary>
    public string Before { get; init; } = "";

    /// <summary>How the rows are told that the command touched.</summary>
    public RowWitness Witness { get; init; }

    public required Outcome Expected { get; init; }

    /// <summary>The row that the attempt is about; null for all rows.</summary>
    public Filling.FilledRow? Row { get; init; }

    /// <summary>It is the plain form of its command, from which the matrix is made.</summary>
    public bool IsPlain { get; init; }

    /// <summary>How the role reads each row, by its place; for <see cref="RowWitness.Given"/>.</summary>
    public IReadOnlyDictionary<string, string>? Readings { get; init; }

    /// <summary>The command is right either way, such as reading with an id that is none, where no row asks for it.</summary>
    public Outcome? AlsoExpected { get; init; }
}

/// <summary>How the rows are told that a command touched.</summary>
internal enum RowWitness
{
    /// <summary>Not at all: that it was not refused is enough.</summary>
    None,

    /// <summary>The statement gives one array of texts: the rows' columns that the role may read.</summary>
    Given,

    /// <summary>Rows that are no longer at their place were changed or deleted.</summary>
    Places,
}

/// <summary>What came of an attempt, or must come of it.</summary>
/// <param name="Kind">Which of them.</param>
/// <param name="Rows">Places or readings of rows, sorted; null where they are not asked for.</param>
/// <param name="Message">PostgreSQL's, for <see cref="OutcomeKind.Failed"/>.</param>
internal sealed record Outcome(OutcomeKind Kind, IReadOnlyList<string>? Rows = null, string Message = "")
{
    public static Outcome Denied { get; } = new(OutcomeKind.Denied);

    public static Outcome Violation { get; } = new(OutcomeKind.Violation);

    public static Outcome BadId { get; } = new(OutcomeKind.BadId);

    public static Outcome Done { get; } = new(OutcomeKind.Done);
}

internal enum OutcomeKind
{
    Done,

    /// <summary>42501: no privilege.</summary>
    Denied,

    /// <summary>42501: a policy refuses the row.</summary>
    Violation,

    /// <summary>22P02: the session's id is no uuid.</summary>
    BadId,

    /// <summary>23xxx: a constraint refuses the row, which row security let through.</summary>
    Constraint,

    Failed,
}
