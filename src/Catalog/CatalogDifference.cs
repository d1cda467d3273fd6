namespace StudyHub.Schema.Catalog;

/// <summary>One way in which a database is not as expected.</summary>
/// <param name="Kind">As in <see cref="CatalogFact"/>.</param>
/// <param name="Name">As in <see cref="CatalogFact"/>.</param>
/// <param name="Aspect">As in <see cref="CatalogFact"/>; null where the object is missing, or should not be there, as a whole.</param>
/// <param name="Expected">Null where nothing is expected.</param>
/// <param name="Found">Null where nothing is there.</param>
public sealed record CatalogDifference(string Kind, string Name, string? Aspect, string? Expected, string? Found)
{
    /// <summary>"policy public.notes.x: using is (true), expected (user_id = …)".</summary>
    public override string ToString()
    {
        string what = $"{Kind} {Name}";
        if (Aspect is null) return Found is null ? $"{what} is missing: {Expected}" : $"{what} is there and is not expected: {Found}";
        return $"{what}: {Aspect} is {Found ?? "missing"}, expected {Expected ?? "nothing"}";
    }
}
