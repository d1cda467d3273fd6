using StudyHub.Schema.Collections;

namespace StudyHub.Schema.Revisions;

/// <summary>
/// One step of a database's history, frozen: the SQL there and back, and what it makes of the model. Nothing in it refers to today's records.
/// </summary>
public sealed record Revision
{
    public required RevisionId Id { get; init; }

    /// <summary>What people call it: a to z, 0 to 9 and _.</summary>
    public required string Name { get; init; }

    /// <summary>The database's C# name, such as StudyHub.</summary>
    public required string Database { get; init; }

    /// <summary>None for the first revision, several for one that merges; the delta is to the first of them.</summary>
    public EquatableArray<RevisionId> Parents { get; init; }

    /// <summary>The fingerprint of the model that it ends with.</summary>
    public required string After { get; init; }

    /// <summary>What of the first parent's model becomes another.</summary>
    public ModelDelta Delta { get; init; } = ModelDelta.None;

    public required RevisionScript Up { get; init; }

    /// <summary>Null where there is no way back: <see cref="Irreversible"/> says why.</summary>
    public RevisionScript? Down { get; init; }

    /// <summary>Why there is no way back; null where there is one.</summary>
    public string? Irreversible { get; init; }

    /// <summary>What the way there loses or makes more visible, each a sentence; whoever made the revision agreed to it.</summary>
    public EquatableArray<string> Consents { get; init; }

    /// <summary>What the way back loses or makes more visible.</summary>
    public EquatableArray<string> BackConsents { get; init; }

    /// <summary>
    /// 64 hexadecimal digits over everything that the revision is: the database remembers them, so that one that was edited after it was
    /// applied is found.
    /// </summary>
    public required string Checksum { get; init; }

    /// <summary>"3f9c2ab81d04 add_notes".</summary>
    public string Title => Id.Value + " " + Name;

    public string Folder => RevisionFiles.FolderOf(Id, Name);
}
