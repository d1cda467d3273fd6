namespace StudyHub.Schema.Generators.Reading;

/// <summary>Where a rule's SQL will stand.</summary>
internal enum RulePosition
{
    /// <summary>WHERE, USING, the condition of an index: NULL is as good as false, and an index can find the rows.</summary>
    Filter,

    /// <summary>WITH CHECK: NULL is as good as false, and each row that is written is asked once.</summary>
    Admission,

    /// <summary>CHECK: NULL is as good as true, so there must be none.</summary>
    Constraint,
}
