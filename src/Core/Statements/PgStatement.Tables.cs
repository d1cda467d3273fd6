using StudyHub.Schema.Collections;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Statements;

public abstract partial record PgStatement
{
    /// <summary>The table with all that can be written inside it; foreign keys come later, when every table is there.</summary>
    public sealed record CreateTable : PgStatement
    {
        public required QualifiedName Name { get; init; }

        public EquatableArray<ColumnModel> Columns { get; init; }

        public PrimaryKeyModel? PrimaryKey { get; init; }

        public EquatableArray<UniqueModel> Uniques { get; init; }

        public EquatableArray<CheckModel> Checks { get; init; }
    }

    /// <summary>The table with its rows, indexes, triggers, policies and grants; fails while a foreign key of another table points to it.</summary>
    public sealed record DropTable(QualifiedName Name) : PgStatement;

    /// <summary>Takes from PUBLIC and from <paramref name="Roles"/> what default privileges have given them; Supabase's give everything.</summary>
    public sealed record RevokeTable(QualifiedName Table, EquatableArray<Identifier> Roles) : PgStatement;

    /// <param name="Table">The table that refers.</param>
    /// <param name="ForeignKey">The key.</param>
    /// <param name="IsValid">False: NOT VALID, which binds new rows; those that are there are looked at by <see cref="ValidateConstraint"/>.</param>
    public sealed record AddForeignKey(QualifiedName Table, ForeignKeyModel ForeignKey, bool IsValid = true) : PgStatement;

    public sealed record DropConstraint(QualifiedName Table, Identifier Name) : PgStatement;

    /// <param name="Table">The table.</param>
    /// <param name="Index">The index.</param>
    /// <param name="IsConcurrent">Others go on writing; outside any transaction. What fails leaves an invalid index behind.</param>
    public sealed record CreateIndex(QualifiedName Table, IndexModel Index, bool IsConcurrent = false) : PgStatement;

    /// <param name="Name">An index is in the schema of its table.</param>
    /// <param name="IsConcurrent">Outside any transaction; waits for no lock that would make others wait.</param>
    public sealed record DropIndex(QualifiedName Name, bool IsConcurrent = false) : PgStatement;

    public sealed record CreateTrigger(QualifiedName Table, TriggerModel Trigger) : PgStatement;

    public sealed record DropTrigger(QualifiedName Table, Identifier Name) : PgStatement;

    /// <summary>Brings the rows to what the seed says; a second run changes nothing.</summary>
    public sealed record UpsertSeed(QualifiedName Table, SeedModel Seed) : PgStatement;

    /// <summary>Deletes the rows with the keys of the seed, whatever else they hold by now.</summary>
    public sealed record DeleteSeed(QualifiedName Table, SeedModel Seed) : PgStatement;
}
