using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Testing.RowSecurity.Conditions;

/// <summary>The declared condition of one command, role and session.</summary>
internal sealed record RowRule
{
    public static RowRule Always { get; } = new() { Sql = "true" };

    /// <summary>Never NULL.</summary>
    public string Sql { get; init; } = "false";

    /// <summary>It depends on app.user_id(): with an id that is no uuid the command must fail.</summary>
    public bool AsksForTheUser { get; set; }

    /// <summary>A table that a policy looks into and the role may not read: the command fails as a whole.</summary>
    public QualifiedName? UnreadableTable { get; set; }
}
