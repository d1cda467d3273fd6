using System;
using System.Collections.Generic;
using StudyHub.Schema.Manifest;
using StudyHub.Schema.Sql;

namespace StudyHub.Schema.Build;

/// <summary>The files that a manifest asks for.</summary>
internal static class SchemaFiles
{
    /// <param name="manifest">As it was found.</param>
    /// <param name="assembly">Its file's name, for messages.</param>
    /// <exception cref="UnreadableManifestException">The manifest is of a later format, or damaged.</exception>
    public static IReadOnlyList<SqlFile> Of(SchemaManifest manifest, string assembly)
    {
        if (manifest.Format > ManifestFormat.Version)
        {
            throw new UnreadableManifestException(FormattableString.Invariant(
                $"The schema in {assembly} is of format {manifest.Format}, and this build reads formats up to {ManifestFormat.Version}. Update the StudyHub.Schema package of this project."));
        }
        try
        {
            return SqlFiles.From(ManifestReader.Read(manifest.Text));
        }
        catch (ManifestException damage)
        {
            throw new UnreadableManifestException($"The schema in {assembly} cannot be read. {damage.Message} Rebuild the project.", damage);
        }
    }
}
