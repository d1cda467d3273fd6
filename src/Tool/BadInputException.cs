using System;

namespace StudyHub.Schema.Tool;

/// <summary>The user's input cannot be used. The message names it, and the next step.</summary>
internal sealed class BadInputException : Exception
{
    public BadInputException(string message)
        : base(message)
    {
    }

    public BadInputException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
