namespace StudyHub.Schema;

/// <summary>PostgreSQL's access methods.</summary>
public enum IndexMethod
{
    BTree,
    Gin,
    Gist,
    Brin,
    Hash,
    SpGist,
}
