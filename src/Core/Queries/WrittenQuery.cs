using StudyHub.Schema.Collections;

namespace StudyHub.Schema.Queries;

/// <summary>A query that is written in SQL, as the generator left it in an assembly.</summary>
/// <param name="Method">Type and method: Reports.AttemptsPerOutcomeAsync.</param>
/// <param name="File">The source file, without its folder.</param>
/// <param name="Role">What it is tried as: Anon, Authenticated or Admin.</param>
/// <param name="Sql">As it is sent, with $1, $2, …</param>
/// <param name="Parameters">In their order.</param>
/// <param name="Columns">In their order; empty for a statement that gives no rows, and for the call of a function that gives nothing.</param>
public sealed record WrittenQuery(
    string Method, string File, string Role, string Sql, EquatableArray<WrittenParameter> Parameters, EquatableArray<WrittenColumn> Columns);

/// <param name="Name">The method's parameter.</param>
/// <param name="Type">The PostgreSQL type that it is sent as.</param>
public sealed record WrittenParameter(string Name, string Type);

/// <param name="Member">What the column fills; empty for a single value.</param>
/// <param name="Name">The column's name.</param>
/// <param name="Type">The PostgreSQL type that the member holds, as <see cref="QueryTypes"/> names it.</param>
/// <param name="IsNullable">The member may be null.</param>
public sealed record WrittenColumn(string Member, string Name, string Type, bool IsNullable);
