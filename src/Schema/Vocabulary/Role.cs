namespace StudyHub.Schema;

/// <summary>Who a request acts as. The names in the database are set by <see cref="DatabaseAttribute"/>.</summary>
public enum Role
{
    /// <summary>Nobody is known.</summary>
    Anon,

    /// <summary>A known user.</summary>
    Authenticated,

    /// <summary>The back office.</summary>
    Admin,
}
