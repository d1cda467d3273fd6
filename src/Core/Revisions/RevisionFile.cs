namespace StudyHub.Schema.Revisions;

/// <summary>A file of the folder of revisions.</summary>
/// <param name="Path">From that folder, with '/': "head", "3f9c2ab81d04_add_notes/up.sql".</param>
/// <param name="Text">Its content; "\r\n" and "\n" are the same.</param>
public sealed record RevisionFile(string Path, string Text);
