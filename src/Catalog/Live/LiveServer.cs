using System.Collections.Generic;

namespace StudyHub.Schema.Catalog.Live;

/// <summary>What objects are seen against: who asks, and what the server does unasked.</summary>
/// <param name="User">Who read, quoted where SQL asks for it: whoever runs a plan is taken to be this role.</param>
/// <param name="Roles">All there are, quoted likewise.</param>
/// <param name="BuiltInGrants">What is granted where nothing was said: lines as in the attribute acl, by tables, sequences, schemas, functions and types.</param>
/// <param name="Casts">By source and target type; those to and from text that every type has are not among them.</param>
internal sealed record LiveServer(
    string User, IReadOnlySet<string> Roles, IReadOnlyDictionary<string, string> BuiltInGrants, IReadOnlyDictionary<(string From, string To), LiveCast> Casts);

/// <summary>When PostgreSQL casts.</summary>
internal enum LiveCast
{
    /// <summary>In any expression: no value can be lost.</summary>
    Implicit,

    /// <summary>Where a column is given the value.</summary>
    Assignment,

    /// <summary>When asked.</summary>
    Explicit,
}
