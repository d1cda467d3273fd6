using StudyHub.Schema.Collections;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Statements;

public abstract partial record PgStatement
{
    /// <summary>
    /// Makes an object by its author's SQL, and between his first statement and the rest puts it on the footing of everything else: the
    /// owner has it, and nobody else until the rest says so. Several statements that are sent as one.
    /// </summary>
    /// <param name="Object">What is made.</param>
    /// <param name="Creation">The author's first statement.</param>
    /// <param name="Owner">Who it is given to; null where that is not for us to say.</param>
    /// <param name="RevokedFrom">Who loses what the server gives by itself; PUBLIC always among them; empty where nothing is given.</param>
    /// <param name="Completion">The author's other statements; null for none.</param>
    public sealed record CreateRaw(
        RawObjectModel Object, string Creation, Identifier? Owner, EquatableArray<Identifier> RevokedFrom, string? Completion) : PgStatement;

    /// <summary>CREATE OR REPLACE with the head unchanged: what depends on the object stays, and so do its owner and privileges.</summary>
    public sealed record ReplaceRaw(RawObjectModel Object, string Creation) : PgStatement;

    public sealed record DropRaw(RawObjectModel Object) : PgStatement
    {
        /// <summary>What is lost beyond what the SQL of the object makes again: "its value". Null for nothing.</summary>
        public string? Loses => RawKinds.Of(Object).Holds;
    }

    /// <summary>A type or a domain makes room for the new one of its name; columns keep the old one until they are moved.</summary>
    public sealed record RenameRaw(RawObjectModel Object, Identifier To) : PgStatement;

    public sealed record ChangeRawOwner(RawObjectModel Object, Identifier Owner) : PgStatement;
}
