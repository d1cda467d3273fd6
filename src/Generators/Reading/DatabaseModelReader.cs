using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Generators.Entities;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Generators.Reading;

/// <summary>What the database and session types need to know of all records.</summary>
internal static class DatabaseModelReader
{
    /// <summary>Null for an assembly without a managed table: it gets no database.</summary>
    /// <param name="entities">All records.</param>
    /// <param name="ofQueries">The documents in the rows of queries that are written in SQL.</param>
    /// <param name="database">As it is declared.</param>
    public static DatabaseModel? Read(ImmutableArray<EntityModel> entities, ImmutableArray<DocumentTypes> ofQueries, DatabaseReading database)
    {
        List<EntityModel> managed = entities.Where(entity => entity.IsManaged).ToList();
        if (managed.Count == 0) return null;
        DocumentTypes[] documents = [.. managed.Select(entity => entity.Documents), .. ofQueries];
        return new DatabaseModel
        {
            Name = database.Declaration.Name,
            Namespace = database.Namespace ?? DatabaseModel.DefaultNamespace(managed),
            AnonRole = RoleOf(database, RolePurpose.Anon),
            AuthenticatedRole = RoleOf(database, RolePurpose.Authenticated),
            AdminRole = RoleOf(database, RolePurpose.Admin),
            HasHosting = database.HasHosting,
            JsonContext = database.JsonContext?.Type,
            Documents = new DocumentTypes(
                documents.SelectMany(types => types.Enums).Distinct().OrderBy(type => type, System.StringComparer.Ordinal).ToEquatableArray(),
                documents.SelectMany(types => types.Initialised).Distinct().OrderBy(type => type.Type, System.StringComparer.Ordinal).ToEquatableArray()),
            Repositories = RepositoryNames.Of(managed),
        };
    }

    private static string RoleOf(DatabaseReading database, RolePurpose purpose)
        => database.Declaration.Roles.FirstOrDefault(role => role.Purpose == purpose)?.Name.Value ?? SnakeCase.From(purpose.ToString());
}
