using System;

namespace StudyHub.Schema.Testing.RowSecurity;

/// <summary>Row security does not do what the records say, or it cannot be tried. The message says where and what to do.</summary>
public sealed class RowSecurityException : Exception
{
    public RowSecurityException(string message)
        : base(message)
    {
    }

    public RowSecurityException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
