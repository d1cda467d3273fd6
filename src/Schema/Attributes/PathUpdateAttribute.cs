using System;

namespace StudyHub.Schema;

/// <summary>
/// On a jsonb property: the repository gets a method that stores one value inside of the document and leaves the rest as it is, so that two
/// callers who change different paths do not undo each other's work. <c>[PathUpdate(nameof(Settings.Tutor), nameof(Tutor.Style))]</c> on Config
/// gives <c>UpdateConfigTutorStyleAsync(id, style)</c>. Documents on the way that are missing are made, as C# reads them.
/// </summary>
/// <param name="path">Property names, from the document inwards.</param>
[AttributeUsage(AttributeTargets.Property, AllowMultiple = true)]
public sealed class PathUpdateAttribute(params string[] path) : Attribute
{
    public string[] Path { get; } = path;
}
