using System;

namespace StudyHub.Schema.Build;

/// <summary>The manifest is of a later version than this task reads, or is damaged. The message says which, and the next step.</summary>
public sealed class UnreadableManifestException : Exception
{
    public UnreadableManifestException(string message)
        : base(message)
    {
    }

    public UnreadableManifestException(string message, Exception cause)
        : base(message, cause)
    {
    }
}
