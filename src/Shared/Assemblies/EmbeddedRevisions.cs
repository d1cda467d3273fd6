using System;
using System.Collections.Generic;
using System.IO;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using StudyHub.Schema.Revisions;

namespace StudyHub.Schema.Assemblies;

/// <summary>The files of db/migrations that a build put into an assembly as resources. The assembly is never loaded.</summary>
internal static class EmbeddedRevisions
{
    /// <summary>Before the path of each file.</summary>
    public const string Prefix = "StudyHub.Schema/migrations/";

    /// <summary>The files, in the order in which the assembly has them; none where nothing was embedded.</summary>
    /// <exception cref="BadImageFormatException">The file is no assembly, or its resources cannot be read.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IReadOnlyList<RevisionFile> Read(string assemblyPath)
    {
        using FileStream file = new(assemblyPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using PEReader image = new(file);
        if (!image.HasMetadata) throw new BadImageFormatException("The file holds no .NET metadata.", assemblyPath);

        MetadataReader metadata = image.GetMetadataReader();
        List<RevisionFile> files = [];
        foreach (ManifestResourceHandle handle in metadata.ManifestResources)
        {
            ManifestResource resource = metadata.GetManifestResource(handle);
            string name = metadata.GetString(resource.Name);
            // A resource with an implementation lies in another file.
            if (!name.StartsWith(Prefix, StringComparison.Ordinal) || !resource.Implementation.IsNil) continue;
            files.Add(new RevisionFile(name.Substring(Prefix.Length).Replace('\\', '/'), Text(image, resource.Offset, assemblyPath)));
        }
        return files;
    }

    /// <summary>A resource is its length in four bytes, then its bytes.</summary>
    private static string Text(PEReader image, long offset, string assemblyPath)
    {
        int start = image.PEHeaders.CorHeader!.ResourcesDirectory.RelativeVirtualAddress;
        BlobReader section = image.GetSectionData(start).GetReader();
        if (offset < 0 || offset > section.Length - sizeof(int)) throw new BadImageFormatException("A resource lies outside of the file.", assemblyPath);
        section.Offset = (int)offset;
        int length = section.ReadInt32();
        if (length < 0 || length > section.RemainingBytes) throw new BadImageFormatException("A resource is longer than the file.", assemblyPath);
        using StreamReader text = new(new MemoryStream(section.ReadBytes(length)), Encoding.UTF8);
        return text.ReadToEnd();
    }
}
