using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using StudyHub.Schema.Drafting;
using StudyHub.Schema.Generators.Reading;
using StudyHub.Schema.Manifest;
using StudyHub.Schema.Model;
using StudyHub.Schema.Revisions;

namespace StudyHub.Schema.Generators.Tests.Harness;

/// <summary>A folder of revisions beside a project, made as the tool makes it.</summary>
internal sealed class RevisionFolder
{
    private const string Root = "/src/db/migrations/";

    private readonly SortedDictionary<string, string> files = new(StringComparer.Ordinal);
    private readonly Dictionary<RevisionId, SchemaModel> models = [];

    private RevisionFolder()
    {
    }

    public static RevisionFolder Empty => new();

    public RevisionId? Head { get; private set; }

    public IEnumerable<RevisionFile> Files => files.Select(file => new RevisionFile(file.Key, file.Value));

    public AdditionalText[] Texts => [.. files.Select(file => new ObjectFile(Root + file.Key, file.Value))];

    public RevisionSet Set => RevisionSetReader.Read(Files);

    /// <summary>The model that records mean.</summary>
    public static SchemaModel ModelOf(string source)
        => ManifestReader.Read(GeneratorRun.Of(source).Values<SchemaReading>(StepNames.Schema).Single().Manifest.ShouldNotBeNull());

    /// <summary>A revision that leads to what these records mean, from the head, or from the revision that is named.</summary>
    public RevisionFolder Add(string name, string source, RevisionId? parent = null) => Add(name, ModelOf(source), parent);

    public RevisionFolder Add(string name, SchemaModel after, RevisionId? parent = null)
    {
        parent ??= Head;
        RevisionDraft draft = RevisionDrafts.Make(parent is null ? SchemaModel.Empty : models[parent], after, parent, name);
        models[draft.Id] = after;
        Head = draft.Id;
        return Write(draft);
    }

    public RevisionFolder Write(RevisionDraft draft)
    {
        foreach (RevisionFile file in draft.Files) files[file.Path] = file.Text;
        return this;
    }

    /// <summary>The one file whose path ends so.</summary>
    public string Find(string end) => files.Keys.Single(path => path.EndsWith(end, StringComparison.Ordinal));

    public RevisionFolder Edit(string end, Func<string, string> edit)
    {
        string path = Find(end);
        string edited = edit(files[path]);
        edited.ShouldNotBe(files[path]);
        files[path] = edited;
        return this;
    }

    public RevisionFolder Delete(string end)
    {
        files.Remove(Find(end)).ShouldBeTrue();
        return this;
    }

    /// <summary>What the compiler says of these records beside this folder, as a build prints it; paths from the project.</summary>
    public string[] Reported(string source)
        => [.. new GeneratorRun(Compiled.From(source), Texts).Diagnostics.Select(Line)];

    private static string Line(Diagnostic diagnostic)
    {
        string text = diagnostic.ToString();
        return text.StartsWith("/src/", StringComparison.Ordinal) ? text["/src/".Length..] : text;
    }
}
