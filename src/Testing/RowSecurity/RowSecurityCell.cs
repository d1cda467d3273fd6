namespace StudyHub.Schema.Testing.RowSecurity;

/// <summary>What one role may do with one table by one command.</summary>
/// <param name="Table">schema.table.</param>
/// <param name="Role">The role's name in the database.</param>
/// <param name="Command">SELECT, INSERT, UPDATE or DELETE.</param>
/// <param name="Declared">By the records.</param>
/// <param name="Tried">By PostgreSQL.</param>
/// <param name="Holds">False when any attempt of the cell came out otherwise than declared, also where the words are the same.</param>
public sealed record RowSecurityCell(string Table, string Role, TriedCommand Command, Reach Declared, Reach Tried, bool Holds);

/// <summary>Which rows a command reaches.</summary>
public enum Reach
{
    /// <summary>The role has no privilege.</summary>
    Denied,

    /// <summary>The role has the privilege, and no policy lets it reach a row.</summary>
    None,

    /// <summary>Rows that hold the user's id, or refer to rows that do.</summary>
    Own,

    /// <summary>Rows of the user's framework.</summary>
    Framework,

    /// <summary>The same rows for everybody, but not all of them.</summary>
    Some,

    /// <summary>Rows that depend on the user in another way.</summary>
    Rule,

    All,
}
