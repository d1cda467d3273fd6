using System.Linq;
using StudyHub.Schema.Catalog.Facts;
using StudyHub.Schema.Collections;

namespace StudyHub.Schema.Catalog;

/// <summary>What a database is at one moment.</summary>
/// <param name="MajorVersion">Of the server: 15 to 18. Texts of two major versions cannot be compared.</param>
/// <param name="Facts">All that is in the scope, modelled or not, sorted by kind, name and aspect (ordinal).</param>
public sealed record CatalogReading(int MajorVersion, EquatableArray<CatalogFact> Facts)
{
    /// <summary>Without roles and what they are members of, which belong to the server and stay, whatever happens to a database.</summary>
    public CatalogReading WithoutServer() => this with { Facts = Facts.Where(fact => !RoleFacts.IsOfServer(fact)).ToEquatableArray() };
}
