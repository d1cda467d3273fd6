using StudyHub.Schema.Catalog;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Testing.RowSecurity;

namespace StudyHub.Schema.Tool.Printing;

/// <summary>What <c>rls</c> found.</summary>
/// <param name="Matrix">By what can be done.</param>
/// <param name="Catalog">By what is there: also what nobody can make use of yet.</param>
internal sealed record RlsReport(RowSecurityResult Matrix, EquatableArray<CatalogDifference> Catalog)
{
    public bool Holds => Matrix.Holds && Catalog.IsEmpty;
}
