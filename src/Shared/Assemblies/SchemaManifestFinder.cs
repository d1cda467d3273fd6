using System;
using System.IO;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace StudyHub.Schema.Assemblies;

/// <summary>
/// Finds the manifest in an assembly's metadata. The assembly is never loaded, so that neither its code nor its target framework, its
/// architecture or its missing dependencies can matter to a build.
/// </summary>
internal static class SchemaManifestFinder
{
    private const string AttributeNamespace = "StudyHub.Schema";
    private const string AttributeName = "SchemaManifestAttribute";
    private const ushort BlobProlog = 1;

    /// <summary>The manifest, or null when the assembly has none.</summary>
    /// <exception cref="BadImageFormatException">The file is no assembly, or its attribute cannot be decoded.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static SchemaManifest? Find(string assemblyPath)
    {
        using FileStream file = new(assemblyPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using PEReader image = new(file);
        if (!image.HasMetadata) throw new BadImageFormatException("The file holds no .NET metadata.", assemblyPath);

        MetadataReader metadata = image.GetMetadataReader();
        foreach (CustomAttributeHandle handle in metadata.GetAssemblyDefinition().GetCustomAttributes())
        {
            CustomAttribute attribute = metadata.GetCustomAttribute(handle);
            if (IsManifest(metadata, attribute)) return Decode(metadata.GetBlobReader(attribute.Value), assemblyPath);
        }
        return null;
    }

    private static bool IsManifest(MetadataReader metadata, CustomAttribute attribute)
    {
        if (attribute.Constructor.Kind != HandleKind.MemberReference) return false;
        EntityHandle parent = metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent;
        if (parent.Kind != HandleKind.TypeReference) return false;
        TypeReference type = metadata.GetTypeReference((TypeReferenceHandle)parent);
        return metadata.StringComparer.Equals(type.Name, AttributeName)
            && metadata.StringComparer.Equals(type.Namespace, AttributeNamespace);
    }

    private static SchemaManifest Decode(BlobReader blob, string assemblyPath)
    {
        if (blob.ReadUInt16() != BlobProlog) throw new BadImageFormatException("The manifest attribute has no prolog.", assemblyPath);
        int format = blob.ReadInt32();
        return new SchemaManifest(
            format, blob.ReadSerializedString() ?? throw new BadImageFormatException("The manifest attribute holds no text.", assemblyPath));
    }
}
