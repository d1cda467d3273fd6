using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Drafting;
using StudyHub.Schema.Model;
using StudyHub.Schema.Revisions;

namespace StudyHub.Schema.Migrations.Tests;

/// <summary>A folder of revisions that is written by hand: a script each, whatever the model says.</summary>
internal sealed class Folder
{
    private static readonly SchemaModel Demo = new() { Name = "Demo" };

    private readonly Dictionary<string, RevisionFile> files = [];
    private readonly SchemaModel model;
    private RevisionId? head;

    private Folder(SchemaModel model) => this.model = model;

    public static Folder Empty => new(Demo);

    public static Folder OfDatabase(string name) => new(Demo with { Name = name });

    public IReadOnlyCollection<RevisionFile> Files => files.Values;

    public RevisionSet Set => RevisionSetReader.Read(files.Values);

    public RevisionId Head => head!;

    /// <summary>One step of a script.</summary>
    public static string Inside(int number, string sql) => $"-- step {number}: in a transaction\n{sql}\n";

    public static string Outside(int number, string sql) => $"-- step {number}: outside a transaction\n{sql}\n";

    public Folder Add(string name, string up, string? down = "", string? irreversible = null, string[]? back = null)
    {
        RevisionDraft draft = RevisionDrafts.Make(head is null ? SchemaModel.Empty : model, model, head, name);
        foreach (RevisionFile file in draft.Files) files[file.Path] = file;
        head = draft.Id;
        Freeze(draft.Id, up, down, irreversible, back);
        return this;
    }

    /// <summary>Other scripts for a revision that is there; the head stays.</summary>
    public Folder Freeze(RevisionId id, string up, string? down = "", string? irreversible = null, string[]? back = null)
    {
        Revision revision = RevisionSetReader.Read(files.Values).Revisions.Single(one => one.Id == id) with { BackConsents = (back ?? []).ToEquatableArray() };
        foreach (RevisionFile file in RevisionDrafts.Freeze(revision, up, down, irreversible).Files)
            if (file.Path != RevisionFiles.Head) files[file.Path] = file;
        if (down is null) files.Remove(revision.Folder + "/" + RevisionFiles.Down);
        return this;
    }

    /// <summary>The next revision is added to this one.</summary>
    public Folder At(RevisionId id)
    {
        head = id;
        return this;
    }

    public Folder Merge(RevisionId first, RevisionId second, string name)
    {
        RevisionDraft draft = RevisionDrafts.Merge(first, second, model, model, name);
        foreach (RevisionFile file in draft.Files) files[file.Path] = file;
        head = draft.Id;
        return this;
    }

    public Folder Copy()
    {
        Folder copy = new(model) { head = head };
        foreach (KeyValuePair<string, RevisionFile> file in files) copy.files.Add(file.Key, file.Value);
        return copy;
    }
}
