namespace StudyHub.Schema.Testing.RowSecurity;

/// <summary>What is tried.</summary>
public enum TriedCommand
{
    Select,
    Insert,
    Update,
    Delete,

    /// <summary>SELECT … FOR UPDATE.</summary>
    Lock,

    /// <summary>INSERT … ON CONFLICT.</summary>
    Upsert,

    Truncate,

    /// <summary>A foreign key to a row of another framework.</summary>
    Reference,

    /// <summary>A function that policies call to know who asks.</summary>
    Session,
}
