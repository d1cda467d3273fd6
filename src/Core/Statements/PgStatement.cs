using StudyHub.Schema.Collections;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Statements;

/// <summary>
/// One statement to PostgreSQL, typed and not yet text. A closed set: what is not here is never sent. Each is atomic: it happens as a
/// whole or not at all.
/// </summary>
public abstract partial record PgStatement
{
    private PgStatement()
    {
    }

    /// <param name="Owner">Null for the one who runs the statement.</param>
    public sealed record CreateSchema(Identifier Name, Identifier? Owner) : PgStatement;

    /// <summary>Fails while anything is left in the schema.</summary>
    public sealed record DropSchema(Identifier Name) : PgStatement;

    /// <summary>Takes away what every role may do in a new database's schema public.</summary>
    public sealed record RevokeSchemaFromPublic(Identifier Schema) : PgStatement;

    /// <summary>Gives back what <see cref="RevokeSchemaFromPublic"/> took on PostgreSQL 15 and later: USAGE.</summary>
    public sealed record GrantSchemaToPublic(Identifier Schema) : PgStatement;

    /// <summary>USAGE, and where <paramref name="WithCreate"/> also CREATE.</summary>
    public sealed record GrantSchema(Identifier Schema, EquatableArray<Identifier> Roles, bool WithCreate) : PgStatement;

    public sealed record RevokeSchema(Identifier Schema, EquatableArray<Identifier> Roles) : PgStatement;

    /// <summary>
    /// Functions that <paramref name="Creator"/> will make are not executable by PUBLIC. The global form: the one IN SCHEMA cannot take
    /// away what is built in.
    /// </summary>
    public sealed record RevokeDefaultExecute(Identifier Creator) : PgStatement;

    public sealed record RestoreDefaultExecute(Identifier Creator) : PgStatement;

    public sealed record CreateEnum(EnumModel Enum) : PgStatement;

    public sealed record DropEnum(QualifiedName Name) : PgStatement;

    public sealed record CreateFunction(FunctionModel Function) : PgStatement;

    public sealed record DropFunction(QualifiedName Name, string Arguments) : PgStatement;

    public sealed record RevokeFunctionFromPublic(QualifiedName Name, string Arguments) : PgStatement;

    public sealed record GrantFunction(QualifiedName Name, string Arguments, EquatableArray<Identifier> Roles) : PgStatement;

    /// <param name="Kind">What <paramref name="Name"/> is.</param>
    /// <param name="Name">The object.</param>
    /// <param name="Arguments">Of a function; "" otherwise.</param>
    /// <param name="Owner">The owner to be.</param>
    public sealed record ChangeOwner(OwnedKind Kind, QualifiedName Name, string Arguments, Identifier Owner) : PgStatement;

    /// <param name="Kind">What <paramref name="Name"/> is.</param>
    /// <param name="Name">The object.</param>
    /// <param name="Arguments">Of a function; "" otherwise.</param>
    /// <param name="Text">Null takes the comment away.</param>
    public sealed record CommentOn(OwnedKind Kind, QualifiedName Name, string Arguments, string? Text) : PgStatement;

    /// <param name="Table">The table.</param>
    /// <param name="Column">Its column.</param>
    /// <param name="Text">Null takes the comment away.</param>
    public sealed record CommentOnColumn(QualifiedName Table, Identifier Column, string? Text) : PgStatement;
}

/// <summary>A column whose values are labels of an enum, or arrays of them.</summary>
public sealed record LabelColumn(QualifiedName Table, Identifier Column, bool IsArray);

/// <summary>What can have an owner of its own.</summary>
public enum OwnedKind
{
    Table,
    Type,
    Function,
}
