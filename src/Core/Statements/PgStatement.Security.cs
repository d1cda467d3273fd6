using StudyHub.Schema.Collections;
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

    /// <summary>The grants of one role on one table; each names that role.</summary>
    public sealed record Grant(QualifiedName Table, Identifier Role, EquatableArray<GrantModel> Grants) : PgStatement;

    public sealed record Revoke(QualifiedName Table, Identifier Role, EquatableArray<GrantModel> Grants) : PgStatement;
}
