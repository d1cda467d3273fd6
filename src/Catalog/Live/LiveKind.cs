namespace StudyHub.Schema.Catalog.Live;

/// <summary>What an object of a database is. In the order of a creation; a removal takes it the other way round.</summary>
internal enum LiveKind
{
    Schema,
    Extension,
    Enum,
    Range,
    CompositeType,
    Attribute,
    Domain,
    DomainConstraint,
    Sequence,
    Function,
    Procedure,
    Aggregate,
    Table,
    Column,
    IdentitySequence,
    Default,
    Check,
    PrimaryKey,
    UniqueConstraint,
    ExclusionConstraint,
    Index,
    View,
    MaterializedView,
    ViewColumn,
    Statistics,
    ForeignKey,
    Trigger,
    Rule,
    Policy,
    DefaultPrivileges,

    /// <summary>Of any kind that is not planned for. Its attributes say which.</summary>
    Unmodelled,
}
