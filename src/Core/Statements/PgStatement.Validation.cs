using StudyHub.Schema.Collections;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Statements;

public abstract partial record PgStatement
{
    /// <summary>Looks at the rows that were there before a constraint that was added NOT VALID.</summary>
    public sealed record ValidateConstraint(QualifiedName Table, Identifier Name) : PgStatement;

    /// <summary>
    /// Sees or writes rows where row security is forced. As the owner, PostgreSQL looks for rows without a counterpart in what the policies
    /// show the owner, which is nothing, and takes a foreign key for valid; an upsert is refused, and a DELETE deletes nothing and is
    /// content. So whoever has no BYPASSRLS lifts FORCE for as long as the statement runs; it is one block, so that neither a failure nor
    /// a script that commits each statement leaves it lifted.
    /// </summary>
    /// <param name="Tables">Those whose rows are asked, as far as they are forced.</param>
    /// <param name="Statement">
    /// An <see cref="AddForeignKey"/>, a <see cref="ValidateConstraint"/>, an <see cref="UpsertSeed"/>, a <see cref="DeleteSeed"/> or a
    /// <see cref="RefuseLabels"/>.
    /// </param>
    public sealed record WithForceLifted(EquatableArray<QualifiedName> Tables, PgStatement Statement) : PgStatement;
}
