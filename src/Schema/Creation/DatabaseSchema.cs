using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using StudyHub.Schema.Manifest;
using StudyHub.Schema.Model;

namespace StudyHub.Schema.Creation;

/// <summary>The schema that an assembly was compiled with: what its records say, as PostgreSQL is to have it.</summary>
public sealed class DatabaseSchema
{
    private readonly Lazy<SchemaModel> model;
    private readonly Lazy<string> fingerprint;

    private DatabaseSchema(Func<string> manifest)
    {
        model = new Lazy<SchemaModel>(() => ManifestReader.Read(manifest()));
        fingerprint = new Lazy<string>(() => SchemaFingerprint.Of(Model));
    }

    /// <summary>64 hexadecimal digits: equal for equal schemas.</summary>
    public string Fingerprint => fingerprint.Value;

    /// <summary>The names of the roles that the schema needs, sorted.</summary>
    public IReadOnlyList<string> Roles => [.. Model.Roles.Select(role => role.Name.Value)];

    /// <summary>The schema itself.</summary>
    /// <exception cref="InvalidOperationException">The assembly holds no schema.</exception>
    /// <exception cref="ManifestException">The assembly's schema was written by a newer version, or changed.</exception>
    public SchemaModel Model => model.Value;

    /// <summary>The schema in <paramref name="assembly"/>; it is read when it is first asked for.</summary>
    public static DatabaseSchema Of(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        return new DatabaseSchema(() => assembly.GetCustomAttribute<SchemaManifestAttribute>()?.Manifest
            ?? throw new InvalidOperationException(
                $"{assembly.GetName().Name} holds no schema. It needs a [Table] record, and the generator that StudyHub.Schema brings along."));
    }

    /// <summary>A schema from its manifest.</summary>
    public static DatabaseSchema Of(SchemaManifestAttribute manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        return new DatabaseSchema(() => manifest.Manifest);
    }
}
