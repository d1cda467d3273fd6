namespace StudyHub.Schema.Catalog;

/// <summary>One thing that is so in a database, in PostgreSQL's own words.</summary>
/// <param name="Kind">What the object is: table, column, policy, grant, role …</param>
/// <param name="Name">Which one, quoted where SQL asks for it: public.notes.notes_admin_all; for a grant "table public.notes to admin".</param>
/// <param name="Aspect">What is told of it: owner, row security, using, definition; for a grant the privilege.</param>
/// <param name="Value">As PostgreSQL prints it with search_path = pg_catalog.</param>
public sealed record CatalogFact(string Kind, string Name, string Aspect, string Value);
