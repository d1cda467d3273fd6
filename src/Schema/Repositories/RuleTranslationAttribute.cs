using System;
using System.ComponentModel;

namespace StudyHub.Schema.Repositories;

/// <summary>
/// A rule method of the repository's record and the SQL that it was compiled to, written by the generator: what a proof that the two
/// decide alike reads.
/// </summary>
/// <param name="method">The method's name.</param>
/// <param name="isFilter">Where the SQL stands, NULL counts as false; if not, it is never NULL.</param>
/// <param name="sql">The condition; a query's own parameters are $1, $2 …</param>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class RuleTranslationAttribute(string method, bool isFilter, string sql) : Attribute
{
    public string Method { get; } = method;

    public bool IsFilter { get; } = isFilter;

    public string Sql { get; } = sql;

    /// <summary>The optional parameters that are null where this is the SQL; the others have a value, and are numbered without these.</summary>
    public string[] LeftOut { get; set; } = [];
}
