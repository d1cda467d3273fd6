using System.Collections.Generic;
using System.Linq;
using System.Text;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Manifest;
using StudyHub.Schema.Objects;

namespace StudyHub.Schema.Revisions;

/// <summary>
/// The manifest of a revision: a line about the revision, a line for what it removes from the model, then each object that is new or changed, in
/// the form of <see cref="ManifestWriter"/>.
/// </summary>
internal sealed record RevisionManifest
{
    private const int Version = 1;

    private const string RemovedField = "removed";

    public required RevisionId Id { get; init; }

    public required string Name { get; init; }

    public required string Database { get; init; }

    public EquatableArray<RevisionId> Parents { get; init; }

    /// <summary>Parents that are no ids: somebody wrote a name or a number. Kept, so that whom they mean can be said.</summary>
    public EquatableArray<string> Strangers { get; init; }

    public required string After { get; init; }

    public required string UpHash { get; init; }

    public string? DownHash { get; init; }

    public string? Irreversible { get; init; }

    public EquatableArray<string> Consents { get; init; }

    public EquatableArray<string> BackConsents { get; init; }

    public ModelDelta Delta { get; init; } = ModelDelta.None;

    /// <summary>The line about the revision is not what was written; it is read all the same, so that what is wrong with it can be named.</summary>
    public bool IsEdited { get; init; }

    public string Write()
    {
        string delta = WriteDelta();
        StringBuilder text = new();
        JsonLineWriter line = new JsonLineWriter(text).BeginLine()
            .Text("revision", Id.Value)
            .Number("format", Version)
            .Text("name", Name)
            .Text("database", Database)
            .Texts("parents", Parents.Select(parent => parent.Value))
            .Text("after", After)
            .Text("delta", RevisionHash.Of(delta))
            .Text("up", UpHash)
            .Text("down", DownHash)
            .Text("irreversible", Irreversible);
        if (!Consents.IsEmpty) line.Texts("consents", Consents);
        if (!BackConsents.IsEmpty) line.Texts("backConsents", BackConsents);
        line.Text(ManifestFormat.HashField, RevisionHash.Of(text.ToString()));
        line.EndLine();
        return text.Append(delta).ToString();
    }

    /// <exception cref="ManifestException">Not a manifest of a revision, of a later version, or changed by hand.</exception>
    public static RevisionManifest Read(string file)
    {
        string text = RevisionFiles.Normalized(file);
        int end = text.IndexOf('\n');
        if (end < 0) end = text.Length;
        string first = text.Substring(0, end);
        if (!first.StartsWith("{\"revision\":", System.StringComparison.Ordinal))
            throw new ManifestException(1, first.Length == 0 ? "nothing" : $"'{first.Substring(0, System.Math.Min(40, first.Length))}'", "a line {\"revision\":…}");
        JsonFields fields = new JsonLineReader(first, 1).ReadLine();
        string id = fields.Text("revision");
        if (!RevisionId.IsOne(id)) throw fields.Missing("revision", $"{RevisionId.Length} of 0-9 and a-f");
        int version = fields.OptionalNumber("format") ?? throw fields.Missing("format", "a format number");
        if (version is < 1 or > Version)
            throw new ManifestException(1, $"format {version} of revisions", $"a format up to {Version}; a newer StudyHub.Schema wrote this, update yours");
        string delta = end < text.Length ? text.Substring(end + 1) : "";
        string hash = fields.Text("delta");
        if (RevisionHash.Of(delta) != hash) throw new ManifestException(1, "a hash of other lines than those below", "lines as they were written");
        List<string> parents = fields.Texts("parents");
        RevisionManifest manifest = new()
        {
            Id = new RevisionId(id),
            Name = NameOf(fields),
            Database = fields.Text("database"),
            Parents = parents.Where(RevisionId.IsOne).Select(parent => new RevisionId(parent)).ToEquatableArray(),
            Strangers = parents.Where(parent => !RevisionId.IsOne(parent)).ToEquatableArray(),
            After = fields.Text("after"),
            UpHash = fields.Text("up"),
            DownHash = fields.OptionalText("down"),
            Irreversible = fields.OptionalText("irreversible"),
            Consents = fields.Texts("consents").ToEquatableArray(),
            BackConsents = fields.Texts("backConsents").ToEquatableArray(),
            Delta = ReadDelta(delta),
            IsEdited = fields.Text(ManifestFormat.HashField) is var written && first != HashedPart(first, written) + HashEnd(written),
        };
        fields.End();
        if (manifest.DownHash is null && manifest.Irreversible is null) throw fields.Missing("down", "the hash of down.sql, or 'irreversible' with a reason");
        return manifest;
    }

    private static string HashEnd(string hash) => $",\"{ManifestFormat.HashField}\":\"{hash}\"}}";

    /// <summary>The line without its hash, if that is the hash of it; else nothing that it could be.</summary>
    private static string HashedPart(string line, string hash)
    {
        int end = line.Length - HashEnd(hash).Length;
        return end > 0 && RevisionHash.Of(line.Substring(0, end)) == hash ? line.Substring(0, end) : "";
    }

    private static string NameOf(JsonFields fields)
        => fields.Text("name") is { Length: > 0 } name && RevisionFiles.NameFrom(name) == name ? name : throw fields.Missing("name", "a name of a-z, 0-9 and _");

    private string WriteDelta()
    {
        StringBuilder text = new();
        foreach (ObjectId id in Delta.Removed)
            new JsonLineWriter(text).BeginLine().Texts(RemovedField, id.Path.Prepend(EnumWords<ObjectKind>.Word(id.Kind))).EndLine();
        return text.Append(ManifestWriter.WriteObjects(Delta.Set)).ToString();
    }

    private static ModelDelta ReadDelta(string lines)
    {
        List<ObjectId> removed = [];
        ObjectLines objects = new();
        int number = 2;
        for (int start = 0; start < lines.Length; number++)
        {
            int end = lines.IndexOf('\n', start);
            if (end < 0) end = lines.Length;
            JsonFields fields = new JsonLineReader(lines.Substring(start, end - start), number).ReadLine();
            if (fields.First == RemovedField) removed.Add(IdOf(fields));
            else objects.Add(fields);
            fields.End();
            start = end + 1;
        }
        return new ModelDelta(removed.ToEquatableArray(), objects.Read().ToEquatableArray());
    }

    private static ObjectId IdOf(JsonFields fields)
    {
        List<string> path = fields.Texts(RemovedField);
        if (path.Count == 0) throw fields.Missing(RemovedField, "a kind of object and its path");
        return new ObjectId(EnumWords<ObjectKind>.Parse(fields, "kind of object", path[0]), path.Skip(1).ToEquatableArray());
    }
}
