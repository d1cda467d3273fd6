using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Catalog;

/// <summary>Which part of a database is looked at. What belongs to an extension never is; the extension itself is.</summary>
public sealed record CatalogScope
{
    /// <summary>The schemas whose objects are looked at: all of them, also those that no record describes.</summary>
    public required EquatableArray<Identifier> Schemas { get; init; }

    /// <summary>The roles whose attributes, memberships and settings are looked at.</summary>
    public EquatableArray<Identifier> Roles { get; init; }

    /// <summary>Tables in these schemas that are somebody else's, such as a tool's history.</summary>
    public EquatableArray<QualifiedName> LeftOut { get; init; }

    /// <summary>
    /// Roles beside <see cref="Roles"/> that may be members of them: the logins of a deployment. Superusers and the role that is asking are
    /// known anyway.
    /// </summary>
    public EquatableArray<Identifier> KnownMembers { get; init; }

    /// <summary>All schemas that hold something of the model, its roles, and none of the tables that it only refers to.</summary>
    public static CatalogScope Of(SchemaModel model)
    {
        TableModel[] managed = model.Tables.Where(table => table.IsManaged).ToArray();
        return new CatalogScope
        {
            Schemas = model.Schemas
                .Concat(managed.Select(table => table.Name.Schema))
                .Concat(model.Enums.Select(type => type.Name.Schema))
                .Concat(model.Functions.Select(function => function.Name.Schema))
                .Concat(model.RawObjects.Select(item => item.Schema).OfType<Identifier>())
                .Distinct().OrderBy(schema => schema).ToEquatableArray(),
            Roles = model.Roles.Select(role => role.Name).OrderBy(role => role).ToEquatableArray(),
            LeftOut = model.Tables.Where(table => !table.IsManaged).Select(table => table.Name).ToEquatableArray(),
        };
    }
}
