using System;
using System.ComponentModel;

namespace StudyHub.Schema.Repositories;

/// <summary>
/// The SQL of a method with [Query(Sql = …)] and what its C# side expects of it, written by the generator: what the command line reads from
/// the assembly's file and tries on a server.
/// </summary>
/// <param name="file">The source file, without its folder.</param>
/// <param name="role">The role that it is tried as, by its member of <see cref="Role"/>.</param>
/// <param name="sql">As it is sent, with $1, $2, …</param>
/// <param name="parameters">For each its name and its PostgreSQL type.</param>
/// <param name="columns">For each its member, its name and the member's PostgreSQL type, with a ? where the member may be null.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Method)]
public sealed class SqlQueryTextAttribute(string file, string role, string sql, string[] parameters, string[] columns) : Attribute
{
    public string File { get; } = file;

    public string Role { get; } = role;

    public string Sql { get; } = sql;

    public string[] Parameters { get; } = parameters;

    public string[] Columns { get; } = columns;
}
