namespace StudyHub.Schema.Model;

/// <summary>What a role is for; policies and grants name the purpose, the database's own names may differ.</summary>
public enum RolePurpose
{
    /// <summary>Owns schemas, tables and functions; nobody logs in as it and no policy names it, so it sees no rows.</summary>
    Owner,

    /// <summary>A request without a user.</summary>
    Anon,

    /// <summary>A request with a user.</summary>
    Authenticated,

    /// <summary>A request of the back office.</summary>
    Admin,

    /// <summary>The login of the pool that serves users: may become anon or authenticated.</summary>
    Web,

    /// <summary>The login of the pool that serves the back office: may become admin.</summary>
    Backoffice,

    /// <summary>The login that changes the schema.</summary>
    Migrator,

    /// <summary>Owns the one function that reads the list of admins, and nothing else; nobody logs in as it.</summary>
    Helper,
}
