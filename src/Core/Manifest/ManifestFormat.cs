namespace StudyHub.Schema.Manifest;

/// <summary>What every manifest begins with.</summary>
public static class ManifestFormat
{
    /// <summary>Raised when an older reader could not read, or would misread, what is written.</summary>
    public const int Version = 1;

    internal const string HeaderField = "manifest";

    internal const string HashField = "sha256";

    internal const string DatabaseField = "database";

    internal const string RowField = "row";
}
