using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text;
using StudyHub.Schema.Manifest;
using StudyHub.Schema.Model;
using StudyHub.Schema.Queries;
using StudyHub.Schema.Repositories;
using StudyHub.Schema.Revisions;

namespace StudyHub.Schema.Tool.Tests;

/// <summary>An assembly as the generator would leave it, for a model that no source describes.</summary>
internal static class SchemaAssembly
{
    /// <param name="path">The file to write.</param>
    /// <param name="model">Its schema.</param>
    /// <param name="revisions">What a build embeds.</param>
    /// <param name="queries">Queries that are written in SQL, in a class called Reports.</param>
    public static void Write(string path, SchemaModel model, IEnumerable<RevisionFile>? revisions = null, IEnumerable<WrittenQuery>? queries = null)
    {
        PersistedAssemblyBuilder assembly = new(new AssemblyName(Path.GetFileNameWithoutExtension(path)), typeof(object).Assembly);
        ModuleBuilder module = assembly.DefineDynamicModule("module");
        if (queries is not null) AddQueries(module.DefineType("Reports", TypeAttributes.Public | TypeAttributes.Abstract | TypeAttributes.Sealed), queries);
        ConstructorInfo attribute = typeof(SchemaManifestAttribute).GetConstructor([typeof(int), typeof(string)])!;
        assembly.SetCustomAttribute(new CustomAttributeBuilder(attribute, [ManifestFormat.Version, ManifestWriter.Write(model)]));

        MetadataBuilder metadata = assembly.GenerateMetadata(out BlobBuilder code, out BlobBuilder fields);
        BlobBuilder resources = new();
        foreach (RevisionFile file in revisions ?? [])
        {
            byte[] bytes = Encoding.UTF8.GetBytes(file.Text);
            metadata.AddManifestResource(ManifestResourceAttributes.Public, metadata.GetOrAddString("StudyHub.Schema/migrations/" + file.Path), default, (uint)resources.Count);
            resources.WriteInt32(bytes.Length);
            resources.WriteBytes(bytes);
            resources.Align(8);
        }
        ManagedPEBuilder image = new(PEHeaderBuilder.CreateLibraryHeader(), new MetadataRootBuilder(metadata), code, fields, resources);
        BlobBuilder blob = new();
        image.Serialize(blob);
        using FileStream output = File.Create(path);
        blob.WriteContentTo(output);
    }

    private static void AddQueries(TypeBuilder holder, IEnumerable<WrittenQuery> queries)
    {
        ConstructorInfo attribute = typeof(SqlQueryTextAttribute).GetConstructors().Single();
        foreach (WrittenQuery query in queries)
        {
            MethodBuilder method = holder.DefineMethod(query.Method, MethodAttributes.Public | MethodAttributes.Static, typeof(void), []);
            method.GetILGenerator().Emit(OpCodes.Ret);
            string[] parameters = [.. query.Parameters.SelectMany(parameter => new[] { parameter.Name, parameter.Type })];
            string[] columns = [.. query.Columns.SelectMany(column => new[] { column.Member, column.Name, column.Type + (column.IsNullable ? "?" : "") })];
            method.SetCustomAttribute(new CustomAttributeBuilder(attribute, [query.File, query.Role, query.Sql, parameters, columns]));
        }
        holder.CreateType();
    }
}
