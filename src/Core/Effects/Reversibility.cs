namespace StudyHub.Schema.Effects;

/// <summary>How much of what was there the way back brings back.</summary>
public enum Reversibility
{
    /// <summary>All of it.</summary>
    Reversible,

    /// <summary>The structure; what rows held is lost.</summary>
    SchemaOnly,

    /// <summary>Not even the structure: PostgreSQL knows no way from the new values to the old type.</summary>
    Irreversible,
}
