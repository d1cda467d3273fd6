namespace StudyHub.Schema.Effects;

/// <summary>PostgreSQL's locks on a table, from the weakest to the strongest. Those up to ROW SHARE keep nobody from reading or writing.</summary>
public enum LockMode
{
    AccessShare,
    RowShare,

    /// <summary>What INSERT, UPDATE and DELETE take.</summary>
    RowExclusive,

    /// <summary>Others read and write on; no other change of the table's structure runs beside it, and no VACUUM.</summary>
    ShareUpdateExclusive,

    /// <summary>Writers wait.</summary>
    Share,

    /// <summary>Writers wait, and others that want the same.</summary>
    ShareRowExclusive,
    Exclusive,

    /// <summary>Readers wait, too.</summary>
    AccessExclusive,
}
