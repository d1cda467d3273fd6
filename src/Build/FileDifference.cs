namespace StudyHub.Schema.Build;

/// <summary>One way in which the folder on disk is not what the model asks for.</summary>
internal abstract record FileDifference
{
    private FileDifference(string path) => Path = path;

    /// <summary>Relative to the folder, with forward slashes.</summary>
    public string Path { get; }

    /// <summary>The file is there with another text.</summary>
    /// <param name="Path">Relative to the folder.</param>
    /// <param name="Text">What the file should hold.</param>
    /// <param name="Line">The first line that differs, from 1.</param>
    /// <param name="Found">That line on disk; null when the file ends before it.</param>
    /// <param name="Wanted">That line in the text; null when the text ends before it.</param>
    public sealed record Stale(string Path, string Text, int Line, string? Found, string? Wanted) : FileDifference(Path);

    /// <summary>The file is not there.</summary>
    public sealed record Missing(string Path, string Text) : FileDifference(Path);

    /// <summary>A generated file that the model no longer asks for.</summary>
    public sealed record Surplus(string Path) : FileDifference(Path);
}
