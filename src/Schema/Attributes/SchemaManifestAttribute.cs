using System;

namespace StudyHub.Schema;

/// <summary>
/// The schema as text, put into the assembly by the generator. The build and the command line read it from the file without loading the
/// assembly.
/// </summary>
/// <param name="format">The version of the text's format.</param>
/// <param name="manifest">The text: one object a line.</param>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class SchemaManifestAttribute(int format, string manifest) : Attribute
{
    public int Format { get; } = format;

    public string Manifest { get; } = manifest;
}
