namespace StudyHub.Schema.Build;

/// <summary>What the generator left in an assembly: the arguments of its SchemaManifestAttribute.</summary>
/// <param name="Format">The version of the text's format.</param>
/// <param name="Text">The schema as text, one object a line.</param>
internal sealed record SchemaManifest(int Format, string Text);
