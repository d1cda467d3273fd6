namespace StudyHub.Schema.Generators.Reading;

/// <summary>
/// The vocabulary as the generator knows it: by metadata name, since it must not load the user's copy of StudyHub.Schema. A test resolves
/// each name against the real assembly.
/// </summary>
internal static class AttributeNames
{
    public const string Namespace = "StudyHub.Schema";

    public const string AdminAccess = "AdminAccessAttribute";
    public const string AdminOnly = "AdminOnlyAttribute";
    public const string AuditInsertOnly = "AuditInsertOnlyAttribute";
    public const string Check = "CheckAttribute";
    public const string Column = "ColumnAttribute";
    public const string Database = "DatabaseAttribute";
    public const string Default = "DefaultAttribute";
    public const string Deny = "DenyAttribute";
    public const string FrameworkAware = "FrameworkAwareAttribute";
    public const string FrameworkMembership = "FrameworkMembershipAttribute";
    public const string FrameworkRoot = "FrameworkRootAttribute";
    public const string Generated = "GeneratedAttribute";
    public const string Identity = "IdentityAttribute";
    public const string Index = "IndexAttribute";
    public const string Jsonb = "JsonbAttribute";
    public const string Key = "KeyAttribute";
    public const string Label = "LabelAttribute";
    public const string Length = "LengthAttribute";
    public const string NotMapped = "NotMappedAttribute";
    public const string RowVersion = "RowVersionAttribute";
    public const string Numeric = "NumericAttribute";
    public const string OwnedBy = "OwnedByAttribute";
    public const string Pii = "PiiAttribute";
    public const string Policy = "PolicyAttribute";
    public const string PostgresEnum = "PostgresEnumAttribute";
    public const string PrimaryKey = "PrimaryKeyAttribute";
    public const string PublicRead = "PublicReadAttribute";
    public const string Query = "QueryAttribute";
    public const string ReadableByMembers = "ReadableByMembersAttribute";
    public const string References = "ReferencesAttribute`1";
    public const string RenamedFrom = "RenamedFromAttribute";
    public const string Seed = "SeedAttribute";
    public const string Table = "TableAttribute";
    public const string Unique = "UniqueAttribute";
    public const string UniquePerFramework = "UniquePerFrameworkAttribute";
    public const string Unmanaged = "UnmanagedAttribute";

    /// <summary>Types of the vocabulary that are no attributes.</summary>
    public const string SessionType = "Session";
    public const string Timestamped = "ITimestamped";
    public const string SoftDeletable = "ISoftDeletable";
}
