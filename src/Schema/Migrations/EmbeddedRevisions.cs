using System;
using System.Collections.Generic;
using System.IO;
using System.Reflection;
using StudyHub.Schema.Revisions;

namespace StudyHub.Schema.Migrations;

/// <summary>The revisions that were built into an assembly.</summary>
public static class EmbeddedRevisions
{
    /// <summary>What the names of the resources begin with; the path in db/migrations follows, with '/'.</summary>
    public const string Prefix = "StudyHub.Schema/migrations/";

    /// <summary>Reads them. An assembly without any gives an empty set.</summary>
    public static RevisionSet Of(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        List<RevisionFile> files = [];
        foreach (string name in assembly.GetManifestResourceNames())
        {
            if (!name.StartsWith(Prefix, StringComparison.Ordinal)) continue;
            using StreamReader reader = new(assembly.GetManifestResourceStream(name)!);
            // A build on Windows may have named it with its own separator.
            files.Add(new RevisionFile(name[Prefix.Length..].Replace('\\', '/'), reader.ReadToEnd()));
        }
        return RevisionSetReader.Read(files);
    }
}
