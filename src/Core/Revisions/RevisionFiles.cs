using System.Collections.Generic;
using System.Text;

namespace StudyHub.Schema.Revisions;

/// <summary>The names of the files that revisions are kept in.</summary>
public static class RevisionFiles
{
    /// <summary>Where the folder of revisions lies beside the project, with '/'.</summary>
    public const string Folder = "db/migrations";

    /// <summary>Holds the id of the head: what two branches add cannot be merged without a conflict in it.</summary>
    public const string Head = "head";

    public const string Manifest = "manifest";

    public const string Up = "up.sql";

    public const string Down = "down.sql";

    /// <summary>The longest name of a revision, in characters.</summary>
    public const int NameLength = 60;

    /// <summary>"3f9c2ab81d04_add_notes".</summary>
    public static string FolderOf(RevisionId id, string name) => id.Value + "_" + name;

    /// <summary>What people write as a folder can hold it: "Add notes!" is "add_notes"; "" where nothing is left.</summary>
    public static string NameFrom(string text)
    {
        StringBuilder name = new();
        foreach (char c in text)
        {
            if (c is (>= 'a' and <= 'z') or (>= '0' and <= '9')) name.Append(c);
            else if (c is >= 'A' and <= 'Z') name.Append((char)(c | 0x20));
            else if (name.Length > 0 && name[name.Length - 1] != '_') name.Append('_');
        }
        string whole = name.ToString().TrimEnd('_');
        return whole.Length <= NameLength ? whole : whole.Substring(0, NameLength).TrimEnd('_');
    }

    /// <summary>One line for the head file.</summary>
    public static RevisionFile HeadFile(RevisionId head) => new(Head, head.Value + "\n");

    /// <summary>The lines of a text without what a checkout does to their ends.</summary>
    internal static string Normalized(string text) => text.IndexOf('\r') < 0 ? text : text.Replace("\r\n", "\n");

    /// <summary>The file of that name in one of the folders, by folder.</summary>
    internal static (string Folder, string Name) Split(string path)
    {
        int slash = path.IndexOf('/');
        return slash < 0 ? ("", path) : (path.Substring(0, slash), path.Substring(slash + 1));
    }

    internal static IEnumerable<string> Known => [Manifest, Up, Down];
}
