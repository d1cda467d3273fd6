namespace StudyHub.Schema.Generators;

/// <summary>The pipeline's steps, as tests name them when they ask what was cached.</summary>
internal static class StepNames
{
    /// <summary>One record's reading, places and problems included.</summary>
    public const string Reading = nameof(Reading);

    /// <summary>The C# side of one record: the input of its repository.</summary>
    public const string Entity = nameof(Entity);

    /// <summary>One projection: the input of its reader.</summary>
    public const string Projection = nameof(Projection);

    /// <summary>One file of db/objects.</summary>
    public const string Object = nameof(Object);

    /// <summary>All tables linked: the input of the manifest.</summary>
    public const string Schema = nameof(Schema);

    /// <summary>All entities' names: the input of the database and session types.</summary>
    public const string Database = nameof(Database);

    /// <summary>One query that is written in SQL, places and problems included.</summary>
    public const string SqlQuery = nameof(SqlQuery);

    /// <summary>The queries of one type: the input of their other halves.</summary>
    public const string SqlQueries = nameof(SqlQueries);

    /// <summary>All graphs with their foreign keys: the input of what loads them.</summary>
    public const string Graphs = nameof(Graphs);

    /// <summary>One file of the folder of revisions.</summary>
    public const string RevisionText = nameof(RevisionText);

    /// <summary>All of them: what is wrong, and the model that they lead to.</summary>
    public const string Revisions = nameof(Revisions);

    /// <summary>What the records say and no revision does.</summary>
    public const string Pending = nameof(Pending);

    /// <summary>Everything to be reported.</summary>
    public const string Problems = nameof(Problems);
}
