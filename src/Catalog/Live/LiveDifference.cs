namespace StudyHub.Schema.Catalog.Live;

/// <summary>One way in which two databases differ.</summary>
/// <param name="Kind">"table", "foreign key"; of an unmodelled object its own kind.</param>
/// <param name="Name">Quoted where SQL asks for it: public.notes.body.</param>
/// <param name="What">"is new", "is gone", or what of it differs: "type: integer → bigint".</param>
public sealed record LiveDifference(string Kind, string Name, string What)
{
    public override string ToString() => $"{Kind} {Name} {What}";
}
