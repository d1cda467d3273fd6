using System;
using StudyHub.Schema.Manifest;
using StudyHub.Schema.Model;

namespace StudyHub.Schema.Assemblies;

/// <summary>What the generator left in an assembly: the arguments of its SchemaManifestAttribute.</summary>
/// <param name="Format">The version of the text's format.</param>
/// <param name="Text">The schema as text, one object a line.</param>
internal sealed record SchemaManifest(int Format, string Text)
{
    /// <param name="assembly">The assembly's file name, for messages.</param>
    /// <exception cref="UnreadableManifestException">The manifest is of a later format, or damaged.</exception>
    public SchemaModel Read(string assembly)
    {
        if (Format > ManifestFormat.Version)
        {
            throw new UnreadableManifestException(FormattableString.Invariant(
                $"The schema in {assembly} is of format {Format}, and this build reads formats up to {ManifestFormat.Version}. Update the StudyHub.Schema package of this project."));
        }
        try
        {
            return ManifestReader.Read(Text);
        }
        catch (ManifestException damage)
        {
            throw new UnreadableManifestException($"The schema in {assembly} cannot be read. {damage.Message} Rebuild the project.", damage);
        }
    }
}
