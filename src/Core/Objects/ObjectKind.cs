namespace StudyHub.Schema.Objects;

/// <summary>The kinds of objects a schema is made of, in the order in which they are listed.</summary>
public enum ObjectKind
{
    Schema,
    Role,
    Enum,
    Function,

    /// <summary>Given as SQL; which of PostgreSQL's kinds it is says its path.</summary>
    Raw,
    Table,
    Column,
    PrimaryKey,
    Unique,
    Check,
    ForeignKey,
    Index,
    Trigger,
    RowSecurity,
    Policy,
    Grant,
    Seed,
}
