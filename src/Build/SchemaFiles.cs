using System.Collections.Generic;
using StudyHub.Schema.Assemblies;
using StudyHub.Schema.Sql;

namespace StudyHub.Schema.Build;

/// <summary>The files that a manifest asks for.</summary>
internal static class SchemaFiles
{
    /// <param name="manifest">As it was found.</param>
    /// <param name="assembly">Its file's name, for messages.</param>
    /// <exception cref="UnreadableManifestException">The manifest is of a later format, or damaged.</exception>
    public static IReadOnlyList<SqlFile> Of(SchemaManifest manifest, string assembly) => SqlFiles.From(manifest.Read(assembly));
}
