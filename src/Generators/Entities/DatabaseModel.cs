using System;
using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;

namespace StudyHub.Schema.Generators.Entities;

/// <summary>What the database and session types are printed from: names alone, so that an edit inside a record does not print them again.</summary>
internal sealed record DatabaseModel
{
    /// <summary>The C# name, such as StudyHub: prefix of the generated types.</summary>
    public required string Name { get; init; }

    /// <summary>Empty for the global namespace.</summary>
    public required string Namespace { get; init; }

    /// <summary>The names in the database of the roles that sessions act as.</summary>
    public required string AnonRole { get; init; }

    public required string AuthenticatedRole { get; init; }

    public required string AdminRole { get; init; }

    /// <summary>StudyHub.Schema.Hosting is referred to: the database gets methods that register it among the services of an application.</summary>
    public bool HasHosting { get; init; }

    /// <summary>The source-generated context of its documents, with global::; null where they are read by reflection.</summary>
    public string? JsonContext { get; init; }

    /// <summary>The types inside of documents; none without a context.</summary>
    public DocumentTypes Documents { get; init; } = DocumentTypes.None;

    /// <summary>Sorted by property.</summary>
    public EquatableArray<SessionRepository> Repositories { get; init; }

    /// <summary>The name of the session's type, for a database of this name.</summary>
    public static string SessionName(string database) => database + "Session";

    /// <summary>The shortest namespace of the records, the first of several in ordinal order; where generated types live by default.</summary>
    public static string DefaultNamespace(IEnumerable<EntityModel> entities)
        => entities.Where(entity => entity.IsManaged).Select(entity => entity.Namespace)
            .OrderBy(name => name.Length).ThenBy(name => name, StringComparer.Ordinal).FirstOrDefault() ?? "";
}

/// <summary>One repository of a session.</summary>
/// <param name="Property">The session's property.</param>
/// <param name="Type">The repository's type with global::.</param>
/// <param name="IsPublic">False: the property is internal, as the repository is.</param>
internal sealed record SessionRepository(string Property, string Type, bool IsPublic);
