using System;

namespace StudyHub.Schema.Testing.Revisions;

/// <summary>Revisions cannot be proven as asked, or, from <see cref="RevisionProofResult.ShouldHold"/>, they do not hold.</summary>
public sealed class RevisionProofException : Exception
{
    public RevisionProofException(string message)
        : base(message)
    {
    }

    public RevisionProofException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
