namespace StudyHub.Schema.Planning;

/// <summary>
/// The parts of a creation, in their order. Seeds come before security, so that whoever deploys needs no BYPASSRLS to write them.
/// </summary>
public enum ScriptPart
{
    /// <summary>Roles belong to the server, not to the database.</summary>
    Roles,

    Schema,

    Seeds,

    /// <summary>Row security, policies and grants.</summary>
    Security,
}
