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
    public const string Average = "AverageAttribute";
    public const string By = "ByAttribute";
    public const string Check = "CheckAttribute";
    public const string Column = "ColumnAttribute";
    public const string Count = "CountAttribute";
    public const string Database = "DatabaseAttribute";
    public const string Default = "DefaultAttribute";
    public const string Deny = "DenyAttribute";
    public const string FrameworkAware = "FrameworkAwareAttribute";
    public const string FrameworkMembership = "FrameworkMembershipAttribute";
    public const string FrameworkRoot = "FrameworkRootAttribute";
    public const string Generated = "GeneratedAttribute";
    public const string Graph = "GraphAttribute";
    public const string Identity = "IdentityAttribute";
    public const string Index = "IndexAttribute";
    public const string Jsonb = "JsonbAttribute";
    public const string Key = "KeyAttribute";
    public const string Label = "LabelAttribute";
    public const string Length = "LengthAttribute";
    public const string Max = "MaxAttribute";
    public const string Min = "MinAttribute";
    public const string NotMapped = "NotMappedAttribute";
    public const string RowVersion = "RowVersionAttribute";
    public const string Numeric = "NumericAttribute";
    public const string Order = "OrderAttribute";
    public const string OrderBy = "OrderByAttribute";
    public const string Over = "OverAttribute";
    public const string OwnedBy = "OwnedByAttribute";
    public const string PathUpdate = "PathUpdateAttribute";
    public const string Pii = "PiiAttribute";
    public const string Policy = "PolicyAttribute";
    public const string PostgresEnum = "PostgresEnumAttribute";
    public const string PrimaryKey = "PrimaryKeyAttribute";
    public const string Projection = "ProjectionAttribute`1";
    public const string PublicRead = "PublicReadAttribute";
    public const string Query = "QueryAttribute";
    public const string ReadableByMembers = "ReadableByMembersAttribute";
    public const string References = "ReferencesAttribute`1";
    public const string RenamedFrom = "RenamedFromAttribute";
    public const string Seed = "SeedAttribute";
    public const string Sum = "SumAttribute";
    public const string Table = "TableAttribute";
    public const string Through = "ThroughAttribute`1";
    public const string Unique = "UniqueAttribute";
    public const string UniquePerFramework = "UniquePerFrameworkAttribute";
    public const string Unmanaged = "UnmanagedAttribute";

    /// <summary>Types of the vocabulary that are no attributes.</summary>
    public const string SessionType = "Session";
    public const string Timestamped = "ITimestamped";
    public const string SoftDeletable = "ISoftDeletable";
}
