using System;

namespace StudyHub.Schema.Assemblies;

/// <summary>The manifest is of a later version than is read here, or is damaged. The message says which, and the next step.</summary>
internal sealed class UnreadableManifestException : Exception
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
