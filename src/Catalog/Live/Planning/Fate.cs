namespace StudyHub.Schema.Catalog.Live.Planning;

/// <summary>What becomes of an object.</summary>
internal enum Fate
{
    Create,
    Drop,

    /// <summary>It stays, and is altered where it stands.</summary>
    Alter,

    /// <summary>It is dropped and created again, with all that is said of it.</summary>
    Replace,
}
