using StudyHub.Schema.Collections;
using StudyHub.Schema.Generators.Diagnostics;
using StudyHub.Schema.Model;

namespace StudyHub.Schema.Generators.Reading.Revisions;

/// <summary>What the folder of revisions says. The revisions themselves are not kept: a thousand of them end in one model.</summary>
/// <param name="Problems">What is wrong with the files.</param>
/// <param name="Head">Where they lead; null where nothing is there, where something is wrong, and where there are several heads.</param>
internal sealed record RevisionsReading(EquatableArray<Problem> Problems, HeadModel? Head)
{
    public static RevisionsReading None { get; } = new(default, null);
}

/// <summary>The model that a database at the head revision has.</summary>
/// <param name="Manifest">The same as text: what the records must give when nothing differs.</param>
/// <param name="Place">The head file.</param>
internal sealed record HeadModel(SchemaModel Model, string Manifest, Place Place);
