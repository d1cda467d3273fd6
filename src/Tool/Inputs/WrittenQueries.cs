using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Queries;

namespace StudyHub.Schema.Tool.Inputs;

/// <summary>The queries that are written in SQL in an assembly, from the attributes on their methods. The assembly is never loaded.</summary>
internal static class WrittenQueries
{
    private const string AttributeNamespace = "StudyHub.Schema.Repositories";
    private const string AttributeName = "SqlQueryTextAttribute";
    private const ushort BlobProlog = 1;
    private const int ValuesOfParameter = 2;
    private const int ValuesOfColumn = 3;

    /// <summary>Sorted by method.</summary>
    /// <exception cref="BadImageFormatException">The file is no assembly, or an attribute cannot be decoded.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IReadOnlyList<WrittenQuery> Read(string assemblyPath)
    {
        using FileStream file = new(assemblyPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using PEReader image = new(file);
        if (!image.HasMetadata) throw new BadImageFormatException("The file holds no .NET metadata.", assemblyPath);
        MetadataReader metadata = image.GetMetadataReader();
        List<WrittenQuery> queries = [];
        foreach (CustomAttributeHandle handle in metadata.CustomAttributes)
        {
            CustomAttribute attribute = metadata.GetCustomAttribute(handle);
            if (attribute.Parent.Kind == HandleKind.MethodDefinition && IsQuery(metadata, attribute))
                queries.Add(Decode(metadata.GetBlobReader(attribute.Value), MethodName(metadata, (MethodDefinitionHandle)attribute.Parent), assemblyPath));
        }
        return [.. queries.OrderBy(query => query.Method, StringComparer.Ordinal).ThenBy(query => query.Sql, StringComparer.Ordinal)];
    }

    private static bool IsQuery(MetadataReader metadata, CustomAttribute attribute)
    {
        if (attribute.Constructor.Kind != HandleKind.MemberReference) return false;
        EntityHandle parent = metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent;
        if (parent.Kind != HandleKind.TypeReference) return false;
        TypeReference type = metadata.GetTypeReference((TypeReferenceHandle)parent);
        return metadata.StringComparer.Equals(type.Name, AttributeName) && metadata.StringComparer.Equals(type.Namespace, AttributeNamespace);
    }

    private static string MethodName(MetadataReader metadata, MethodDefinitionHandle handle)
    {
        MethodDefinition method = metadata.GetMethodDefinition(handle);
        return $"{metadata.GetString(metadata.GetTypeDefinition(method.GetDeclaringType()).Name)}.{metadata.GetString(method.Name)}";
    }

    private static WrittenQuery Decode(BlobReader blob, string method, string assemblyPath)
    {
        if (blob.ReadUInt16() != BlobProlog) throw new BadImageFormatException($"The attribute of {method} has no prolog.", assemblyPath);
        string file = Text(ref blob);
        string role = Text(ref blob);
        string sql = Text(ref blob);
        string[] parameters = Texts(ref blob);
        string[] columns = Texts(ref blob);
        if (parameters.Length % ValuesOfParameter != 0 || columns.Length % ValuesOfColumn != 0)
            throw new BadImageFormatException($"The attribute of {method} is of another version. Build the project with the package that this tool came with.", assemblyPath);
        return new WrittenQuery(
            method, file, role, sql,
            parameters.Chunk(ValuesOfParameter).Select(values => new WrittenParameter(values[0], values[1])).ToEquatableArray(),
            columns.Chunk(ValuesOfColumn).Select(values => new WrittenColumn(values[0], values[1], values[2].TrimEnd('?'), values[2].EndsWith('?'))).ToEquatableArray());

        string Text(ref BlobReader reader) => reader.ReadSerializedString() ?? throw new BadImageFormatException($"The attribute of {method} lacks a text.", assemblyPath);

        string[] Texts(ref BlobReader reader)
        {
            string[] texts = new string[Math.Max(0, reader.ReadInt32())];
            for (int i = 0; i < texts.Length; i++) texts[i] = Text(ref reader);
            return texts;
        }
    }
}
