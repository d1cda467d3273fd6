using System;
using System.Collections.Generic;

namespace StudyHub.Schema.Testing.Rules;

/// <summary>How much is tried. The same options draw the same rows.</summary>
public sealed record RuleProofOptions
{
    /// <summary>The server that the scratch database is made on; null for the one of this process.</summary>
    public EphemeralPostgres? Server { get; init; }

    /// <summary>Rows of each table that a rule is asked about.</summary>
    public int Rows { get; init; } = 1_000;

    /// <summary>Rows of a table that a rule looks into.</summary>
    public int LookupRows { get; init; } = 60;

    /// <summary>Sets of parameters that a query is asked with.</summary>
    public int ParameterSets { get; init; } = 4;

    /// <summary>Draws values of types that the proof does not know, such as IPAddress, or better ones of those it knows.</summary>
    public IReadOnlyDictionary<Type, Func<Random, object>> Values { get; init; } = new Dictionary<Type, Func<Random, object>>();

    /// <summary>Another seed draws other rows.</summary>
    public int Seed { get; init; } = 1;
}
