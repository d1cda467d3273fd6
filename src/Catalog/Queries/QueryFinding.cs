namespace StudyHub.Schema.Catalog.Queries;

/// <summary>Something that a server says otherwise than a query's C# side.</summary>
/// <param name="Method">Type and method.</param>
/// <param name="File">The source file, without its folder.</param>
/// <param name="Column">The column of its rows; null where it is none.</param>
/// <param name="Message">What differs, and what to do.</param>
public sealed record QueryFinding(string Method, string File, string? Column, string Message)
{
    /// <summary>"Reports.cs: Reports.DueAsync, column due: …".</summary>
    public override string ToString() => $"{File}: {Method}{(Column is null ? "" : $", column {Column}")}: {Message}";
}
