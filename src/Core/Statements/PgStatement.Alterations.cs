using StudyHub.Schema.Collections;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Statements;

public abstract partial record PgStatement
{
    public sealed record ChangeSchemaOwner(Identifier Schema, Identifier Owner) : PgStatement;

    public sealed record RenameTable(QualifiedName Table, Identifier To) : PgStatement;

    public sealed record RenameColumn(QualifiedName Table, Identifier From, Identifier To) : PgStatement;

    /// <summary>A primary key or unique constraint takes its index along.</summary>
    public sealed record RenameConstraint(QualifiedName Table, Identifier From, Identifier To) : PgStatement;

    public sealed record RenameIndex(QualifiedName Index, Identifier To) : PgStatement;

    public sealed record RenameTrigger(QualifiedName Table, Identifier From, Identifier To) : PgStatement;

    public sealed record RenamePolicy(QualifiedName Table, Identifier From, Identifier To) : PgStatement;

    /// <summary>The sequence of an identity column does not follow the column's name by itself.</summary>
    public sealed record RenameSequence(QualifiedName Sequence, Identifier To) : PgStatement;

    public sealed record RenameEnum(QualifiedName Name, Identifier To) : PgStatement;

    public sealed record AddColumn(QualifiedName Table, ColumnModel Column) : PgStatement;

    /// <summary>With its rows' values, and every index and constraint it is part of.</summary>
    public sealed record DropColumn(QualifiedName Table, Identifier Column) : PgStatement;

    /// <param name="Table">The table.</param>
    /// <param name="Column">The column.</param>
    /// <param name="Type">The type to be.</param>
    /// <param name="Casts">
    /// The types that the value is cast to on its way, in order; none where PostgreSQL assigns the old type to the new by itself. The last
    /// step is always an assignment: a cast to varchar(n) would cut what is too long, an assignment fails.
    /// </param>
    public sealed record AlterColumnType(QualifiedName Table, Identifier Column, PgType Type, EquatableArray<PgType> Casts) : PgStatement;

    public sealed record SetDefault(QualifiedName Table, Identifier Column, SqlExpression Value) : PgStatement;

    public sealed record DropDefault(QualifiedName Table, Identifier Column) : PgStatement;

    /// <summary>Reads the whole table under an exclusive lock, unless a validated CHECK says that no NULL is there.</summary>
    public sealed record SetNotNull(QualifiedName Table, Identifier Column) : PgStatement;

    public sealed record DropNotNull(QualifiedName Table, Identifier Column) : PgStatement;

    /// <summary>The values stay; the column is an ordinary one from then on.</summary>
    public sealed record DropExpression(QualifiedName Table, Identifier Column) : PgStatement;

    public sealed record AddIdentity(QualifiedName Table, Identifier Column, IdentityKind Kind) : PgStatement;

    public sealed record SetIdentity(QualifiedName Table, Identifier Column, IdentityKind Kind) : PgStatement;

    public sealed record DropIdentity(QualifiedName Table, Identifier Column) : PgStatement;

    /// <summary>Lets the sequence of an identity go on behind the values that are there.</summary>
    public sealed record AdvanceIdentity(QualifiedName Table, Identifier Column) : PgStatement;

    public sealed record AddPrimaryKey(QualifiedName Table, PrimaryKeyModel Key) : PgStatement;

    public sealed record AddUnique(QualifiedName Table, UniqueModel Unique) : PgStatement;

    /// <summary>Makes a unique index into the constraint of that name; the index takes the name of the constraint.</summary>
    public sealed record AddKeyUsingIndex(QualifiedName Table, Identifier Name, bool IsPrimary, Identifier Index) : PgStatement;

    /// <summary>NOT VALID: binds new rows; those that are there are looked at by <see cref="ValidateConstraint"/>.</summary>
    public sealed record AddCheck(QualifiedName Table, CheckModel Check, bool IsValid) : PgStatement;

    /// <summary>The same name and arguments and the same result; what depends on the function stays.</summary>
    public sealed record ReplaceFunction(FunctionModel Function) : PgStatement;

    public sealed record RevokeFunction(QualifiedName Name, string Arguments, EquatableArray<Identifier> Roles) : PgStatement;

    /// <summary>Can be used only once it is committed. Where the label is there already, nothing happens.</summary>
    /// <param name="Enum">The type.</param>
    /// <param name="Label">The new label.</param>
    /// <param name="Before">The label that it stands before; null puts it at the end.</param>
    public sealed record AddEnumLabel(QualifiedName Enum, string Label, string? Before) : PgStatement;

    /// <summary>Rows, defaults and expressions follow; bodies of functions are text and do not.</summary>
    public sealed record RenameEnumLabel(QualifiedName Enum, string From, string To) : PgStatement;

    /// <summary>
    /// Fails with the number of rows of each column that hold a label which is about to go. The tables are locked from then on, so that
    /// no such row comes afterwards.
    /// </summary>
    /// <param name="Enum">The type.</param>
    /// <param name="Labels">Those that go; at least one.</param>
    /// <param name="Columns">Where they can be; at least one.</param>
    public sealed record RefuseLabels(QualifiedName Enum, EquatableArray<string> Labels, EquatableArray<LabelColumn> Columns) : PgStatement;

    /// <summary>The roles and conditions. The command and the kind of a policy cannot change, and a condition cannot go.</summary>
    public sealed record AlterPolicy(QualifiedName Table, PolicyModel Policy) : PgStatement;
}
