using StudyHub.Schema.Collections;

namespace StudyHub.Schema.Catalog.Drift;

/// <summary>An object that is not as the model says.</summary>
/// <param name="Kind">As in <see cref="CatalogFact"/>.</param>
/// <param name="Name">As in <see cref="CatalogFact"/>.</param>
/// <param name="Differences">One for each aspect; a single one without an aspect where the object is missing, or not expected, as a whole.</param>
/// <param name="Parts">How many columns, constraints, grants and the like are missing or not expected with it.</param>
public sealed record DriftObject(string Kind, string Name, EquatableArray<CatalogDifference> Differences, int Parts)
{
    /// <summary>The model has it, and the database does not.</summary>
    public bool IsMissing => Differences[0] is { Aspect: null, Found: null };

    /// <summary>The database has it, and the model does not.</summary>
    public bool IsAdded => Differences[0] is { Aspect: null, Expected: null };
}
