using System.Collections.Generic;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Catalog.Live;

/// <summary>Which part of a database is read.</summary>
public sealed record LiveScope
{
    /// <summary>These schemas alone; null for all but PostgreSQL's own and <c>studyhub_schema</c>.</summary>
    public EquatableArray<Identifier>? Schemas { get; init; }

    /// <summary>
    /// For a scratch database, where everything belongs to whoever built it: such objects have no owner that a plan would bring about.
    /// </summary>
    public bool IsScratch { get; init; }

    /// <summary>Tables that are somebody else's, with all that belongs to them.</summary>
    public EquatableArray<QualifiedName> LeftOut { get; init; }

    internal IEnumerable<Identifier> Named => Schemas is { } named ? named : [];
}
