namespace StudyHub.Schema.Sql;

/// <summary>A file to be written.</summary>
/// <param name="Path">Relative, with '/'.</param>
/// <param name="Text">Ends with a newline.</param>
public sealed record SqlFile(string Path, string Text);
