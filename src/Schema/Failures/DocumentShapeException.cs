namespace StudyHub.Schema.Failures;

/// <summary>
/// A jsonb document does not have the shape of its C# type: it was written by an older or a newer one. Names where in the document; the keys of
/// dictionaries, which are data, are shown as *, and the value is not shown.
/// </summary>
public sealed class DocumentShapeException : ColumnException
{
    internal DocumentShapeException(string table, string column, string documentType, string path, string found)
        : base(
            $"{table}.{column} holds a document that {documentType} cannot be read from: at {path} {found}. It is of another version of the type: "
            + "give what is new an initialiser in place of 'required', let what may be null be nullable, keep old names and labels, or bring the "
            + "stored documents to the new shape in a revision.",
            table, column)
    {
        Path = path;
        DocumentType = documentType;
    }

    /// <summary>Where in the document: $.tutor.style, $.steps[2], $.scores.*.</summary>
    public string Path { get; }

    /// <summary>The name of the C# type that the column's documents are read as.</summary>
    public string DocumentType { get; }
}
