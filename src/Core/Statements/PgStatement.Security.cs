using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Statements;

public abstract partial record PgStatement
{
    /// <summary>ENABLE ROW LEVEL SECURITY.</summary>
    public sealed record EnableRowSecurity(QualifiedName Table) : PgStatement;

    /// <summary>FORCE ROW LEVEL SECURITY: for the owner too.</summary>
    public sealed record ForceRowSecurity(QualifiedName Table) : PgStatement;

    public sealed record DisableRowSecurity(QualifiedName Table) : PgStatement;

    public sealed record UnforceRowSecurity(QualifiedName Table) : PgStatement;

    public sealed record CreatePolicy(QualifiedName Table, PolicyModel Policy) : PgStatement;

    public sealed record DropPolicy(QualifiedName Table, Identifier Name) : PgStatement;

    /// <summary>One privilege of one role, on the table or on some of its columns.</summary>
    public sealed record Grant(QualifiedName Table, GrantModel Model) : PgStatement;

    public sealed record Revoke(QualifiedName Table, GrantModel Model) : PgStatement;
}
