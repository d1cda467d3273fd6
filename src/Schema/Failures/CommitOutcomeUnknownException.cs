using System;

namespace StudyHub.Schema.Failures;

/// <summary>
/// The connection was lost after COMMIT was sent and before its answer came: everything may be stored, or nothing. Look whether it is
/// before doing it again.
/// </summary>
public sealed class CommitOutcomeUnknownException : Exception
{
    internal CommitOutcomeUnknownException(Exception inner)
        : base(
            "The connection was lost while the COMMIT was on its way: everything that the session did is stored, or nothing of it. Look which, "
            + "for example by the row's key, before it is done again.",
            inner)
    {
    }
}
