namespace StudyHub.Schema.Manifest;

/// <summary>What every manifest begins with.</summary>
public static class ManifestFormat
{
    /// <summary>Raised when an older reader could not read, or would misread, what is written.</summary>
    public const int Version = 1;

    public const string HeaderField = "manifest";

    public const string HashField = "sha256";

    public const string DatabaseField = "database";

    public const string RowField = "row";
}
