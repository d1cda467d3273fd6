using StudyHub.Schema.Collections;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Model;

/// <summary>A row-security policy for one role and one command (or all of them).</summary>
public sealed record PolicyModel
{
    public required Identifier Name { get; init; }

    public required PolicyCommand Command { get; init; }

    public required Identifier Role { get; init; }

    public bool IsRestrictive { get; init; }

    /// <summary>Which existing rows are seen; null for INSERT.</summary>
    public SqlExpression? Using { get; init; }

    /// <summary>Which new rows may be written; null for SELECT and DELETE.</summary>
    public SqlExpression? WithCheck { get; init; }
}

/// <summary>The command of a policy, as in CREATE POLICY … FOR.</summary>
public enum PolicyCommand
{
    All,
    Select,
    Insert,
    Update,
    Delete,
}

/// <summary>One privilege of one role on one table; <paramref name="Columns"/> is empty for the whole table.</summary>
public sealed record GrantModel(TablePrivilege Privilege, Identifier Role, EquatableArray<Identifier> Columns);

/// <summary>The privileges that are ever granted. TRUNCATE, REFERENCES and TRIGGER are left out on purpose: row security does not bind them.</summary>
public enum TablePrivilege
{
    Select,
    Insert,
    Update,
    Delete,
}
