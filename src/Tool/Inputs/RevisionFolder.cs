using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using StudyHub.Schema.Drafting;
using StudyHub.Schema.Revisions;

namespace StudyHub.Schema.Tool.Inputs;

/// <summary>The folder db/migrations: read as a whole, written a revision at a time.</summary>
/// <param name="Path">Need not exist: a project without revisions has none.</param>
internal sealed record RevisionFolder(string Path)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>As people at this folder of the shell would write it.</summary>
    public string Shown => Short(Path);

    public RevisionSet Read() => RevisionSetReader.Read(Files());

    /// <summary>What revisions can consist of; other files are nobody's business here.</summary>
    public IEnumerable<RevisionFile> Files()
    {
        if (File.Exists(Path)) throw new BadInputException($"{Shown} is a file, and the folder of the revisions is expected there.");
        if (!Directory.Exists(Path)) return [];
        return Names().Where(name => File.Exists(System.IO.Path.Combine(Path, name))).Select(name => new RevisionFile(name, File.ReadAllText(System.IO.Path.Combine(Path, name))));
    }

    /// <summary>A path below the folder, as it is shown.</summary>
    public string Show(string file) => Short(System.IO.Path.Combine(Path, file));

    /// <summary>Writes a new revision: its folder at once and whole, then the head file.</summary>
    /// <returns>What was written, from this folder.</returns>
    /// <exception cref="BadInputException">The revision's folder is there already.</exception>
    public IReadOnlyList<string> Add(RevisionDraft draft)
    {
        string name = RevisionFiles.FolderOf(draft.Id, draft.Name);
        string final = System.IO.Path.Combine(Path, name);
        if (Directory.Exists(final) || File.Exists(final)) throw new BadInputException($"{Show(name)} is there already, and revisions are not written over. Choose another name.");
        // Under another name first: whoever reads meanwhile, or after a crash, sees no half of a revision.
        string draftFolder = System.IO.Path.Combine(Path, $".{name}.{Guid.NewGuid():n}");
        try
        {
            Directory.CreateDirectory(draftFolder);
        }
        catch (UnauthorizedAccessException reason)
        {
            throw new BadInputException($"Nothing was written: {reason.Message} Run it as somebody who may write {Shown}, or give --migrations another folder.", reason);
        }
        try
        {
            foreach (RevisionFile file in draft.Files.Where(file => file.Path != RevisionFiles.Head))
                File.WriteAllText(System.IO.Path.Combine(draftFolder, file.Path[(name.Length + 1)..]), file.Text, Utf8);
            Directory.Move(draftFolder, final);
        }
        finally
        {
            if (Directory.Exists(draftFolder)) Directory.Delete(draftFolder, recursive: true);
        }
        foreach (RevisionFile file in draft.Files.Where(file => file.Path == RevisionFiles.Head)) Write(file);
        return [.. draft.Files.Select(file => file.Path)];
    }

    /// <summary>Writes a file of a revision that is there, or the head file: the old text or the new one, never a part of it.</summary>
    /// <returns>Whether it was another text before.</returns>
    public bool Write(RevisionFile file)
    {
        string path = System.IO.Path.Combine(Path, file.Path);
        if (File.Exists(path) && File.ReadAllText(path) == file.Text) return false;
        string draft = path + $".{Guid.NewGuid():n}";
        try
        {
            File.WriteAllText(draft, file.Text, Utf8);
            File.Move(draft, path, overwrite: true);
        }
        finally
        {
            File.Delete(draft);
        }
        return true;
    }

    private IEnumerable<string> Names() => Directory.GetDirectories(Path).Select(System.IO.Path.GetFileName).Order(StringComparer.Ordinal)
        .SelectMany(folder => new[] { RevisionFiles.Manifest, RevisionFiles.Up, RevisionFiles.Down }.Select(file => folder + "/" + file))
        .Prepend(RevisionFiles.Head);

    private static string Short(string path)
    {
        string relative = System.IO.Path.GetRelativePath(Environment.CurrentDirectory, path);
        return (relative.StartsWith("..", StringComparison.Ordinal) ? System.IO.Path.GetFullPath(path) : relative).Replace('\\', '/');
    }
}
