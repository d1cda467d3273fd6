using System;

namespace StudyHub.Schema.Manifest;

/// <summary>A text is not a manifest that this version can read. The message names the line, what stands there and what was expected.</summary>
public sealed class ManifestException : Exception
{
    public ManifestException(int line, string found, string expected, Exception? inner = null)
        : base($"Manifest, line {line}: found {found}; expected {expected}.", inner) => Line = line;

    /// <summary>Counted from 1.</summary>
    public int Line { get; }
}
