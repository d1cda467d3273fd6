using System.Threading;
using Microsoft.CodeAnalysis;
using StudyHub.Schema.Revisions;

namespace StudyHub.Schema.Generators.Reading.Revisions;

/// <summary>A file of the folder of revisions, as the compiler was given it.</summary>
/// <param name="Path">As the compiler names it.</param>
/// <param name="File">The same as the revisions know it.</param>
internal sealed record RevisionText(string Path, RevisionFile File)
{
    private static readonly string Folder = RevisionFiles.Folder.Substring(RevisionFiles.Folder.LastIndexOf('/') + 1);

    /// <summary>
    /// Null for an additional file of somebody else. What belongs to revisions is told by its place alone: no option of the project has to be
    /// asked for each of a thousand files.
    /// </summary>
    public static RevisionText? Read(AdditionalText text, CancellationToken cancellation)
        => PathInFolder(text.Path) is { } path ? new RevisionText(text.Path, new RevisionFile(path, text.GetText(cancellation)?.ToString() ?? "")) : null;

    /// <summary>"head" for …/migrations/head, "3f9c2ab81d04_add_notes/up.sql" for …/migrations/3f9c2ab81d04_add_notes/up.sql; else null.</summary>
    internal static string? PathInFolder(string path)
    {
        string[] parts = path.Split('/', '\\');
        string name = parts[parts.Length - 1];
        return name switch
        {
            RevisionFiles.Head when parts.Length > 1 && parts[parts.Length - 2] == Folder => name,
            RevisionFiles.Manifest or RevisionFiles.Up or RevisionFiles.Down when parts.Length > 2 && parts[parts.Length - 3] == Folder
                => parts[parts.Length - 2] + "/" + name,
            _ => null,
        };
    }
}
